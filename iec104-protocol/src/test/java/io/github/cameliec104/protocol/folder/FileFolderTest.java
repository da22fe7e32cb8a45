package io.github.cameliec104.protocol.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.cameliec104.protocol.file.FileAddress;
import io.github.cameliec104.protocol.file.FileEntry;
import io.github.cameliec104.protocol.file.FileSink;
import io.github.cameliec104.protocol.file.FileSource;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileFolderTest {

  private static final FileAddress FILE = new FileAddress(1, 30000, 1);
  private static final Instant OLD = Instant.parse("2024-07-15T13:45:37.123Z");

  @TempDir Path path;
  private final Queue<FileEntry> announced = new ConcurrentLinkedQueue<>();
  private FileFolder folder;

  private FileFolder open(int maxUpload) {
    folder =
        FileFolder.open(
            FolderSettings.of(path).withMaxUpload(maxUpload).withScan(Duration.ofMillis(20)),
            announced::add);
    return folder;
  }

  @AfterEach
  void close() {
    if (folder != null) {
      folder.close();
    }
  }

  private Path write(String name, String text) throws IOException {
    Path file = path.resolve(name);
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(OLD));
    return file;
  }

  private static <T> T get(CompletionStage<T> stage) throws Exception {
    try {
      return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw (Exception) e.getCause();
    }
  }

  private List<FileEntry> list() throws Exception {
    return get(folder.list(1, 0)).orElseThrow().stream()
        .sorted(Comparator.comparing(entry -> entry.address().objectAddress()))
        .toList();
  }

  private String read(FileAddress address) throws Exception {
    FileSource source = get(folder.open(address)).orElseThrow();
    String text = new String(get(source.read(0, source.length())), UTF_8);
    source.close();
    return text;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void namesTellAddressesAndOthersGetThemInOrder() throws Exception {
    write("30000-1-fault.cfg", "cfg");
    write("30000-2-fault.dat", "data");
    write("beta.txt", "b");
    write("alpha.txt", "a");
    open(0);
    assertThat(list())
        .containsExactlyInAnyOrder(
            new FileEntry(FILE, 3, OLD),
            new FileEntry(new FileAddress(1, 30000, 2), 4, OLD),
            new FileEntry(new FileAddress(1, 30001, 1), 1, OLD),
            new FileEntry(new FileAddress(1, 30002, 1), 1, OLD));
    assertThat(read(FILE)).isEqualTo("cfg");
    assertThat(read(new FileAddress(1, 30001, 1))).isEqualTo("a");
  }

  @ParameterizedTest
  @CsvSource({
    "30000-1, 30000, 1",
    "30000-1-a-b.c, 30000, 1",
    "1-65535-x, 1, 65535",
    "16777215-0, 16777215, 0",
    "0-1, , ",
    "16777216-1, , ",
    "1-65536, , ",
    "30000, , ",
    "30000-1.cfg, , ",
    "a30000-1, , "
  })
  void aNameTellsAnAddressOrNone(String name, Integer objectAddress, Integer nof) {
    FileAddress expected = objectAddress == null ? null : new FileAddress(7, objectAddress, nof);
    assertThat(FileName.address(7, name)).isEqualTo(expected);
  }

  @Test
  void addressesStayTheSameAfterARestartAndAreNotGivenAgain() throws Exception {
    write("b", "b");
    write("c", "c");
    open(0);
    assertThat(read(new FileAddress(1, 30000, 1))).isEqualTo("b");
    folder.close();
    Files.delete(path.resolve("b"));
    write("a", "a");
    open(0);
    assertThat(get(folder.open(FILE))).isEmpty();
    assertThat(read(new FileAddress(1, 30001, 1))).isEqualTo("c");
    assertThat(read(new FileAddress(1, 30002, 1))).isEqualTo("a");
  }

  @Test
  void whatIsHiddenUnfinishedALinkOrAFolderIsNotOffered() throws Exception {
    write(".30000-1", "x");
    write("30000-1.tmp", "x");
    write("30001-1.part", "x");
    write("30002-1.inprogress", "x");
    Files.createDirectory(path.resolve("30003-1"));
    Files.createSymbolicLink(path.resolve("30004-1"), write("real", "x"));
    open(0);
    assertThat(list()).hasSize(1);
    assertThat(read(list().get(0).address())).isEqualTo("x");
  }

  @Test
  void aFileTooLongToBeToldIsNotOffered() throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(path.resolve("30000-1").toFile(), "rw")) {
      file.setLength(FileEntry.MAX_LENGTH + 1L);
    }
    try (RandomAccessFile file = new RandomAccessFile(path.resolve("30001-1").toFile(), "rw")) {
      file.setLength(FileEntry.MAX_LENGTH);
    }
    open(0);
    await().untilAsserted(() -> assertThat(list()).hasSize(1));
    assertThat(list().get(0).length()).isEqualTo(FileEntry.MAX_LENGTH);
  }

  @Test
  void aNewFileIsOfferedAndAnnouncedOnceItDoesNotChangeAnyMore() throws Exception {
    write("30001-1", "old");
    open(0);
    Files.writeString(path.resolve("30000-1"), "new");
    await().untilAsserted(() -> assertThat(announced).hasSize(1));
    assertThat(announced.element().address()).isEqualTo(FILE);
    assertThat(read(FILE)).isEqualTo("new");
    Files.writeString(path.resolve("30000-1"), "newer");
    await().untilAsserted(() -> assertThat(announced).hasSize(2));
    assertThat(read(FILE)).isEqualTo("newer");
  }

  @Test
  void aFileThatGrowsIsNotOffered() throws Exception {
    FolderIndex index = new FolderIndex(FolderSettings.of(path).withScan(Duration.ofSeconds(2)));
    Path file = path.resolve("30000-1");
    Instant now = Instant.now();
    Files.writeString(file, "1");
    assertThat(index.scan(now, 0)).isEmpty();
    Files.writeString(file, "12");
    assertThat(index.scan(now, 1_900_000_000L)).isEmpty();
    assertThat(index.scan(now, 3_800_000_000L)).isEmpty();
    assertThat(index.find(FILE)).isNull();
    assertThat(index.scan(now, 3_900_000_000L)).hasSize(1);
    Files.writeString(file, "123");
    index.scan(now, 4_000_000_000L);
    assertThat(index.find(FILE)).isNull();
  }

  @Test
  void aFileThatChangesWhileItIsReadFails() throws Exception {
    Path file = write("30000-1", "0123456789");
    open(0);
    FileSource source = get(folder.open(FILE)).orElseThrow();
    assertThat(get(source.read(0, 5))).hasSize(5);
    Files.writeString(file, "9876543210");
    assertThatThrownBy(() -> get(source.read(5, 5))).isInstanceOf(IOException.class);
    source.close();
  }

  @Test
  void aFileThatIsReplacedIsReadAsItWas() throws Exception {
    Path file = write("30000-1", "0123456789");
    open(0);
    FileSource source = get(folder.open(FILE)).orElseThrow();
    Files.move(write("next.tmp", "98765"), file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(new String(get(source.read(0, 10)), UTF_8)).isEqualTo("0123456789");
    source.close();
  }

  @Test
  void whatIsReceivedIsNotSeenBeforeItIsComplete() throws Exception {
    open(100);
    FileSink sink = get(folder.create(FILE, 6)).orElseThrow();
    get(sink.write("abc".getBytes(UTF_8)));
    get(sink.write("def".getBytes(UTF_8)));
    assertThat(list()).isEmpty();
    assertThat(names()).allMatch(name -> name.startsWith("."));
    get(sink.complete());
    assertThat(names()).containsExactly("30000-1");
    assertThat(read(FILE)).isEqualTo("abcdef");
    sink.discard();
    assertThat(read(FILE)).isEqualTo("abcdef");
    assertThat(announced).isEmpty();
  }

  @Test
  void aReceivedFileTakesThePlaceOfTheOneWithItsAddress() throws Exception {
    write("30000-1-fault.cfg", "old");
    open(100);
    FileSink sink = get(folder.create(FILE, 3)).orElseThrow();
    get(sink.write("new".getBytes(UTF_8)));
    assertThat(Files.readString(path.resolve("30000-1-fault.cfg"))).isEqualTo("old");
    get(sink.complete());
    assertThat(names()).containsExactly("30000-1-fault.cfg");
    assertThat(read(FILE)).isEqualTo("new");
  }

  @Test
  void whatIsDiscardedOrLeftOverIsRemoved() throws Exception {
    Files.writeString(path.resolve(".iec104-transfer-old.part"), "x");
    open(100);
    assertThat(names()).isEmpty();
    FileSink discarded = get(folder.create(FILE, 3)).orElseThrow();
    get(discarded.write("abc".getBytes(UTF_8)));
    discarded.discard();
    await().untilAsserted(() -> assertThat(names()).isEmpty());
    FileSink open = get(folder.create(FILE, 3)).orElseThrow();
    get(open.write("abc".getBytes(UTF_8)));
    folder.close();
    await().untilAsserted(() -> assertThat(names()).isEmpty());
  }

  @Test
  void moreThanPermittedIsNotTaken() throws Exception {
    open(5);
    assertThat(get(folder.create(FILE, 6))).isEmpty();
    FileSink unknownLength = get(folder.create(FILE, 0)).orElseThrow();
    get(unknownLength.write(new byte[5]));
    assertThatThrownBy(() -> get(unknownLength.write(new byte[1])))
        .isInstanceOf(IOException.class)
        .hasMessage("more than 5 octets");
    unknownLength.discard();
  }

  @Test
  void aFolderToReadIsNeitherWrittenNorEmptied() throws Exception {
    write("30000-1", "x");
    open(0);
    assertThat(get(folder.create(new FileAddress(1, 30001, 1), 1))).isEmpty();
    assertThat(get(folder.delete(FILE))).isFalse();
    assertThat(names()).containsExactly("30000-1");
  }

  @Test
  void filesAreDeletedUnderTheirAddressOnly() throws Exception {
    write("30000-1", "x");
    open(100);
    assertThat(get(folder.delete(new FileAddress(1, 30000, 2)))).isFalse();
    assertThat(get(folder.delete(new FileAddress(2, 30000, 1)))).isFalse();
    assertThat(get(folder.delete(FILE))).isTrue();
    assertThat(names()).isEmpty();
    assertThat(get(folder.open(FILE))).isEmpty();
  }

  @Test
  void theFilesAreThoseOfOneStationAndOneDirectory() throws Exception {
    write("30000-1", "x");
    open(100);
    assertThat(get(folder.list(2, 0))).contains(List.of());
    assertThat(get(folder.list(1, 5))).isEmpty();
    assertThat(get(folder.open(new FileAddress(2, 30000, 1)))).isEmpty();
    assertThat(get(folder.create(new FileAddress(2, 30000, 1), 1))).isEmpty();
  }

  @Test
  void theRecordsOfATimeAreFoundInAnArchive() throws Exception {
    write(
        "30000-1-archive.log",
        """
        no time yet
        2026-11-20T10:00:00Z first
        2026-11-20T10:00:01.5Z,second
          goes on
        2026-11-20T12:00:02+01:00;third
        2026-11-20T11:00:03Z\tfourth
        """);
    open(0);
    Optional<FileSource> found =
        get(
            folder.query(
                FILE,
                Instant.parse("2026-11-20T10:00:01Z"),
                Instant.parse("2026-11-20T11:00:02Z")));
    FileSource records = found.orElseThrow();
    assertThat(new String(get(records.read(0, records.length())), UTF_8))
        .isEqualTo(
            """
            2026-11-20T10:00:01.5Z,second
              goes on
            2026-11-20T12:00:02+01:00;third
            """);
    records.close();
    await().untilAsserted(() -> assertThat(names()).containsExactly("30000-1-archive.log"));
  }

  @Test
  void aClosedFolderAnswersThatItIsClosed() {
    open(0).close();
    assertThatThrownBy(() -> get(folder.open(FILE)))
        .isInstanceOf(IOException.class)
        .hasMessage("the folder is closed");
  }

  @Test
  void twoFilesOfOneAddressDoNotHideEachOtherByChance() throws Exception {
    write("30000-1-b", "b");
    write("30000-1-a", "a");
    open(0);
    assertThat(list()).hasSize(1);
    assertThat(read(FILE)).isEqualTo("a");
  }
}
