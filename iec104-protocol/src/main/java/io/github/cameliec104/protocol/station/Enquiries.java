package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Parameter;
import io.github.cameliec104.protocol.asdu.SystemElement.CounterInterrogation;
import io.github.cameliec104.protocol.asdu.SystemElement.Interrogation;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.util.concurrent.CompletableFuture;

/**
 * Everything that the application of a master may ask of stations, besides commands. Confined to
 * the event loop of the link. A common address of 65535 means all stations, however many octets the
 * link has for it, where the standard permits that; then the first station's answer counts.
 *
 * <p>All methods throw {@link IllegalArgumentException} for what cannot be sent. Their futures fail
 * like those of commands, see {@code Iec104Master}. What the master does by itself just then is
 * waited for.
 */
public final class Enquiries {

  private final MasterSender sender;
  private final MasterProcedures procedures;
  private final ProcedureEvents events;
  private final CollectedPoints collected;

  Enquiries(
      MasterSender sender,
      MasterProcedures procedures,
      ProcedureEvents events,
      CollectedPoints collected) {
    this.sender = sender;
    this.procedures = procedures;
    this.events = events;
    this.collected = collected;
  }

  /**
   * Interrogates a station or group (101 §7.4.5). How it ends is told as an event, too. It is not
   * tried again.
   *
   * @param qualifier QOI, 20 station, 21 to 36 groups 1 to 16
   * @return terminated, refused or deactivated
   */
  public CompletableFuture<CommandResult> interrogate(int commonAddress, int qualifier) {
    Asdu asdu = sender.asdus().interrogation(commonAddress, qualifier);
    ProcedureKey key = new ProcedureKey(Procedure.INTERROGATION, commonAddress, qualifier);
    CompletableFuture<CommandResult> answer =
        procedures.after(key, () -> sender.send(asdu, Until.TERMINATION));
    answer.whenComplete(
        (result, failure) -> {
          if (result instanceof CommandResult.Refused refused) {
            events.finished(commonAddress, qualifier, "refused with cause " + refused.cause());
          } else if (result instanceof CommandResult.Deactivated) {
            events.finished(commonAddress, qualifier, "broken off");
          } else if (failure != null && !(failure instanceof IllegalStateException)) {
            events.finished(commonAddress, qualifier, String.valueOf(failure.getMessage()));
          }
        });
    return answer;
  }

  /**
   * As {@link #interrogate}, and returns the points, which the listener has got as well.
   *
   * @param commonAddress one station
   * @return data with all points that the station sent with the cause of this interrogation
   */
  public CompletableFuture<CommandResult> collect(int commonAddress, int qualifier) {
    Limits.check("common address to collect the points of", commonAddress, 1, 0xFFFE);
    Limits.check("qualifier of interrogation", qualifier, Interrogation.STATION, 36);
    return collected.collect(
        commonAddress, Cause.of(qualifier), interrogate(commonAddress, qualifier));
  }

  /**
   * Breaks off an interrogation that is under way.
   *
   * @return confirmed, or refused if nothing was under way
   */
  public CompletableFuture<CommandResult> deactivateInterrogation(
      int commonAddress, int qualifier) {
    return sender.send(sender.asdus().deactivation(commonAddress, qualifier), Until.CONFIRMATION);
  }

  /**
   * Reads, freezes or resets counters (101 §7.4.8).
   *
   * @param request RQT, 1 to 4 group, 5 all
   * @param freeze FRZ, 0 read, 1 freeze, 2 freeze with reset, 3 reset; only 0 brings counters
   * @return terminated if they were read, else confirmed; or refused
   */
  public CompletableFuture<CommandResult> counterInterrogation(
      int commonAddress, int request, int freeze) {
    sender.asdus().counterInterrogation(commonAddress, request, freeze);
    Procedure procedure =
        freeze == CounterInterrogation.READ ? Procedure.COUNTERS : Procedure.FREEZE;
    ProcedureKey key = new ProcedureKey(procedure, commonAddress, request);
    return procedures.after(key, () -> sender.counters(commonAddress, request, freeze));
  }

  /**
   * Reads counters and returns them; the listener has got them as well.
   *
   * @param commonAddress one station
   * @param request RQT, 1 to 4 group, 5 all
   * @return data with all counters that the station sent with the cause of this request
   */
  public CompletableFuture<CommandResult> collectCounters(int commonAddress, int request) {
    Limits.check("common address to collect the counters of", commonAddress, 1, 0xFFFE);
    Cause cause =
        request == CounterInterrogation.GENERAL
            ? Cause.COUNTER_GENERAL
            : Cause.of(Cause.COUNTER_GENERAL.number() + request);
    CompletableFuture<CommandResult> answer =
        counterInterrogation(commonAddress, request, CounterInterrogation.READ);
    return collected.collect(commonAddress, cause, answer);
  }

  /**
   * Sets the clock of a station to this machine's, in the zone of the link (101 §7.4.6).
   *
   * @return confirmed or refused
   */
  public CompletableFuture<CommandResult> synchronizeClock(int commonAddress) {
    sender.asdus().clock(commonAddress);
    ProcedureKey key = new ProcedureKey(Procedure.CLOCK, commonAddress, 0);
    return procedures.after(key, () -> sender.ask(key));
  }

  /**
   * Tests the way to a station and back (C_TS_TA_1, 104 §8.8).
   *
   * @return confirmed or refused
   */
  public CompletableFuture<CommandResult> test(int commonAddress) {
    ProcedureKey key = new ProcedureKey(Procedure.TEST, commonAddress, 0);
    return procedures.after(key, () -> sender.ask(key));
  }

  /**
   * Tests like IEC 60870-5-101 (C_TS_NA_1), for peers that know nothing else.
   *
   * @return confirmed or refused
   */
  public CompletableFuture<CommandResult> testWithoutTime(int commonAddress) {
    return sender.send(sender.asdus().testWithoutTime(commonAddress), Until.CONFIRMATION);
  }

  /**
   * Reads one object (C_RD_NA_1, 101 §7.4.3). The listener gets it as well.
   *
   * @return data with one point; confirmed for a parameter, which stands in the answer; or refused
   */
  public CompletableFuture<CommandResult> read(PointAddress address) {
    return sender.send(sender.asdus().read(address), Until.CONFIRMATION);
  }

  /**
   * Resets a station (C_RP_NA_1, 101 §7.4.9).
   *
   * @param qualifier QRP, 1 the whole station, 2 its pending events with time tag
   * @return confirmed or refused
   */
  public CompletableFuture<CommandResult> reset(int commonAddress, int qualifier) {
    return sender.send(sender.asdus().reset(commonAddress, qualifier), Until.CONFIRMATION);
  }

  /**
   * Loads a parameter, or activates loaded ones (P_ME_NA_1 to P_AC_NA_1, 101 §7.3.5).
   *
   * @param address the object, or object address 0 where all loaded parameters are activated
   * @return confirmed or refused
   */
  public CompletableFuture<CommandResult> parameter(PointAddress address, Parameter parameter) {
    return sender.send(
        sender.asdus().parameter(address, parameter, Cause.ACTIVATION), Until.CONFIRMATION);
  }

  /**
   * Takes back an activation of parameters (P_AC_NA_1).
   *
   * @return confirmed or refused
   */
  public CompletableFuture<CommandResult> deactivate(
      PointAddress address, Parameter.Activation activation) {
    return sender.send(
        sender.asdus().parameter(address, activation, Cause.DEACTIVATION), Until.CONFIRMATION);
  }

  /**
   * Sends any ASDU, such as one of a private type. With cause activation or deactivation it is
   * answered by a confirmation; with cause request and {@link TypeId#C_RD_NA_1} by the object; with
   * others by nothing, so that it is complete when it has left.
   *
   * @param until which answer completes an activation
   */
  public CompletableFuture<CommandResult> send(Asdu asdu, Until until) {
    return sender.send(asdu, until);
  }
}
