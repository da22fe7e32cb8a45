package io.github.cameliec104.protocol.file;

import io.github.cameliec104.protocol.Iec104TimeoutException;
import io.github.cameliec104.protocol.asdu.FileElement;
import io.github.cameliec104.protocol.asdu.FileElement.Call;
import io.github.cameliec104.protocol.asdu.FileElement.FileReady;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A master has a file deleted: complete with the confirmation. */
final class DeletionRequest implements FileTransfer {

  /** Where it is. */
  enum State {
    /** Not sent yet. */
    NEW,
    /** The confirmation is to come. */
    ASKED,
    /** The result is known. */
    OVER
  }

  private final TransferSetting setting;
  private final CompletableFuture<FileResult> result = new CompletableFuture<>();
  private State state = State.NEW;
  private long deadline;

  DeletionRequest(TransferSetting setting) {
    this.setting = setting;
  }

  private void enter(State next) {
    state = next;
  }

  @Override
  public void received(FileElement element, long nowNanos) {
    if (state != State.ASKED || !(element instanceof FileReady answer)) {
      return;
    }
    if (answer.positive()) {
      enter(State.OVER);
      result.complete(new FileResult.Complete(setting.address(), 0));
    } else {
      endedByPeer("the peer does not delete the file");
    }
  }

  @Override
  public @Nullable FileElement next(long nowNanos) {
    if (state != State.NEW) {
      return null;
    }
    enter(State.ASKED);
    deadline = nowNanos + setting.timeoutNanos();
    return new Call(setting.name(), 0, Qualifiers.DELETE_FILE);
  }

  @Override
  public boolean isOver() {
    return state == State.OVER;
  }

  @Override
  public long deadline() {
    return state == State.ASKED ? deadline : Long.MAX_VALUE;
  }

  @Override
  public void expire(long nowNanos) {
    if (state == State.ASKED && nowNanos - deadline >= 0) {
      abort(
          new Iec104TimeoutException(
              "file " + setting.address() + ": not answered within " + setting.rules().timeout()));
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
    result.complete(new FileResult.Refused(setting.address(), reason));
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
