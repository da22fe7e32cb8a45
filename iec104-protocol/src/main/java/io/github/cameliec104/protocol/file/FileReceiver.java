package io.github.cameliec104.protocol.file;

import static java.util.Objects.requireNonNull;

import io.github.cameliec104.protocol.Iec104TimeoutException;
import io.github.cameliec104.protocol.asdu.FileElement;
import io.github.cameliec104.protocol.asdu.FileElement.Acknowledge;
import io.github.cameliec104.protocol.asdu.FileElement.Call;
import io.github.cameliec104.protocol.asdu.FileElement.FileReady;
import io.github.cameliec104.protocol.asdu.FileElement.LastSegment;
import io.github.cameliec104.protocol.asdu.FileElement.SectionReady;
import io.github.cameliec104.protocol.asdu.FileElement.Segment;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The end of a transfer that gets the file (101 §7.4.11): a master that selects one, or a slave
 * that is offered one. Keeps one section in memory; a section goes on to the sink when its length
 * and checksum are right, and the sink shows the file when those of the file are.
 */
final class FileReceiver implements FileTransfer {

  /** Where it is. */
  enum State {
    /** The file is selected, or about to be offered. */
    SELECTING,
    /** A place for the file is being made. */
    OPENING,
    /** The file was called; its first section is to be offered. */
    CALLED,
    /** A section was called; its segments come. */
    RECEIVING,
    /** A section is being kept. */
    STORING,
    /** A section was acknowledged; the next one or the end is to come. */
    WAITING,
    /** The file is being completed. */
    COMPLETING,
    /** The result is known. */
    OVER
  }

  /** Makes a place for a file of a length. */
  @FunctionalInterface
  interface Opener {
    CompletionStage<Optional<FileSink>> open(int length);
  }

  private final TransferSetting setting;
  private final Opener opener;
  private final CompletableFuture<FileResult> result = new CompletableFuture<>();
  private final ArrayDeque<FileElement> out = new ArrayDeque<>(2);
  private final ReceivedSection section = new ReceivedSection();
  private State state = State.SELECTING;
  private @Nullable FileSink sink;
  private long deadline;
  private int announced;
  private int sections;
  private int total;
  private int checksum;
  private int attempts;

  FileReceiver(TransferSetting setting, Opener opener) {
    this.setting = setting;
    this.opener = opener;
  }

  /** Selects the file with this element. */
  FileReceiver select(FileElement selection, long nowNanos) {
    out.add(selection);
    restart(nowNanos);
    return this;
  }

  State state() {
    return state;
  }

  private void enter(State next) {
    state = next;
  }

  private void restart(long nowNanos) {
    deadline = nowNanos + setting.timeoutNanos();
  }

  @Override
  public void received(FileElement element, long nowNanos) {
    boolean progress;
    if (element instanceof Segment segment) {
      progress = segment(segment);
    } else if (element instanceof SectionReady ready) {
      progress = sectionReady(ready);
    } else if (element instanceof LastSegment last) {
      progress = lastSegment(last);
    } else if (element instanceof FileReady ready) {
      progress = fileReady(ready);
    } else {
      progress = false;
      if (element instanceof Call call
          && Qualifiers.what(call.qualifier()) == Qualifiers.DEACTIVATE_FILE) {
        endedByPeer("the peer broke it off: " + FileError.in(call.qualifier()).words());
      }
    }
    if (progress) {
      restart(nowNanos);
    }
  }

  /** A second confirmation may be the one that counts, so that the file is called again. */
  private boolean fileReady(FileReady ready) {
    if (!ready.positive()) {
      endedByPeer("the peer refuses the file");
      return false;
    }
    if (state == State.SELECTING) {
      announced = ready.length();
      enter(State.OPENING);
      setting.when(() -> opener.open(ready.length()), this::opened);
      return true;
    }
    if (state == State.CALLED) {
      announced = ready.length();
      call(0, Qualifiers.REQUEST_FILE);
    }
    return state == State.CALLED;
  }

  @SuppressWarnings("NullableOptional") // null if it failed
  private void opened(@Nullable Optional<FileSink> opened, @Nullable Throwable failure) {
    FileSink made = opened == null ? null : opened.orElse(null);
    if (state != State.OPENING) {
      discard(made);
    } else if (made == null) {
      acknowledge(0, FileError.NO_MEMORY.with(Qualifiers.FILE_NEGATIVE));
      String why = failure == null ? "it is not wanted" : "cannot be made: " + failure;
      end(new FileResult.Refused(setting.address(), why));
    } else {
      sink = made;
      enter(State.CALLED);
      call(0, Qualifiers.REQUEST_FILE);
    }
  }

  private static void discard(@Nullable FileSink sink) {
    if (sink != null) {
      sink.discard();
    }
  }

  private boolean sectionReady(SectionReady ready) {
    if (state != State.CALLED && state != State.WAITING) {
      return false;
    }
    int expected = sections + 1;
    int max = Math.min(setting.rules().maxSection(), limit() - total);
    if (!ready.ready()) {
      reject(FileError.NONE, "section " + ready.section() + " is not ready");
    } else if (ready.section() != expected) {
      String offered = "section " + ready.section() + " was offered, expected " + expected;
      reject(FileError.UNEXPECTED_SECTION, offered);
    } else if (ready.length() > max) {
      reject(FileError.NO_MEMORY, "section " + expected + " of " + ready.length() + " octets");
    } else {
      section.begin(expected, ready.length(), max);
      enter(State.RECEIVING);
      call(expected, Qualifiers.REQUEST_SECTION);
      return true;
    }
    return false;
  }

  /** Most octets that the file may have. */
  private int limit() {
    return announced == 0 ? FileEntry.MAX_LENGTH : announced;
  }

  private boolean segment(Segment segment) {
    if (state != State.RECEIVING || segment.section() != section.number()) {
      return false;
    }
    if (!section.add(segment.data())) {
      reject(FileError.NO_MEMORY, "section " + section.number() + " is longer than announced");
    }
    return true;
  }

  private boolean lastSegment(LastSegment last) {
    int what = Qualifiers.what(last.qualifier());
    boolean ofSection = state == State.RECEIVING && last.section() == section.number();
    if (what == Qualifiers.FILE_BROKEN_OFF) {
      endedByPeer("the peer broke it off");
    } else if (what == Qualifiers.SECTION_BROKEN_OFF && ofSection) {
      enter(State.WAITING);
    } else if (what == Qualifiers.SECTION_SENT && ofSection) {
      sectionComplete(last.checksum());
    } else if (what == Qualifiers.FILE_SENT && (state == State.WAITING || state == State.CALLED)) {
      fileComplete(last.checksum());
    } else {
      return false;
    }
    return true;
  }

  private void sectionComplete(int expected) {
    String wrong = section.wrong(expected);
    if (wrong.isEmpty()) {
      enter(State.STORING);
      byte[] octets = section.take();
      setting.when(
          () -> requireNonNull(sink).write(octets), (nothing, failure) -> stored(octets, failure));
      return;
    }
    attempts++;
    if (attempts < setting.rules().attempts()) {
      enter(State.WAITING);
      acknowledge(section.number(), FileError.CHECKSUM_FAILED.with(Qualifiers.SECTION_NEGATIVE));
    } else {
      reject(FileError.CHECKSUM_FAILED, wrong + ", " + attempts + " times");
    }
  }

  private void stored(byte[] octets, @Nullable Throwable failure) {
    if (state != State.STORING) {
      return;
    }
    if (failure != null) {
      reject(FileError.NO_MEMORY, "cannot be kept: " + failure);
      return;
    }
    sections++;
    total += octets.length;
    checksum += Qualifiers.sum(octets);
    attempts = 0;
    enter(State.WAITING);
    acknowledge(sections, Qualifiers.SECTION_POSITIVE);
    setting.progress().transferred(total, announced);
  }

  private void fileComplete(int expected) {
    if (expected != (checksum & 0xFF)) {
      String sum = "the checksum of the file is %d, expected %d";
      reject(FileError.CHECKSUM_FAILED, sum.formatted(checksum & 0xFF, expected));
    } else if (announced != 0 && total != announced) {
      String octets = total + " octets came, expected " + announced;
      reject(FileError.CHECKSUM_FAILED, octets);
    } else {
      enter(State.COMPLETING);
      setting.when(() -> requireNonNull(sink).complete(), (nothing, f) -> completed(f));
    }
  }

  private void completed(@Nullable Throwable failure) {
    if (state != State.COMPLETING) {
      return;
    }
    if (failure != null) {
      reject(FileError.NO_MEMORY, "cannot be kept: " + failure);
    } else {
      acknowledge(0, Qualifiers.FILE_POSITIVE);
      sink = null;
      end(new FileResult.Complete(setting.address(), total));
    }
  }

  private void call(int number, int qualifier) {
    out.add(new Call(setting.name(), number, qualifier));
  }

  private void acknowledge(int number, int qualifier) {
    out.add(new Acknowledge(setting.name(), number, qualifier));
  }

  /** Does not accept the file, and says so to the peer. */
  private void reject(FileError error, String reason) {
    acknowledge(0, error.with(Qualifiers.FILE_NEGATIVE));
    end(new FileResult.Failed(setting.address(), reason));
  }

  @Override
  public @Nullable FileElement next(long nowNanos) {
    FileElement element = out.poll();
    if (element != null) {
      restart(nowNanos);
    }
    return element;
  }

  @Override
  public boolean isOver() {
    return state == State.OVER && out.isEmpty();
  }

  @Override
  public long deadline() {
    return state == State.OVER ? Long.MAX_VALUE : deadline;
  }

  /** While it is our turn to send, the link is what is supervised. */
  @Override
  public void expire(long nowNanos) {
    if (state == State.OVER || nowNanos - deadline < 0) {
      return;
    }
    if (!out.isEmpty()) {
      restart(nowNanos);
    } else if (state == State.STORING || state == State.COMPLETING || state == State.OPENING) {
      reject(FileError.NO_MEMORY, "could not be kept within " + setting.rules().timeout());
    } else {
      abort(
          new Iec104TimeoutException(
              "file " + setting.address() + ": nothing came for " + setting.rules().timeout()));
    }
  }

  @Override
  public void abort(RuntimeException why) {
    if (state != State.OVER) {
      out.clear();
      call(0, Qualifiers.DEACTIVATE_FILE);
      fail(why);
    }
  }

  @Override
  public void endedByPeer(String reason) {
    if (state != State.OVER) {
      out.clear();
      end(
          sink == null
              ? new FileResult.Refused(setting.address(), reason)
              : new FileResult.Failed(setting.address(), reason));
    }
  }

  @Override
  public void drop(RuntimeException why) {
    out.clear();
    fail(why);
  }

  private void end(FileResult end) {
    release();
    result.complete(end);
  }

  private void fail(RuntimeException why) {
    release();
    result.completeExceptionally(why);
  }

  private void release() {
    if (state != State.OVER) {
      enter(State.OVER);
      section.clear();
      discard(sink);
    }
  }

  @Override
  public CompletableFuture<FileResult> result() {
    return result;
  }
}
