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
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The end of a transfer that has the file (101 §7.4.11): a slave whose file is selected, or a
 * master that offers one. Keeps one section in memory and cuts a segment whenever one can be sent.
 */
final class FileSender implements FileTransfer {

  /** Where it is. */
  enum State {
    /** The file is being opened. */
    OPENING,
    /** File ready was sent; the file is to be called. */
    OFFERED,
    /** A section is being read. */
    READING,
    /** Section ready was sent; the section is to be called. */
    SECTION_READY,
    /** Segments of the section are sent. */
    SENDING,
    /** The last segment was sent; the section is to be acknowledged. */
    SECTION_SENT,
    /** The last section was sent; the file is to be acknowledged. */
    FILE_SENT,
    /** The result is known. */
    OVER
  }

  private final TransferSetting setting;
  private final CompletableFuture<FileResult> result = new CompletableFuture<>();
  private final ArrayDeque<FileElement> out = new ArrayDeque<>(2);
  private State state = State.OPENING;
  private @Nullable FileSource source;
  private long deadline;
  private byte[] octets = {};
  private int section;
  private int position;
  private int attempts;
  private int checksum;

  FileSender(TransferSetting setting) {
    this.setting = setting;
  }

  /** Offers the file as soon as it is opened, or refuses it. */
  FileSender begin(Supplier<CompletionStage<Optional<FileSource>>> opening, long nowNanos) {
    restart(nowNanos);
    setting.when(opening, this::opened);
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

  @SuppressWarnings("NullableOptional") // null if it failed
  private void opened(@Nullable Optional<FileSource> opened, @Nullable Throwable failure) {
    FileSource file = opened == null ? null : opened.orElse(null);
    if (state != State.OPENING) {
      close(file);
    } else if (file == null) {
      refuse(failure == null ? "there is no such file" : "cannot be opened: " + failure);
    } else if (file.length() > FileEntry.MAX_LENGTH) {
      close(file);
      refuse(file.length() + " octets, expected at most " + FileEntry.MAX_LENGTH);
    } else {
      source = file;
      enter(State.OFFERED);
      out.add(new FileReady(setting.name(), file.length(), 0));
    }
  }

  private static void close(@Nullable FileSource file) {
    if (file != null) {
      file.close();
    }
  }

  private void refuse(String reason) {
    out.add(new FileReady(setting.name(), 0, Qualifiers.NEGATIVE));
    end(new FileResult.Refused(setting.address(), reason));
  }

  @Override
  public void received(FileElement element, long nowNanos) {
    boolean progress =
        element instanceof Call call
            ? called(call)
            : element instanceof Acknowledge acknowledge && acknowledged(acknowledge);
    if (progress) {
      restart(nowNanos);
    }
  }

  private boolean called(Call call) {
    return switch (Qualifiers.what(call.qualifier())) {
      case Qualifiers.REQUEST_FILE -> fileCalled();
      case Qualifiers.SELECT_SECTION, Qualifiers.REQUEST_SECTION -> sectionCalled(call);
      case Qualifiers.DEACTIVATE_SECTION -> sectionDeactivated();
      case Qualifiers.DEACTIVATE_FILE -> {
        endedByPeer("the peer broke it off: " + FileError.in(call.qualifier()).words());
        yield true;
      }
      default -> false;
    };
  }

  /** A file that is called twice may have been confirmed twice; its section is offered again. */
  private boolean fileCalled() {
    if (state == State.OFFERED) {
      read(1);
    } else if (state == State.SECTION_READY) {
      offerSection();
    } else {
      return false;
    }
    return true;
  }

  private boolean sectionCalled(Call call) {
    if (state != State.SECTION_READY) {
      return false;
    }
    if (call.section() != section) {
      out.add(new SectionReady(setting.name(), call.section(), 0, Qualifiers.NEGATIVE));
      return false;
    }
    if (Qualifiers.what(call.qualifier()) == Qualifiers.SELECT_SECTION) {
      offerSection();
    } else {
      position = 0;
      enter(State.SENDING);
    }
    return true;
  }

  private boolean sectionDeactivated() {
    if (state != State.SENDING) {
      return false;
    }
    out.add(new LastSegment(setting.name(), section, Qualifiers.SECTION_BROKEN_OFF, 0));
    enter(State.SECTION_READY);
    return true;
  }

  private boolean acknowledged(Acknowledge acknowledge) {
    int what = Qualifiers.what(acknowledge.qualifier());
    boolean ofSection = state == State.SECTION_SENT && acknowledge.section() == section;
    if (what == Qualifiers.FILE_NEGATIVE && state != State.OVER) {
      negative("the file", acknowledge);
    } else if (what == Qualifiers.SECTION_POSITIVE && ofSection) {
      sectionAcknowledged();
    } else if (what == Qualifiers.SECTION_NEGATIVE && ofSection) {
      sectionRejected(acknowledge);
    } else if (what == Qualifiers.FILE_POSITIVE && state == State.FILE_SENT) {
      end(new FileResult.Complete(setting.address(), length()));
    } else {
      return false;
    }
    return true;
  }

  private void negative(String what, Acknowledge acknowledge) {
    String reason = "the peer did not accept " + what + ": ";
    String words = reason + FileError.in(acknowledge.qualifier()).words();
    end(
        state == State.OPENING || state == State.OFFERED
            ? new FileResult.Refused(setting.address(), words)
            : new FileResult.Failed(setting.address(), words));
  }

  private void sectionAcknowledged() {
    checksum += Qualifiers.sum(octets);
    int sent = offset(section) + octets.length;
    setting.progress().transferred(sent, length());
    if (sent == length()) {
      octets = new byte[0];
      enter(State.FILE_SENT);
      out.add(new LastSegment(setting.name(), section, Qualifiers.FILE_SENT, checksum & 0xFF));
    } else {
      attempts = 0;
      read(section + 1);
    }
  }

  private void sectionRejected(Acknowledge acknowledge) {
    attempts++;
    if (attempts < setting.rules().attempts()) {
      offerSection();
    } else {
      out.add(new LastSegment(setting.name(), section, Qualifiers.FILE_BROKEN_OFF, 0));
      negative("section " + section + ", sent " + attempts + " times", acknowledge);
    }
  }

  private int length() {
    return requireNonNull(source).length();
  }

  private int offset(int number) {
    return (number - 1) * setting.rules().sectionOf(length());
  }

  private void read(int number) {
    section = number;
    enter(State.READING);
    int count = Math.min(setting.rules().sectionOf(length()), length() - offset(number));
    FileSource file = requireNonNull(source);
    setting.when(() -> file.read(offset(number), count), this::haveRead);
  }

  private void haveRead(byte @Nullable [] read, @Nullable Throwable failure) {
    if (state != State.READING) {
      return;
    }
    if (read == null) {
      out.add(new LastSegment(setting.name(), section, Qualifiers.FILE_BROKEN_OFF, 0));
      end(new FileResult.Failed(setting.address(), "cannot be read: " + failure));
    } else {
      octets = read;
      offerSection();
    }
  }

  private void offerSection() {
    enter(State.SECTION_READY);
    out.add(new SectionReady(setting.name(), section, octets.length, 0));
  }

  @Override
  public @Nullable FileElement next(long nowNanos) {
    FileElement element = out.poll();
    if (element == null && state == State.SENDING) {
      element = segment();
    }
    if (element != null) {
      restart(nowNanos);
    }
    return element;
  }

  private FileElement segment() {
    if (position == octets.length) {
      enter(State.SECTION_SENT);
      int sum = Qualifiers.sum(octets);
      return new LastSegment(setting.name(), section, Qualifiers.SECTION_SENT, sum);
    }
    int end = Math.min(position + setting.segment(), octets.length);
    byte[] data = Arrays.copyOfRange(octets, position, end);
    position = end;
    return new Segment(setting.name(), section, data);
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
    if (!out.isEmpty() || state == State.SENDING) {
      restart(nowNanos);
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
      out.add(
          state == State.OPENING
              ? new FileReady(setting.name(), 0, Qualifiers.NEGATIVE)
              : new LastSegment(setting.name(), section, Qualifiers.FILE_BROKEN_OFF, 0));
      fail(why);
    }
  }

  @Override
  public void endedByPeer(String reason) {
    if (state != State.OVER) {
      out.clear();
      end(
          state == State.OPENING || state == State.OFFERED
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
      octets = new byte[0];
      close(source);
    }
  }

  @Override
  public CompletableFuture<FileResult> result() {
    return result;
  }
}
