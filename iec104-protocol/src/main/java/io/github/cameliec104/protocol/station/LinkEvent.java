package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.file.FileEntry;
import java.time.Duration;
import java.time.Instant;

/** What happens on a link besides points and commands. */
public sealed interface LinkEvent {

  /** When it happened, by this machine's clock. */
  Instant time();

  /**
   * The state of the link changed.
   *
   * @param peer host:port of the peer
   * @param reason plain words, empty if there is nothing to explain
   */
  record StateChanged(String peer, LinkState state, String reason, Instant time)
      implements LinkEvent {}

  /**
   * The state of one of several connections of a master to its station changed. What {@link
   * StateChanged} tells is the state of the link as a whole.
   *
   * @param peer host:port at the other end of the connection
   * @param reason plain words, empty if there is nothing to explain
   */
  record ConnectionChanged(String peer, LinkState state, String reason, Instant time)
      implements LinkEvent {}

  /**
   * Data transfer is started on another connection than before; STARTED follows (104 §10).
   *
   * @param from host:port at the other end of the connection before
   * @param to host:port at the other end of the connection now
   * @param reason why it ended there, in plain words
   */
  record SwitchedOver(String from, String to, String reason, Instant time) implements LinkEvent {}

  /**
   * A station or group interrogation was confirmed; its points follow.
   *
   * @param qualifier QOI, 20 station, 21 to 36 groups
   */
  record InterrogationStarted(int commonAddress, int qualifier, Instant time)
      implements LinkEvent {}

  /**
   * An interrogation ended.
   *
   * @param complete true if it was terminated, so that all points have been received
   * @param reason why it is not complete, empty if it is
   */
  record InterrogationFinished(
      int commonAddress, int qualifier, boolean complete, String reason, Instant time)
      implements LinkEvent {}

  /**
   * A station told that it has restarted (M_EI_NA_1).
   *
   * @param cause COI: 0 power on, 1 manual reset, 2 remote reset
   */
  record EndOfInitialization(int commonAddress, int cause, boolean parametersChanged, Instant time)
      implements LinkEvent {}

  /**
   * A master loaded, activated or deactivated parameters of a measured value of this slave.
   *
   * @param peer host:port of the master
   * @param parameters everything that holds for the point now
   */
  record ParametersChanged(String peer, PointParameters parameters, Instant time)
      implements LinkEvent {}

  /**
   * A station deviates from the standard; told once per link for each kind, and for each type and
   * cause where these make the difference.
   *
   * @param detail what was seen first and what was expected
   */
  record Deviated(Deviation deviation, String detail, Instant time) implements LinkEvent {}

  /**
   * A point is sent as a type that holds another element than expected: than its point list says,
   * or than it was sent before. Told once per point; its values are passed on as they come.
   *
   * @param expected the type of the list or of the first value
   * @param sent the type that came
   */
  record TypeConflict(PointAddress address, TypeId expected, TypeId sent, Instant time)
      implements LinkEvent {}

  /**
   * A station tells by itself that it has a new file (F_DR_TA_1 with cause spontaneous).
   *
   * @param file its time is that of the file
   */
  record FileAnnounced(FileEntry file, Instant time) implements LinkEvent {}

  /** An ASDU of a type without layout arrived; its octets are kept. */
  record Undecoded(Asdu asdu, Instant time) implements LinkEvent {}

  /**
   * Events of a slave are overwritten before a master has acknowledged them. Told once, and again
   * only after half of the buffer of that class has been acknowledged. Only an interrogation brings
   * this master up to date.
   *
   * @param group the redundancy group that misses them; without groups the host of the master;
   *     empty if no master is connected
   * @param eventClass which events
   */
  record EventsDropped(String group, EventClass eventClass, Instant time) implements LinkEvent {}

  /**
   * Something that a master does by itself failed. A station interrogation that is not tried again
   * is told as {@link InterrogationFinished} instead. What is refused again for the same reason is
   * not told again.
   *
   * @param commonAddress the station, or 65535 for all
   * @param qualifier QOI of an interrogation, RQT of counters, else 0
   * @param attempt which attempt it was, from 1
   * @param repeated true if it will be tried again
   * @param reason plain words
   */
  record ProcedureFailed(
      Procedure procedure,
      int commonAddress,
      int qualifier,
      int attempt,
      boolean repeated,
      String reason,
      Instant time)
      implements LinkEvent {}

  /**
   * A command was confirmed or refused after it had been given up, so that its outcome is known
   * after all.
   *
   * @param answer the confirmation or refusal
   * @param after the time since the command was made
   */
  record LateAnswer(Asdu answer, Duration after, Instant time) implements LinkEvent {}
}
