package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.apci.ApciState;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.station.Deviation;
import io.github.cameliec104.protocol.station.LinkCounters;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.MasterStation;
import io.github.cameliec104.protocol.station.PeerIdentity;
import io.github.cameliec104.protocol.station.Station;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a redundancy group, and the gate between it and the station that all of them
 * share: only what is started reaches the station. Confined to the event loop of the group.
 */
final class GroupMember implements Station, Connection.Owner {

  private final MasterGroup group;
  private final MasterStation station;
  private final LinkCounters counters = new LinkCounters();
  private volatile String name;
  private volatile LinkState state = LinkState.DISCONNECTED;
  private volatile @Nullable PeerIdentity identity;
  private @Nullable Connection connection;
  private @Nullable SessionHandler session;
  private boolean speaking;

  /**
   * Without connection.
   *
   * @param name host:port of the peer; empty to learn it from the connection
   */
  GroupMember(MasterGroup group, MasterStation station, String name) {
    this.group = group;
    this.station = station;
    this.name = name;
  }

  /** Says which connection this is about; once, before it is connected. */
  void uses(Connection used) {
    connection = used;
  }

  Connection connection() {
    return Objects.requireNonNull(connection);
  }

  /** Host and port of the peer. For any thread. */
  String name() {
    return name;
  }

  LinkCounters counters() {
    return counters;
  }

  /** For any thread. */
  LinkState state() {
    return state;
  }

  /** The session while the connection is up. */
  @Nullable SessionHandler session() {
    return session;
  }

  /**
   * Whether data transfer can be started on it. A session may have ended already although its
   * connection is not yet told lost.
   */
  boolean standsBy() {
    return session != null && session.state() == ApciState.STOPPED;
  }

  boolean isStarted() {
    return session != null && session.state() == ApciState.STARTED;
  }

  /** For any thread. */
  PeerState snapshot() {
    return new PeerState(name, "", identity, state, counters.snapshot());
  }

  @Override
  public Station connected(SessionHandler connected) {
    session = connected;
    identity = connected.peerIdentity();
    if (name.isEmpty()) {
      name = connected.peer();
      group.add(this);
    }
    return this;
  }

  @Override
  public void state(LinkState next, String reason) {
    state = next;
    if (next == LinkState.DISCONNECTED || next == LinkState.CLOSED) {
      session = null;
    }
    group.changed(this, next, reason);
  }

  @Override
  public void ended() {
    state = LinkState.CLOSED;
    group.ended(this);
  }

  @Override
  public void started(long nowNanos) {
    speaking = true;
    if (group.interrogates()) {
      station.started(nowNanos);
    } else {
      station.resumed(nowNanos);
    }
  }

  /** The end of a connection that was never started is nothing to the station. */
  @Override
  public void stopped(String reason, long nowNanos) {
    if (speaking) {
      speaking = false;
      station.stopped(reason, nowNanos);
    }
  }

  @Override
  public boolean tolerates(Deviation deviation) {
    return station.tolerates(deviation);
  }

  @Override
  public void deviates(Deviation deviation, String detail) {
    station.deviates(deviation, detail);
  }

  @Override
  public void received(Asdu asdu, Runnable done, long nowNanos) {
    station.received(asdu, done, nowNanos);
  }

  @Override
  public @Nullable Asdu next(long nowNanos) {
    return speaking ? station.next(nowNanos) : null;
  }

  @Override
  public void acknowledged(int asdus, long nowNanos) {
    station.acknowledged(asdus, nowNanos);
  }

  @Override
  public long deadline() {
    return speaking ? station.deadline() : Long.MAX_VALUE;
  }

  @Override
  public void onDeadline(long nowNanos) {
    if (speaking) {
      station.onDeadline(nowNanos);
    }
  }
}
