package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameliec104.protocol.Iec104ClosedException;
import io.github.cameliec104.protocol.Iec104TimeoutException;
import io.github.cameliec104.protocol.file.FileAddress;
import io.github.cameliec104.protocol.file.FileCall;
import io.github.cameliec104.protocol.file.FileEntry;
import io.github.cameliec104.protocol.file.FileResult;
import io.github.cameliec104.protocol.file.FileRules;
import io.github.cameliec104.protocol.file.FileSource;
import io.github.cameliec104.protocol.file.MemoryFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a master sends and makes of the answers, octet by octet; the test is the station. */
class MasterFilesTest {

  private static final FileAddress FILE = new FileAddress(1, 30000, 1);
  private static final String HEAD = "010d0001003075000100";

  /** F_SC_NA_1. */
  private static final String SELECT = "7a" + HEAD + "0001";

  private static final String CALL_FILE = "7a" + HEAD + "0002";
  private static final String CALL_SECTION_1 = "7a" + HEAD + "0106";
  private static final String DEACTIVATE = "7a" + HEAD + "0003";
  private static final String DELETE = "7a" + HEAD + "0004";

  /** F_FR_NA_1. */
  private static final String READY_3 = "78" + HEAD + "03000000";

  private static final String REFUSED = "78" + HEAD + "00000080";

  /** F_SR_NA_1. */
  private static final String SECTION_1_OF_3 = "79" + HEAD + "0103000000";

  /** F_SG_NA_1. */
  private static final String SEGMENT_1_2_3 = "7d" + HEAD + "0103010203";

  /** F_LS_NA_1. */
  private static final String LAST_SEGMENT = "7b" + HEAD + "010306";

  private static final String LAST_SECTION = "7b" + HEAD + "010106";

  /** F_AF_NA_1. */
  private static final String SECTION_OK = "7c" + HEAD + "0103";

  private static final String SECTION_BAD = "7c" + HEAD + "0124";
  private static final String FILE_OK = "7c" + HEAD + "0001";
  private static final String FILE_BAD = "7c" + HEAD + "0022";

  private final MasterRig rig = MasterRig.started(MasterRig.QUIET);
  private final MemoryFile got = new MemoryFile();

  private CompletableFuture<FileResult> download() {
    return rig.station.files().download(FileCall.of(FILE), got, Runnable::run);
  }

  private void expect(String... sent) {
    assertThat(rig.sent()).containsExactly(sent);
  }

  private void downloadedUpTo(String lastReceived) {
    rig.sent();
    for (String asdu : List.of(READY_3, SECTION_1_OF_3, SEGMENT_1_2_3, LAST_SEGMENT)) {
      rig.receive(asdu);
      rig.sent();
      if (asdu.equals(lastReceived)) {
        return;
      }
    }
  }

  @Test
  void downloadsAFile() {
    CompletableFuture<FileResult> result = download();
    expect(SELECT);
    rig.receive(READY_3);
    expect(CALL_FILE);
    rig.receive(SECTION_1_OF_3);
    expect(CALL_SECTION_1);
    rig.receive(SEGMENT_1_2_3);
    expect();
    rig.receive(LAST_SEGMENT);
    expect(SECTION_OK);
    assertThat(result).isNotDone();
    rig.receive(LAST_SECTION);
    expect(FILE_OK);
    assertThat(result).isCompletedWithValue(new FileResult.Complete(FILE, 3));
    assertThat(got.octets()).containsExactly(1, 2, 3);
  }

  @Test
  void theOriginatorIsInEveryRequest() {
    MasterRig seven = MasterRig.started(MasterRig.QUIET.withOriginator(7));
    seven.station.files().download(FileCall.of(FILE), got, Runnable::run);
    assertThat(seven.sent()).containsExactly(SELECT.replace("010d00", "010d07"));
  }

  @Test
  void aFileThatTheStationDoesNotHaveIsARefusal() {
    CompletableFuture<FileResult> result = download();
    expect(SELECT);
    rig.receive(REFUSED);
    expect();
    assertThat(result)
        .isCompletedWithValue(new FileResult.Refused(FILE, "the peer refuses the file"));
  }

  @ParameterizedTest
  @CsvSource({
    "6f, UNKNOWN_OBJECT_ADDRESS",
    "2f, UNKNOWN_OBJECT_ADDRESS",
    "6c, UNKNOWN_TYPE",
    "4d, FILE_TRANSFER"
  })
  void aMirroredRefusalIsARefusal(String cause, String name) {
    CompletableFuture<FileResult> result = download();
    expect(SELECT);
    rig.receive(SELECT.replace("7a010d", "7a01" + cause));
    assertThat(result)
        .isCompletedWithValue(
            new FileResult.Refused(FILE, "the station refuses it with cause " + name));
  }

  @Test
  void aSectionWithAWrongChecksumIsAskedForAgain() {
    CompletableFuture<FileResult> result = download();
    downloadedUpTo(SEGMENT_1_2_3);
    rig.receive("7b" + HEAD + "010307");
    expect(SECTION_BAD);
    rig.receive(SECTION_1_OF_3);
    expect(CALL_SECTION_1);
    rig.receive("7d" + HEAD + "0103010203");
    rig.receive(LAST_SEGMENT);
    expect(SECTION_OK);
    rig.receive(LAST_SECTION);
    expect(FILE_OK);
    assertThat(result).isCompletedWithValue(new FileResult.Complete(FILE, 3));
    assertThat(got.octets()).containsExactly(1, 2, 3);
  }

  @Test
  void aSectionThatIsAlwaysWrongFailsWithTheReason() {
    CompletableFuture<FileResult> result = download();
    downloadedUpTo(READY_3);
    for (int attempt = 1; attempt <= 3; attempt++) {
      rig.receive(SECTION_1_OF_3);
      expect(CALL_SECTION_1);
      rig.receive(SEGMENT_1_2_3);
      rig.receive("7b" + HEAD + "010307");
      expect(attempt < 3 ? SECTION_BAD : FILE_BAD);
    }
    String reason = "the checksum of section 1 is 6, expected 7, 3 times";
    assertThat(result).isCompletedWithValue(new FileResult.Failed(FILE, reason));
    assertThat(got.octets()).isEmpty();
  }

  @Test
  void aLostSegmentIsFoundThoughTheChecksumFits() {
    CompletableFuture<FileResult> result = download();
    downloadedUpTo(READY_3);
    rig.receive(SECTION_1_OF_3);
    expect(CALL_SECTION_1);
    rig.receive("7d" + HEAD + "01020204");
    rig.receive(LAST_SEGMENT);
    expect(SECTION_BAD);
    assertThat(result).isNotDone();
  }

  @Test
  void aFileWithAWrongChecksumFails() {
    CompletableFuture<FileResult> result = download();
    downloadedUpTo(LAST_SEGMENT);
    rig.receive("7b" + HEAD + "010105");
    expect(FILE_BAD);
    String reason = "the checksum of the file is 6, expected 5";
    assertThat(result).isCompletedWithValue(new FileResult.Failed(FILE, reason));
    assertThat(got.octets()).isEmpty();
  }

  @Test
  void aStationThatDoesNotSayTheLengthMaySendAnyFile() {
    CompletableFuture<FileResult> result = download();
    expect(SELECT);
    rig.receive("78" + HEAD + "00000000");
    expect(CALL_FILE);
    rig.receive("79" + HEAD + "0100000000");
    expect(CALL_SECTION_1);
    rig.receive(SEGMENT_1_2_3);
    rig.receive(LAST_SEGMENT);
    expect(SECTION_OK);
    rig.receive(LAST_SECTION);
    assertThat(result).isCompletedWithValue(new FileResult.Complete(FILE, 3));
  }

  @Test
  void aSectionLargerThanAcceptedFails() {
    FileRules small = FileRules.DEFAULT.withMaxSection(2);
    CompletableFuture<FileResult> result =
        rig.station.files().download(FileCall.of(FILE).withRules(small), got, Runnable::run);
    downloadedUpTo(READY_3);
    rig.receive(SECTION_1_OF_3);
    expect("7c" + HEAD + "0012");
    assertThat(result).isCompletedWithValue(new FileResult.Failed(FILE, "section 1 of 3 octets"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", READY_3, SECTION_1_OF_3, SEGMENT_1_2_3, LAST_SEGMENT})
  void aStationThatFallsSilentTimesOutAndIsTold(String last) {
    CompletableFuture<FileResult> result = download();
    expect(SELECT);
    if (!last.isEmpty()) {
      downloadedUpTo(last);
    }
    rig.advance(Duration.ofMillis(29_999));
    assertThat(result).isNotDone();
    rig.advance(Duration.ofMillis(1));
    expect(DEACTIVATE);
    assertThatThrownBy(result::join).hasCauseInstanceOf(Iec104TimeoutException.class);
    assertThat(got.octets()).isEmpty();
  }

  @Test
  void eachCallHasItsOwnTimeLimit() {
    FileCall call = FileCall.of(FILE).withTimeout(Duration.ofSeconds(2));
    CompletableFuture<FileResult> result = rig.station.files().download(call, got, Runnable::run);
    expect(SELECT);
    rig.advance(Duration.ofSeconds(2));
    assertThat(result).isCompletedExceptionally();
  }

  @Test
  void aLateAnswerIsNotTakenForOneToTheNextRequest() {
    final CompletableFuture<FileResult> first = download();
    final CompletableFuture<FileResult> second = download();
    expect(SELECT);
    rig.advance(Duration.ofSeconds(30));
    assertThat(first).isCompletedExceptionally();
    expect(DEACTIVATE);
    rig.receive(SECTION_1_OF_3);
    rig.receive(SEGMENT_1_2_3);
    expect();
    rig.receive(READY_3);
    expect(SELECT);
    rig.receive(LAST_SECTION);
    expect();
    assertThat(second).isNotDone();
    rig.receive(REFUSED);
    assertThat(second.join()).isInstanceOf(FileResult.Refused.class);
  }

  @Test
  void aStationThatNeverAnswersADeactivationIsAskedAgainAfterTheTimeLimit() {
    download();
    CompletableFuture<FileResult> second = download();
    expect(SELECT);
    rig.advance(Duration.ofSeconds(30));
    expect(DEACTIVATE);
    rig.advance(Duration.ofMillis(29_999));
    expect();
    rig.advance(Duration.ofMillis(1));
    expect(SELECT);
    assertThat(second).isNotDone();
  }

  @Test
  void answersForOtherFilesAndStationsAreNotTaken() {
    CompletableFuture<FileResult> result = download();
    expect(SELECT);
    rig.receive(READY_3.replace("307500", "317500"));
    rig.receive(READY_3.replace("0d0001", "0d0002"));
    rig.receive("78" + HEAD.substring(0, HEAD.length() - 4) + "0200" + "03000000");
    rig.receive(READY_3.replace("010d", "018d"));
    rig.receive(READY_3.replace("010d", "0105"));
    expect();
    assertThat(result).isNotDone();
  }

  @Test
  void requestsToOneStationWaitForEachOther() {
    download();
    CompletableFuture<FileResult> deletion = rig.station.files().delete(FileCall.of(FILE));
    FileAddress elsewhere = new FileAddress(2, 30000, 1);
    rig.station.files().download(FileCall.of(elsewhere), new MemoryFile(), Runnable::run);
    expect(SELECT, SELECT.replace("0d0001", "0d0002"));
    rig.receive(REFUSED);
    expect(DELETE);
    rig.receive("78" + HEAD + "00000000");
    assertThat(deletion).isCompletedWithValue(new FileResult.Complete(FILE, 0));
  }

  @Test
  void moreThanAThousandOpenRequestsAreRefused() {
    for (int i = 0; i < 1000; i++) {
      assertThat(download()).isNotDone();
    }
    assertThatThrownBy(() -> download().join()).hasCauseInstanceOf(IllegalStateException.class);
    rig.stop();
    rig.start();
    assertThat(download()).isNotDone();
  }

  @Test
  void theStopOfDataTransferEndsEveryRequest() {
    final CompletableFuture<FileResult> running = download();
    final CompletableFuture<FileResult> waiting = download();
    expect(SELECT);
    rig.stop();
    assertThatThrownBy(running::join)
        .hasCauseInstanceOf(Iec104ClosedException.class)
        .hasMessageContaining("the network connection failed");
    assertThatThrownBy(waiting::join).hasCauseInstanceOf(Iec104ClosedException.class);
    rig.start();
    expect();
  }

  @Test
  void uploadsAFile() {
    CompletableFuture<FileResult> result =
        rig.station
            .files()
            .upload(FileCall.of(FILE), FileSource.of(new byte[] {1, 2, 3}), Runnable::run);
    expect(READY_3);
    rig.receive(CALL_FILE);
    expect(SECTION_1_OF_3);
    rig.receive(CALL_SECTION_1);
    expect(SEGMENT_1_2_3, LAST_SEGMENT);
    rig.receive(SECTION_OK);
    expect(LAST_SECTION);
    assertThat(result).isNotDone();
    rig.receive(FILE_OK);
    expect();
    assertThat(result).isCompletedWithValue(new FileResult.Complete(FILE, 3));
  }

  @Test
  void anUploadThatTheStationDoesNotWantIsARefusal() {
    CompletableFuture<FileResult> result =
        rig.station.files().upload(FileCall.of(FILE), FileSource.of(new byte[3]), Runnable::run);
    expect(READY_3);
    rig.receive("7c" + HEAD + "0012");
    assertThat(result.join())
        .isEqualTo(new FileResult.Refused(FILE, "the peer did not accept the file: no memory"));
    expect();
  }

  @Test
  void anUploadThatTheStationDoesNotAcknowledgeFails() {
    CompletableFuture<FileResult> result =
        rig.station.files().upload(FileCall.of(FILE), FileSource.of(new byte[3]), Runnable::run);
    rig.sent();
    rig.receive(CALL_FILE);
    rig.receive(CALL_SECTION_1);
    rig.sent();
    rig.receive(SECTION_OK);
    rig.sent();
    rig.receive(FILE_BAD);
    assertThat(result.join())
        .isEqualTo(
            new FileResult.Failed(FILE, "the peer did not accept the file: the checksum failed"));
  }

  @Test
  void anUploadIsNotCompleteBeforeTheFileIsAcknowledged() {
    CompletableFuture<FileResult> result =
        rig.station.files().upload(FileCall.of(FILE), FileSource.of(new byte[3]), Runnable::run);
    for (String early : List.of(FILE_OK, SECTION_OK, CALL_SECTION_1)) {
      rig.receive(early);
    }
    expect(READY_3);
    rig.receive(CALL_FILE);
    rig.receive(FILE_OK);
    rig.receive(SECTION_OK);
    rig.sent();
    assertThat(result).isNotDone();
    rig.advance(Duration.ofSeconds(30));
    expect("7b" + HEAD + "010200");
    assertThatThrownBy(result::join).hasCauseInstanceOf(Iec104TimeoutException.class);
  }

  @Test
  void listsADirectory() {
    CompletableFuture<FileResult> result = rig.station.files().directory(FileCall.directory(1));
    expect("7a0105000100000000" + "00000000");
    rig.receive(
        "7e 82 05 00 01 00 30 75 00 01 00 58 02 00 00 03 91 2d 0d 2f 07 18"
            + "02 00 ff ff ff 80 5f ea bb 97 1f 0c 63");
    assertThat(result).isNotDone();
    rig.receive("7e 81 05 00 01 00 40 75 00 02 00 05 00 00 60 03 91 2d 0d 2f 07 18");
    Instant time = Instant.parse("2024-07-15T11:45:37.123Z");
    assertThat(result)
        .isCompletedWithValue(
            new FileResult.Listed(
                new FileAddress(1, 0, 0),
                List.of(
                    new FileEntry(FILE, 600, time),
                    new FileEntry(
                        new FileAddress(1, 30001, 2), 0xFFFFFF, FileEntry.Kind.FILE, true, null),
                    new FileEntry(
                        new FileAddress(1, 30016, 2), 5, FileEntry.Kind.DIRECTORY, false, time))));
  }

  @Test
  void aNewFileIsAnEvent() {
    rig.receive("7e 81 03 00 01 00 30 75 00 01 00 58 02 00 20 03 91 2d 0d 2f 07 18");
    Instant time = Instant.parse("2024-07-15T11:45:37.123Z");
    assertThat(rig.events)
        .containsExactly(
            new LinkEvent.FileAnnounced(new FileEntry(FILE, 600, time), MasterRig.WALL_CLOCK));
    assertThat(rig.done()).isOne();
  }

  @Test
  void queriesAnArchive() {
    Instant from = Instant.parse("2024-07-15T11:45:37.123Z");
    rig.station.files().query(FileCall.of(FILE), from, from.plusSeconds(1), got, Runnable::run);
    // F_SC_NB_1
    expect("7f" + HEAD + "03912d8d2f0718" + "eb942d8d2f0718");
  }

  @Test
  void whatCannotBeSentFailsAtOnce() {
    assertThatThrownBy(() -> rig.station.files().delete(FileCall.directory(65535)).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(IllegalArgumentException.class);
    Instant old = Instant.parse("1999-07-15T11:45:37.123Z");
    assertThatThrownBy(
            () -> rig.station.files().query(FileCall.of(FILE), old, old, got, Runnable::run).join())
        .hasCauseInstanceOf(IllegalArgumentException.class);
  }
}
