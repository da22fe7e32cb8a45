package io.github.cameliec104.protocol.file;

import io.github.cameliec104.protocol.Iec104TimeoutException;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.FileElement;
import io.github.cameliec104.protocol.asdu.FileElement.Call;
import io.github.cameliec104.protocol.asdu.TimeRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A master calls a directory: complete with the entry that says it is the last. */
final class DirectoryRequest implements FileTransfer {

  /** Most entries taken of one directory. */
  static final int MAX_ENTRIES = 100_000;

  /** Where it is. */
  enum State {
    /** Not sent yet. */
    NEW,
    /** Entries come. */
    LISTING,
    /** The result is known. */
    OVER
  }

  private final FileAddress directory;
  private final Duration timeout;
  private final CompletableFuture<FileResult> result = new CompletableFuture<>();
  private final List<FileEntry> entries = new ArrayList<>();
  private State state = State.NEW;
  private long deadline;

  DirectoryRequest(FileAddress directory, Duration timeout, long nowNanos) {
    this.directory = directory;
    this.timeout = timeout;
    deadline = nowNanos + timeout.toNanos();
  }

  private void enter(State next) {
    state = next;
  }

  /** Takes entries (126, cause 5); where there is no object address, there is no file either. */
  void listed(Asdu asdu, TimeRules time, long nowNanos) {
    if (state != State.LISTING) {
      return;
    }
    deadline = nowNanos + timeout.toNanos();
    Listing listing = Listing.of(asdu, time);
    entries.addAll(listing.entries());
    if (listing.complete()) {
      enter(State.OVER);
      result.complete(new FileResult.Listed(directory, entries));
    } else if (entries.size() > MAX_ENTRIES) {
      enter(State.OVER);
      String reason = "more than " + MAX_ENTRIES + " entries";
      result.complete(new FileResult.Failed(directory, reason));
    }
  }

  @Override
  public void received(FileElement element, long nowNanos) {
    // entries come with their addresses, see listed
  }

  @Override
  public @Nullable FileElement next(long nowNanos) {
    if (state != State.NEW) {
      return null;
    }
    enter(State.LISTING);
    deadline = nowNanos + timeout.toNanos();
    return new Call(directory.name(), 0, Qualifiers.DIRECTORY);
  }

  @Override
  public boolean isOver() {
    return state == State.OVER;
  }

  @Override
  public long deadline() {
    return state == State.LISTING ? deadline : Long.MAX_VALUE;
  }

  @Override
  public void expire(long nowNanos) {
    if (state == State.LISTING && nowNanos - deadline >= 0) {
      abort(
          new Iec104TimeoutException(
              "directory of " + directory + ": nothing came for " + timeout));
    }
  }

  @Override
  public void abort(RuntimeException why) {
    enter(State.OVER);
    result.completeExceptionally(why);
  }

  @Override
  public void endedByPeer(String reason) {
    enter(State.OVER);
    result.complete(new FileResult.Refused(directory, reason));
  }

  @Override
  public void drop(RuntimeException why) {
    abort(why);
  }

  @Override
  public CompletableFuture<FileResult> result() {
    return result;
  }
}
