package io.github.cameliec104.protocol.file;

import io.github.cameliec104.protocol.Iec104ClosedException;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of a slave as one master has them, from a start of data transfer to its stop:
 * directories and transfers on their way. Each ASDU is made when it can be sent.
 */
public final class FileSession {

  /** Announcements that may wait; beyond, the oldest is dropped: the directory has them all. */
  private static final int MAX_ANNOUNCED = 1000;

  private final FileServer server;
  private final FilePeer peer;
  private final FileRequests requests;
  private final ArrayDeque<ServedTransfer> transfers = new ArrayDeque<>();
  private final ArrayDeque<DirectoryAnswer> directories = new ArrayDeque<>();
  private final ArrayDeque<FileEntry> announced = new ArrayDeque<>();
  private boolean started = true;

  FileSession(FileServer server, FilePeer peer) {
    this.server = server;
    this.peer = peer;
    requests = new FileRequests(server, this, peer);
  }

  /** True if a master may send this type. */
  public boolean takes(TypeId type) {
    return server.serves() && isAsked(type);
  }

  /** True if masters send this type to stations that serve files: all of them but F_DR_TA_1. */
  public static boolean isAsked(TypeId type) {
    return FileAsdus.isFile(type) && type != TypeId.F_DR_TA_1;
  }

  /** Takes an ASDU of such a type for a station that is here. */
  public void received(Asdu asdu, long nowNanos) {
    requests.received(asdu, nowNanos);
  }

  boolean isStarted() {
    return started;
  }

  void begin(FileRequest request, FileTransfer transfer) {
    ServedTransfer served =
        new ServedTransfer(this, request.address(), request.originator(), transfer);
    ServedTransfer before = server.transfer(request.address().commonAddress());
    if (before != null) {
      before.session().ended(before);
    }
    server.begun(served);
    transfers.add(served);
  }

  void ended(ServedTransfer transfer) {
    transfers.remove(transfer);
    server.ended(transfer);
  }

  boolean hasDirectories(int limit) {
    return directories.size() >= limit;
  }

  /** Sends a directory that was called. */
  void answer(Asdu request, List<FileEntry> files) {
    Cot cot = request.cot().answer(Cause.REQUEST, false);
    directories.add(answer(cot, request.commonAddress(), files));
  }

  private DirectoryAnswer answer(Cot cot, int commonAddress, List<FileEntry> files) {
    List<FileEntry> now =
        files.stream().map(file -> file.withActive(server.isActive(file.address()))).toList();
    return new DirectoryAnswer(cot, commonAddress, now, server.sizes(), server.time());
  }

  void announce(FileEntry entry) {
    if (announced.size() == MAX_ANNOUNCED) {
      announced.remove();
    }
    announced.add(entry);
    peer.execute(() -> {});
  }

  /** The next ASDU, or null: announcements and directories, then what the transfers send. */
  public @Nullable Asdu next(long nowNanos) {
    FileEntry entry = announced.poll();
    if (entry != null) {
      return answer(Cot.of(Cause.SPONTANEOUS), entry.address().commonAddress(), List.of(entry))
          .next();
    }
    while (!directories.isEmpty()) {
      Asdu asdu = directories.element().next();
      if (asdu != null) {
        return asdu;
      }
      directories.remove();
    }
    return nextOfTransfers(nowNanos);
  }

  private @Nullable Asdu nextOfTransfers(long nowNanos) {
    for (int i = transfers.size(); i > 0; i--) {
      ServedTransfer transfer = transfers.remove();
      Asdu asdu = transfer.next(nowNanos);
      if (transfer.transfer().isOver()) {
        server.ended(transfer);
      } else {
        transfers.add(transfer);
      }
      if (asdu != null) {
        return asdu;
      }
    }
    return null;
  }

  /** When {@link #onDeadline} is to be called, or {@link Long#MAX_VALUE}. */
  public long deadline() {
    long earliest = Long.MAX_VALUE;
    for (ServedTransfer transfer : transfers) {
      earliest = Times.earlier(earliest, transfer.transfer().deadline());
    }
    return earliest;
  }

  /** Breaks off the transfers whose time is up. */
  public void onDeadline(long nowNanos) {
    transfers.forEach(transfer -> transfer.transfer().expire(nowNanos));
  }

  /** Data transfer has stopped: all transfers of this master end, so that others may begin. */
  public void stopped(String reason) {
    started = false;
    List<ServedTransfer> all = List.copyOf(transfers);
    transfers.clear();
    all.forEach(server::ended);
    all.forEach(t -> t.transfer().drop(new Iec104ClosedException("file transfer: " + reason)));
    server.stopped(this);
  }
}
