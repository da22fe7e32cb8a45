package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.file.FilePeer;
import io.github.cameliec104.protocol.file.FileServer;
import io.github.cameliec104.protocol.file.FileSession;
import org.jspecify.annotations.Nullable;

/**
 * The files of a slave on the link to one master; there are none while data transfer is stopped.
 */
final class LinkFiles implements FilePeer {

  private final FileServer server;
  private final SlaveLink link;
  private @Nullable FileSession session;

  LinkFiles(FileServer server, SlaveLink link) {
    this.server = server;
    this.link = link;
  }

  @Override
  public void reply(Asdu answer) {
    link.reply(answer);
  }

  @Override
  public void execute(Runnable task) {
    link.execute(task);
  }

  void started() {
    session = server.started(this);
  }

  void stopped(String reason) {
    if (session != null) {
      session.stopped(reason);
      session = null;
    }
  }

  /** True if a master may send this type. */
  boolean takes(TypeId type) {
    return session != null && session.takes(type);
  }

  /** Takes an ASDU of such a type for a station that is here. */
  void received(Asdu asdu, long nowNanos) {
    if (session != null) {
      session.received(asdu, nowNanos);
    }
  }

  @Nullable Asdu next(long nowNanos) {
    return session == null ? null : session.next(nowNanos);
  }

  long deadline() {
    return session == null ? Long.MAX_VALUE : session.deadline();
  }

  void onDeadline(long nowNanos) {
    if (session != null) {
      session.onDeadline(nowNanos);
    }
  }
}
