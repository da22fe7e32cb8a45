package io.github.cameliec104.protocol.file;

import io.github.cameliec104.protocol.Iec104ClosedException;
import io.github.cameliec104.protocol.asdu.AddressSizes;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Cp56Time;
import io.github.cameliec104.protocol.asdu.FileElement;
import io.github.cameliec104.protocol.asdu.FileElement.Call;
import io.github.cameliec104.protocol.asdu.FileElement.QueryLog;
import io.github.cameliec104.protocol.asdu.TimeRules;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a master asks about files: requests to one station are carried out one after the other,
 * those to several stations side by side. Confined to the event loop of the link.
 */
public final class FileClient {

  /** Most open requests of one link; more are refused at once. */
  static final int LIMIT = 1000;

  private final AddressSizes sizes;
  private final TimeRules time;
  private final int originator;
  private final Map<Integer, StationFiles> stations = new HashMap<>();
  private final ArrayDeque<StationFiles> turns = new ArrayDeque<>();
  private boolean started;

  /**
   * Without requests.
   *
   * @param time how the stations tell the time
   * @param originator originator address of the master
   */
  public FileClient(AddressSizes sizes, TimeRules time, int originator) {
    this.sizes = sizes;
    this.time = time;
    this.originator = originator;
  }

  /**
   * Calls a directory; the object address of the call is that of the directory, 0 the topmost.
   *
   * @return as all methods; fails with {@link Iec104ClosedException} if data transfer is not
   *     started, with {@link IllegalArgumentException} if the call does not fit the link
   */
  public CompletableFuture<FileResult> directory(FileCall call) {
    FileAddress address = call.address();
    return add(call, now -> new DirectoryRequest(address, call.rules().timeout(), now));
  }

  /**
   * Downloads a file.
   *
   * @param loop runs tasks on the event loop of the link, from any thread
   */
  public CompletableFuture<FileResult> download(FileCall call, FileSink sink, Executor loop) {
    return receive(call, new Call(call.address().name(), 0, Qualifiers.SELECT_FILE), sink, loop);
  }

  /**
   * Downloads the records of an archive file that were made within a time; times outside the years
   * 2000 to 2099 cannot be asked for.
   */
  public CompletableFuture<FileResult> query(
      FileCall call, Instant from, Instant to, FileSink sink, Executor loop) {
    int station = call.address().commonAddress();
    Cp56Time start = time.tag(from, station);
    Cp56Time stop = time.tag(to, station);
    if (start.invalid() || stop.invalid()) {
      sink.discard();
      return CompletableFuture.failedFuture(
          new IllegalArgumentException(
              "times " + from + " to " + to + ", expected within the years 2000 to 2099"));
    }
    QueryLog query = new QueryLog(call.address().name(), start, stop);
    return receive(call, query, sink, loop);
  }

  /** A sink hears of every end, also of one before its turn. */
  private CompletableFuture<FileResult> receive(
      FileCall call, FileElement selection, FileSink sink, Executor loop) {
    CompletableFuture<FileResult> result =
        add(call, now -> receiver(call, sink, loop).select(selection, now));
    result.whenComplete(
        (end, failure) -> {
          if (end == null || !end.positive()) {
            sink.discard();
          }
        });
    return result;
  }

  private FileReceiver receiver(FileCall call, FileSink sink, Executor loop) {
    return new FileReceiver(
        setting(call, loop), length -> CompletableFuture.completedStage(Optional.of(sink)));
  }

  /** Uploads a file. */
  public CompletableFuture<FileResult> upload(FileCall call, FileSource source, Executor loop) {
    CompletableFuture<FileResult> result =
        add(
            call,
            now ->
                new FileSender(setting(call, loop))
                    .begin(() -> CompletableFuture.completedStage(Optional.of(source)), now));
    result.whenComplete((end, failure) -> source.close());
    return result;
  }

  /** Has a file deleted. */
  public CompletableFuture<FileResult> delete(FileCall call) {
    return add(call, now -> new DeletionRequest(setting(call, Runnable::run)));
  }

  private TransferSetting setting(FileCall call, Executor loop) {
    int segment = FileAsdus.segment(sizes, call.rules());
    return new TransferSetting(call.address(), call.rules(), segment, loop, call.progress());
  }

  private CompletableFuture<FileResult> add(FileCall call, LongFunction<FileTransfer> start) {
    String wrong = wrong(call.address());
    if (!wrong.isEmpty()) {
      return CompletableFuture.failedFuture(new IllegalArgumentException(wrong));
    }
    if (!started) {
      return CompletableFuture.failedFuture(
          new Iec104ClosedException("file " + call.address() + ": data transfer is not started"));
    }
    if (turns.stream().mapToInt(StationFiles::open).sum() >= LIMIT) {
      return CompletableFuture.failedFuture(
          new IllegalStateException(
              "file " + call.address() + ": " + LIMIT + " requests are open"));
    }
    int station = call.address().commonAddress();
    StationFiles files = stations.get(station);
    if (files == null) {
      files = new StationFiles(originator);
      stations.put(station, files);
      turns.add(files);
    }
    return files.add(call, start);
  }

  private String wrong(FileAddress address) {
    boolean fits =
        address.commonAddress() < sizes.broadcast()
            && address.objectAddress() <= sizes.maxObjectAddress();
    return fits ? "" : "file " + address + " does not fit the address sizes of the link: " + sizes;
  }

  /** The next ASDU to send, or null; stations take turns. */
  public @Nullable Asdu next(long nowNanos) {
    for (int i = turns.size(); i > 0; i--) {
      StationFiles station = turns.remove();
      Asdu asdu = station.next(nowNanos);
      if (station.isIdle()) {
        stations.values().remove(station);
      } else {
        turns.add(station);
      }
      if (asdu != null) {
        return asdu;
      }
    }
    return null;
  }

  /** True for the types of file transfer, 120 to 127. */
  public static boolean takes(TypeId type) {
    return FileAsdus.isFile(type);
  }

  /**
   * Takes an ASDU of a type of file transfer.
   *
   * @return the files that the station announces by itself, usually none
   */
  public List<FileEntry> received(Asdu asdu, long nowNanos) {
    if (asdu.cot().test() || asdu.commonAddress() == 0) {
      return List.of();
    }
    StationFiles station = stations.get(asdu.commonAddress());
    if (asdu.type() == TypeId.F_DR_TA_1 && !asdu.cot().negative()) {
      if (asdu.cause() == Cause.REQUEST && station != null) {
        station.listed(asdu, time, nowNanos);
      }
      return asdu.cause() == Cause.SPONTANEOUS ? Listing.of(asdu, time).entries() : List.of();
    }
    if (station != null
        && asdu.objects().size() == 1
        && asdu.first().element() instanceof FileElement element) {
      station.received(asdu, element, nowNanos);
    }
    return List.of();
  }

  /** When {@link #onDeadline} is to be called, or {@link Long#MAX_VALUE}. */
  public long deadline() {
    long earliest = Long.MAX_VALUE;
    for (StationFiles station : turns) {
      earliest = Times.earlier(earliest, station.deadline());
    }
    return earliest;
  }

  /** Ends the requests whose time is up. */
  public void onDeadline(long nowNanos) {
    turns.forEach(station -> station.expire(nowNanos));
  }

  /** Data transfer has started: from now on requests are sent. */
  public void started() {
    started = true;
  }

  /** Ends all requests, since data transfer has stopped. */
  public void stopped(String reason) {
    started = false;
    List<StationFiles> all = List.copyOf(turns);
    turns.clear();
    stations.clear();
    all.forEach(station -> station.drop(new Iec104ClosedException("file transfer: " + reason)));
  }
}
