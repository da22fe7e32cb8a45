package io.github.cameliec104.protocol.file;

import io.github.cameliec104.protocol.Iec104ClosedException;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Cp56Time;
import io.github.cameliec104.protocol.asdu.FileElement;
import io.github.cameliec104.protocol.asdu.FileElement.Acknowledge;
import io.github.cameliec104.protocol.asdu.FileElement.Call;
import io.github.cameliec104.protocol.asdu.FileElement.FileReady;
import io.github.cameliec104.protocol.asdu.FileElement.LastSegment;
import io.github.cameliec104.protocol.asdu.FileElement.QueryLog;
import io.github.cameliec104.protocol.asdu.FileElement.SectionReady;
import io.github.cameliec104.protocol.asdu.ReadTime;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a slave does with each request of a master about files. A request to a station that is busy
 * with another transfer is refused; a request that belongs to no transfer of this master is refused
 * or, where nobody waits for an answer, forgotten.
 */
final class FileRequests {

  /** Requests whose answer the store owes; further ones are refused. */
  private static final int MAX_ASKED = 10;

  private final FileServer server;
  private final FileSession session;
  private final FilePeer peer;
  private int asked;

  FileRequests(FileServer server, FileSession session, FilePeer peer) {
    this.server = server;
    this.session = session;
    this.peer = peer;
  }

  /** Takes an ASDU of such a type for a station that is here. */
  void received(Asdu asdu, long nowNanos) {
    FileElement element = (FileElement) asdu.first().element();
    boolean directory =
        asdu.cause() == Cause.REQUEST
            && element instanceof Call call
            && Qualifiers.what(call.qualifier()) == Qualifiers.DIRECTORY;
    if (!directory && asdu.cause() != Cause.FILE_TRANSFER) {
      peer.reply(asdu.answer(Cause.UNKNOWN_CAUSE, true));
    } else if (asdu.objects().size() != 1
        || asdu.sequence()
        || asdu.cot().test()
        || asdu.cot().negative()
        || asdu.commonAddress() == 0) {
      refuse(asdu);
    } else if (directory) {
      directory(asdu);
    } else {
      transfer(new FileRequest(asdu, element), nowNanos);
    }
  }

  private void refuse(Asdu asdu) {
    peer.reply(asdu.answer(asdu.cause(), true));
  }

  private void transfer(FileRequest request, long nowNanos) {
    FileElement element = request.element();
    if (element instanceof QueryLog query) {
      query(request, query, nowNanos);
    } else if (element instanceof FileReady ready && ready.positive()) {
      offered(request, ready, nowNanos);
    } else if (element instanceof Call call) {
      switch (Qualifiers.what(call.qualifier())) {
        case Qualifiers.SELECT_FILE -> select(request, nowNanos);
        case Qualifiers.DELETE_FILE -> delete(request);
        case Qualifiers.DEACTIVATE_FILE -> deactivate(request);
        default -> running(request, nowNanos);
      }
    } else {
      running(request, nowNanos);
    }
  }

  private void select(FileRequest request, long nowNanos) {
    FileStore store = Objects.requireNonNull(server.store());
    send(request, () -> store.open(request.address()), nowNanos);
  }

  private void query(FileRequest request, QueryLog query, long nowNanos) {
    FileStore store = Objects.requireNonNull(server.store());
    Instant from = moment(query.start(), request);
    Instant to = moment(query.stop(), request);
    if (from == null || to == null || to.isBefore(from)) {
      confirm(request, false);
    } else {
      send(request, () -> store.query(request.address(), from, to), nowNanos);
    }
  }

  private @Nullable Instant moment(Cp56Time tag, FileRequest request) {
    ReadTime read = server.time().read(tag, request.address().commonAddress(), Instant.EPOCH);
    return read.quality().invalid() ? null : read.instant();
  }

  private void send(
      FileRequest request, Supplier<CompletionStage<Optional<FileSource>>> opening, long nowNanos) {
    if (isTaken(request)) {
      confirm(request, false);
    } else {
      FileSender sender = new FileSender(server.setting(request.address(), peer));
      session.begin(request, sender);
      sender.begin(opening, nowNanos);
    }
  }

  private void offered(FileRequest request, FileReady ready, long nowNanos) {
    if (isTaken(request)) {
      unexpected(request);
      return;
    }
    FileStore store = Objects.requireNonNull(server.store());
    FileReceiver receiver =
        new FileReceiver(
            server.setting(request.address(), peer),
            length -> store.create(request.address(), length));
    session.begin(request, receiver);
    receiver.received(ready, nowNanos);
  }

  /** Whether somebody else, or another file, has the station; the same request begins anew. */
  private boolean isTaken(FileRequest request) {
    ServedTransfer other = server.transfer(request.address().commonAddress());
    if (other == null) {
      return false;
    }
    if (!other.concerns(session, request.address(), request.originator())) {
      return !other.transfer().isOver();
    }
    other.transfer().drop(new Iec104ClosedException("the master began anew"));
    return false;
  }

  private @Nullable ServedTransfer running(FileRequest request) {
    ServedTransfer running = server.transfer(request.address().commonAddress());
    return running != null && running.concerns(session, request.address(), request.originator())
        ? running
        : null;
  }

  private void running(FileRequest request, long nowNanos) {
    ServedTransfer running = running(request);
    if (running == null) {
      unexpected(request);
    } else {
      running.transfer().received(request.element(), nowNanos);
    }
  }

  /** Refuses what belongs to no transfer of this master; what needs no answer gets none. */
  private void unexpected(FileRequest request) {
    FileElement element = request.element();
    int name = element.name();
    if (element instanceof Call call) {
      unexpected(request, call);
    } else if (element instanceof FileReady
        || element instanceof SectionReady
        || element instanceof LastSegment) {
      int error = FileError.UNEXPECTED_SERVICE.with(Qualifiers.FILE_NEGATIVE);
      reply(request, new Acknowledge(name, 0, error));
    }
  }

  private void unexpected(FileRequest request, Call call) {
    switch (Qualifiers.what(call.qualifier())) {
      case Qualifiers.REQUEST_FILE -> confirm(request, false);
      case Qualifiers.SELECT_SECTION, Qualifiers.REQUEST_SECTION ->
          reply(request, new SectionReady(call.name(), call.section(), 0, Qualifiers.NEGATIVE));
      default -> refuse(request.asdu());
    }
  }

  private void deactivate(FileRequest request) {
    ServedTransfer running = running(request);
    if (running != null) {
      running.transfer().endedByPeer("the master broke it off");
      session.ended(running);
    }
    confirm(request, running != null);
  }

  private void delete(FileRequest request) {
    FileStore store = Objects.requireNonNull(server.store());
    if (asked >= MAX_ASKED || server.isActive(request.address())) {
      confirm(request, false);
    } else {
      ask(
          () -> store.delete(request.address()),
          (deleted, failure) -> confirm(request, deleted != null && deleted));
    }
  }

  private void confirm(FileRequest request, boolean positive) {
    int qualifier = positive ? 0 : Qualifiers.NEGATIVE;
    reply(request, new FileReady(request.element().name(), 0, qualifier));
  }

  private void reply(FileRequest request, FileElement element) {
    peer.reply(request.answer(element));
  }

  private void directory(Asdu asdu) {
    FileStore store = Objects.requireNonNull(server.store());
    if (asked >= MAX_ASKED || session.hasDirectories(MAX_ASKED)) {
      refuse(asdu);
      return;
    }
    ask(
        () -> store.list(asdu.commonAddress(), asdu.first().address()),
        (files, failure) -> {
          if (files == null) {
            refuse(asdu);
          } else if (files.isEmpty()) {
            peer.reply(asdu.answer(Cause.UNKNOWN_OBJECT_ADDRESS, true));
          } else {
            session.answer(asdu, files.get());
          }
        });
  }

  /** Asks the store; what it answers after the stop of data transfer is of no use any more. */
  private <T> void ask(
      Supplier<CompletionStage<T>> question, BiConsumer<@Nullable T, @Nullable Throwable> action) {
    asked++;
    TransferSetting.stage(question)
        .whenComplete(
            (value, failure) ->
                peer.execute(
                    () -> {
                      asked--;
                      if (session.isStarted()) {
                        action.accept(value, failure);
                      }
                    }));
  }
}
