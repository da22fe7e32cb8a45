package io.github.cameliec104.protocol.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameliec104.protocol.Iec104ClosedException;
import io.github.cameliec104.protocol.asdu.AsduCodec;
import io.github.cameliec104.protocol.asdu.TimeRules;
import io.github.cameliec104.protocol.file.FileAddress;
import io.github.cameliec104.protocol.file.FileCall;
import io.github.cameliec104.protocol.file.FileClient;
import io.github.cameliec104.protocol.file.FileEntry;
import io.github.cameliec104.protocol.file.FileResult;
import io.github.cameliec104.protocol.file.FileRules;
import io.github.cameliec104.protocol.file.FileSink;
import io.github.cameliec104.protocol.file.FileSource;
import io.github.cameliec104.protocol.file.FilesInMemory;
import io.github.cameliec104.protocol.file.MemoryFile;
import io.github.cameliec104.protocol.station.LinkCounters;
import io.github.cameliec104.protocol.station.MasterListener;
import io.github.cameliec104.protocol.station.MasterProfile;
import io.github.cameliec104.protocol.station.MasterStation;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.SlaveListener;
import io.github.cameliec104.protocol.station.SlaveStation;
import io.github.cameliec104.protocol.station.StartUp;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files between a master and a slave of ours, over whole pipelines in virtual time. */
class FilesOverLinkTest {

  private static final FileAddress FILE = new FileAddress(1, 30000, 1);
  private static final InstantSource WALL_CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-20T10:00:00Z"));

  private final FilesInMemory store = new FilesInMemory();
  private final SlaveStation slave =
      new SlaveStation(
          new AsduCodec(LinkSettings.DEFAULT.sizes()),
          TimeRules.DEFAULT,
          new SlaveListener() {},
          WALL_CLOCK,
          100,
          SlaveLimits.DEFAULT.commands());

  /** A master connected to the slave. */
  private final class Master implements MasterListener {
    private final MasterStation station =
        new MasterStation(
            new MasterProfile(
                StartUp.DEFAULT.withInterrogate(List.of()),
                TimeRules.DEFAULT,
                new AsduCodec(LinkSettings.DEFAULT.sizes())),
            this,
            WALL_CLOCK,
            new LinkCounters());
    private VirtualLink link;

    Master() {
      connect();
    }

    void connect() {
      link =
          new VirtualLink(
              station,
              LinkSettings.DEFAULT,
              slave,
              LinkSettings.DEFAULT,
              UnpooledByteBufAllocator.DEFAULT);
      link.settle();
    }

    @Override
    public void points(List<PointUpdate> points, Runnable done) {
      done.run();
    }

    CompletableFuture<FileResult> ask(Function<FileClient, CompletableFuture<FileResult>> request) {
      List<CompletableFuture<FileResult>> asked = new ArrayList<>();
      link.master().handler().execute(() -> asked.add(request.apply(station.files())));
      return asked.get(0);
    }

    CompletableFuture<FileResult> download(FileCall call, FileSink sink) {
      return ask(client -> client.download(call, sink, link.master().handler()::execute));
    }

    CompletableFuture<FileResult> upload(FileCall call, FileSource source) {
      return ask(client -> client.upload(call, source, link.master().handler()::execute));
    }
  }

  private void serve(FileRules rules) {
    slave.host(1);
    slave.host(2);
    slave.files().serve(store, rules);
  }

  private static List<Integer> lengths() {
    return List.of(0, 1, 235, 236, 237, 239, 240, 241, 254, 255, 256, 65_535, 65_536, 1_048_576);
  }

  private static FileRules sizes(Random random, int length) {
    int section = 1 + random.nextInt(Math.max(1, length / 2 + 300));
    return FileRules.DEFAULT.withSizes(section, 40 + random.nextInt(201));
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void everyFileArrivesAsItWasBothWays(int length) {
    Random random = new Random(length);
    for (int round = 0; round < (length > 1000 ? 2 : 10); round++) {
      serve(sizes(random, length));
      byte[] octets = new byte[length];
      random.nextBytes(octets);
      FileCall call = FileCall.of(FILE).withRules(sizes(random, length));
      Master master = new Master();
      CompletableFuture<FileResult> sent = master.upload(call, FileSource.of(octets));
      master.link.settle();
      assertThat(sent).isCompletedWithValue(new FileResult.Complete(FILE, length));
      assertThat(store.octets(FILE)).isEqualTo(octets);

      MemoryFile got = new MemoryFile();
      CompletableFuture<FileResult> received = master.download(call, got);
      master.link.settle();
      assertThat(received).isCompletedWithValue(new FileResult.Complete(FILE, length));
      assertThat(got.octets()).isEqualTo(octets);
      assertThat(store.open()).isZero();
      master.link.cut();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCutLinkEndsATransferAndFreesTheStation(boolean download) {
    byte[] octets = FilesInMemory.counting(20_000);
    store.with(FILE, octets, Instant.EPOCH);
    serve(FileRules.DEFAULT.withSizes(5000, 100));
    Random random = new Random(7);
    for (int pieces = 1; pieces < 400; pieces += 7) {
      Master master = new Master();
      FileAddress other = new FileAddress(1, 30001, 1);
      MemoryFile got = new MemoryFile();
      CompletableFuture<FileResult> cut =
          download
              ? master.download(FileCall.of(FILE), got)
              : master.upload(FileCall.of(other), FileSource.of(octets));
      for (int i = 0; i < pieces; i++) {
        master.link.moveSome(random);
      }
      assertThat(cut).isNotDone();
      master.link.cut();
      assertThat(cut).isCompletedExceptionally();
      assertThatThrownBy(cut::join).hasCauseInstanceOf(Iec104ClosedException.class);
      assertThat(store.open()).isZero();
      assertThat(got.octets()).isEmpty();
      assertThat(store.octets(other)).isNull();
      master.connect();
      CompletableFuture<FileResult> again = master.download(FileCall.of(FILE), got);
      master.link.settle();
      assertThat(again).isCompletedWithValue(new FileResult.Complete(FILE, 20_000));
      assertThat(got.octets()).isEqualTo(octets);
      master.link.cut();
    }
  }

  /** Sixteen megabytes that are nowhere: octets are made and compared as they pass. */
  private static final class Endless implements FileSource, FileSink {
    private static final int LENGTH = FileEntry.MAX_LENGTH;
    private int largest;
    private int position;

    @Override
    public int length() {
      return LENGTH;
    }

    private static byte[] octets(int offset, int count) {
      byte[] octets = new byte[count];
      for (int i = 0; i < count; i++) {
        octets[i] = (byte) (((offset + i) * 31) >> 3);
      }
      return octets;
    }

    @Override
    public CompletionStage<byte[]> read(int offset, int count) {
      largest = Math.max(largest, count);
      return CompletableFuture.completedStage(octets(offset, count));
    }

    @Override
    public void close() {
      // nothing is held
    }

    @Override
    public CompletionStage<Void> write(byte[] octets) {
      assertThat(octets).isEqualTo(octets(position, octets.length));
      largest = Math.max(largest, octets.length);
      position += octets.length;
      return CompletableFuture.allOf();
    }

    @Override
    public CompletionStage<Void> complete() {
      return CompletableFuture.allOf();
    }

    @Override
    public void discard() {
      position = 0;
    }
  }

  @Test
  void theLongestFileNeedsTheMemoryOfASection() {
    serve(FileRules.DEFAULT);
    Endless source = new Endless();
    Endless sink = new Endless();
    FilesInMemory big =
        new FilesInMemory() {
          @Override
          public CompletionStage<Optional<FileSource>> open(FileAddress address) {
            return CompletableFuture.completedStage(Optional.of(source));
          }
        };
    slave.files().serve(big, FileRules.DEFAULT);
    Master master = new Master();
    List<Integer> progress = new ArrayList<>();
    FileCall call = FileCall.of(FILE).withProgress((octets, length) -> progress.add(octets));
    CompletableFuture<FileResult> received = master.download(call, sink);
    master.link.settle();
    assertThat(received).isCompletedWithValue(new FileResult.Complete(FILE, Endless.LENGTH));
    assertThat(sink.position).isEqualTo(Endless.LENGTH);
    assertThat(source.largest).isEqualTo(sink.largest).isLessThan(66_000);
    assertThat(progress).hasSize(255).isSorted().endsWith(Endless.LENGTH);
  }

  @Test
  void ofTwoMastersTheSecondIsRefusedAndTheFirstUndisturbed() {
    byte[] octets = FilesInMemory.counting(50_000);
    store.with(FILE, octets, Instant.EPOCH);
    serve(FileRules.DEFAULT);
    Master first = new Master();
    Master second = new Master();
    MemoryFile got = new MemoryFile();
    CompletableFuture<FileResult> whole = first.download(FileCall.of(FILE), got);
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      first.link.moveSome(random);
      if (i % 10 == 9) {
        CompletableFuture<FileResult> refused =
            second.ask(
                i % 20 == 9
                    ? client -> client.delete(FileCall.of(FILE))
                    : client ->
                        client.download(FileCall.of(FILE), new MemoryFile(), Runnable::run));
        second.link.settle();
        assertThat(refused.join()).isInstanceOf(FileResult.Refused.class);
      }
    }
    assertThat(whole).isNotDone();
    first.link.settle();
    assertThat(whole).isCompletedWithValue(new FileResult.Complete(FILE, octets.length));
    assertThat(got.octets()).isEqualTo(octets);
    CompletableFuture<FileResult> now = second.download(FileCall.of(FILE), new MemoryFile());
    second.link.settle();
    assertThat(now.join().positive()).isTrue();
  }

  @Test
  void oneStationAfterTheOtherAndSeveralSideBySide() {
    serve(FileRules.DEFAULT);
    List<FileAddress> files =
        IntStream.range(0, 6).mapToObj(i -> new FileAddress(1 + i % 2, 30000 + i, 1)).toList();
    files.forEach(file -> store.with(file, FilesInMemory.counting(5000), Instant.EPOCH));
    Master master = new Master();
    List<FileAddress> done = new ArrayList<>();
    files.forEach(
        file ->
            master
                .download(FileCall.of(file), new MemoryFile())
                .thenAccept(result -> done.add(((FileResult.Complete) result).address())));
    master.link.settle();
    assertThat(done).containsExactlyElementsOf(files);
  }

  @Test
  void aDirectoryOfAThousandFilesIsListedWhole() {
    serve(FileRules.DEFAULT);
    Random random = new Random(3);
    int address = 1;
    for (int i = 0; i < 1000; i++) {
      address += random.nextInt(4) == 0 ? 2 : 1;
      Instant time = Instant.parse("2026-11-20T10:00:00Z").plusSeconds(i);
      store.with(new FileAddress(1, address, 1), new byte[i], time);
    }
    Master master = new Master();
    CompletableFuture<FileResult> listed =
        master.ask(client -> client.directory(FileCall.directory(1)));
    master.link.settle();
    List<FileEntry> entries = ((FileResult.Listed) listed.join()).entries();
    assertThat(entries).hasSize(1000).isEqualTo(expected());
  }

  private List<FileEntry> expected() {
    return store.list(1, 0).toCompletableFuture().join().orElseThrow().stream()
        .sorted((a, b) -> Integer.compare(a.address().objectAddress(), b.address().objectAddress()))
        .toList();
  }

  @Test
  void aStationWithoutFilesHasAnEmptyDirectory() {
    serve(FileRules.DEFAULT);
    Master master = new Master();
    CompletableFuture<FileResult> listed =
        master.ask(client -> client.directory(FileCall.directory(2)));
    master.link.settle();
    assertThat(listed)
        .isCompletedWithValue(new FileResult.Listed(new FileAddress(2, 0, 0), List.of()));
  }

  @Test
  void aSlaveWithoutStoreRefusesTheType() {
    slave.host(1);
    Master master = new Master();
    CompletableFuture<FileResult> refused = master.download(FileCall.of(FILE), new MemoryFile());
    master.link.settle();
    assertThat(refused.join())
        .isEqualTo(new FileResult.Refused(FILE, "the station refuses it with cause UNKNOWN_TYPE"));
  }

  @Test
  void aStoreThatDoesNotAnswerIsGivenUp() {
    store.with(FILE, new byte[5], Instant.EPOCH);
    store.hold();
    serve(FileRules.DEFAULT.withTimeout(Duration.ofSeconds(10)));
    Master master = new Master();
    CompletableFuture<FileResult> refused = master.download(FileCall.of(FILE), new MemoryFile());
    master.link.settle();
    master.link.advance(Duration.ofSeconds(10));
    master.link.settle();
    assertThat(refused.join()).isInstanceOf(FileResult.Refused.class);
    store.release();
    assertThat(store.open()).isZero();
    CompletableFuture<FileResult> again = master.download(FileCall.of(FILE), new MemoryFile());
    master.link.settle();
    assertThat(again.join().positive()).isTrue();
  }

  @Test
  void aTransferThatIsCancelledFreesTheStation() {
    store.with(FILE, FilesInMemory.counting(50_000), Instant.EPOCH);
    serve(FileRules.DEFAULT);
    Master master = new Master();
    CompletableFuture<FileResult> cancelled = master.download(FileCall.of(FILE), new MemoryFile());
    CompletableFuture<FileResult> next = master.download(FileCall.of(FILE), new MemoryFile());
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      master.link.moveSome(random);
    }
    master.link.master().handler().execute(() -> cancelled.cancel(false));
    master.link.settle();
    assertThat(next).isCompletedWithValue(new FileResult.Complete(FILE, 50_000));
    assertThat(store.open()).isZero();
  }

  @Test
  void aRequestWithoutDataTransferFails() {
    Master master = new Master();
    master.link.cut();
    assertThatThrownBy(() -> master.download(FileCall.of(FILE), new MemoryFile()).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(Iec104ClosedException.class);
  }
}
