package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Command;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.Cp56Time;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.asdu.TypeId.Direction;
import io.github.cameliec104.protocol.file.FileSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What a slave does with each request of a master, in the order of checks that decides which
 * refusal is sent: type (44), common address (46), cause (45), object address (47), then the
 * application's (101 §7.2.3, 104 §7).
 */
final class SlaveRequests {

  private final SlaveStation station;
  private final SlaveLink link;
  private final SystemRequests system;
  private final ParameterRequests parameters;

  SlaveRequests(SlaveStation station, SlaveLink link) {
    this.station = station;
    this.link = link;
    system = new SystemRequests(station, link);
    parameters = new ParameterRequests(station, link);
  }

  void received(Asdu asdu, long nowNanos) {
    TypeId type = asdu.type();
    boolean isFile = type != null && link.files().takes(type);
    if (type == null || !(isFile || isPermitted(type))) {
      refuse(asdu, Cause.UNKNOWN_TYPE);
    } else if (isBroadcast(asdu) && mayBroadcast(type)) {
      receivedBroadcast(asdu, type, nowNanos);
    } else if (isBroadcast(asdu) || !station.image().hosts(asdu.commonAddress())) {
      refuse(asdu, Cause.UNKNOWN_COMMON_ADDRESS);
    } else if (isFile) {
      link.files().received(asdu, nowNanos);
    } else {
      receivedHere(asdu, type, asdu.commonAddress(), nowNanos);
    }
  }

  private boolean isPermitted(TypeId type) {
    boolean parameter = ParameterRequests.takes(type);
    return isSupported(type)
        && !FileSession.isAsked(type)
        && (!parameter || station.processRules().parameters().allowed());
  }

  /**
   * Whether requests of a type are answered otherwise than with cause 44, at least if permitted.
   */
  static boolean isSupported(TypeId type) {
    return type.isCommand()
        || ParameterRequests.takes(type)
        || FileSession.isAsked(type)
        || mayBroadcast(type)
        || type == TypeId.C_RD_NA_1
        || type == TypeId.C_TS_TA_1;
  }

  private static boolean mayBroadcast(TypeId type) {
    return type == TypeId.C_IC_NA_1
        || type == TypeId.C_CI_NA_1
        || type == TypeId.C_CS_NA_1
        || type == TypeId.C_RP_NA_1;
  }

  private boolean isBroadcast(Asdu asdu) {
    return asdu.commonAddress() == station.codec().sizes().broadcast();
  }

  /**
   * Each station answers as if it alone had been asked (101 §7.2.4); a master that does not take
   * the answers to the last broadcasts is refused with one.
   */
  private void receivedBroadcast(Asdu asdu, TypeId type, long nowNanos) {
    Set<Integer> stations = station.image().commonAddresses();
    if (stations.isEmpty()) {
      refuse(asdu, Cause.UNKNOWN_COMMON_ADDRESS);
    } else if (link.owesTooMany(stations.size())) {
      refuse(asdu);
      return;
    }
    for (int commonAddress : stations) {
      receivedHere(asdu.withCommonAddress(commonAddress), type, asdu.commonAddress(), nowNanos);
    }
  }

  /** Takes the request of one station; a broadcast was addressed to all. */
  private void receivedHere(Asdu asdu, TypeId type, int addressed, long nowNanos) {
    if (!type.causes(Direction.CONTROL).contains(asdu.cause())) {
      refuse(asdu, Cause.UNKNOWN_CAUSE);
    } else if (type == TypeId.C_RD_NA_1) {
      read(asdu);
    } else if (!isObjectKnown(asdu, type)) {
      refuse(asdu, Cause.UNKNOWN_OBJECT_ADDRESS);
    } else if (asdu.sequence() || asdu.objects().size() != 1) {
      refuse(asdu);
    } else if (type.isCommand()) {
      command(asdu, type, nowNanos);
    } else if (ParameterRequests.takes(type)) {
      parameters.received(asdu);
    } else {
      system.received(asdu, addressed, nowNanos);
    }
  }

  /** The objects of commands are checked with them. */
  private boolean isObjectKnown(Asdu asdu, TypeId type) {
    return ParameterRequests.takes(type)
        ? parameters.knowsObject(asdu)
        : type.isCommand() || asdu.first().address() == 0;
  }

  /** Refuses with one of the four unknowns. */
  private void refuse(Asdu asdu, Cause unknown) {
    link.reply(asdu.answer(unknown, true));
  }

  /** Refuses with a negative confirmation. */
  private void refuse(Asdu asdu) {
    link.reply(asdu.answer(confirmation(asdu), true));
  }

  private static Cause confirmation(Asdu asdu) {
    return asdu.cause() == Cause.DEACTIVATION
        ? Cause.DEACTIVATION_CONFIRMATION
        : Cause.ACTIVATION_CONFIRMATION;
  }

  /**
   * The requested object itself is the answer; there is no confirmation (101 §7.4.3). Counters and
   * protection events cannot be read: their types do not have the cause.
   */
  private void read(Asdu asdu) {
    ImagePoint point =
        station.image().get(new PointAddress(asdu.commonAddress(), asdu.first().address()));
    TypeId type = point == null ? null : point.untagged;
    if (point == null || type == null || !type.causes(Direction.MONITOR).contains(Cause.REQUEST)) {
      readParameter(asdu);
      return;
    }
    Cot cot = asdu.cot().answer(Cause.REQUEST, false);
    InformationObject object = new InformationObject(asdu.first().address(), point.value);
    link.reply(Asdu.of(type, cot, asdu.commonAddress(), object));
  }

  /** Parameters with an object address of their own are read like points. */
  private void readParameter(Asdu asdu) {
    ImagePoint.Parametrized target =
        station.image().parameter(asdu.commonAddress(), asdu.first().address());
    ParameterKind kind = target == null ? null : target.kind();
    if (target == null || kind == null || !station.processRules().parameters().allowed()) {
      refuse(asdu, Cause.UNKNOWN_OBJECT_ADDRESS);
    } else {
      Cot cot = asdu.cot().answer(Cause.REQUEST, false);
      link.reply(ParameterReports.report(station.parameters(), target.point(), kind, cot));
    }
  }

  private void command(Asdu asdu, TypeId type, long nowNanos) {
    PointAddress address = new PointAddress(asdu.commonAddress(), asdu.first().address());
    Map<TypeId, CommandMode> declared = station.image().commands(address);
    if (station.image().declaresCommands() && declared.isEmpty()) {
      refuse(asdu, Cause.UNKNOWN_OBJECT_ADDRESS);
    } else if (!declared.isEmpty() && !declared.containsKey(type)) {
      refuse(asdu);
    } else if (asdu.cot().test() && !station.rules().admission().test()) {
      refuse(asdu);
    } else {
      CommandMode mode = declared.getOrDefault(type, CommandMode.DIRECT_OR_SELECT);
      permitted(asdu, type, mode, nowNanos);
    }
  }

  /**
   * Selections are made and cancelled here; the application sees only what is to be executed. To
   * cancel is always safe, whatever value and time come with it.
   */
  private void permitted(Asdu asdu, TypeId type, CommandMode mode, long nowNanos) {
    Selections selections = station.selections();
    Selection wanted = Selection.of(link, asdu, nowNanos);
    if (asdu.cause() == Cause.DEACTIVATION) {
      link.reply(asdu.answer(Cause.DEACTIVATION_CONFIRMATION, !selections.cancel(wanted)));
    } else if (!isAcceptable(asdu)) {
      refuse(asdu);
    } else if (((Command) asdu.first().element()).select()) {
      select(asdu, type, wanted, mode);
    } else if (link.isBusy() || !selections.execute(wanted, mode)) {
      refuse(asdu);
    } else {
      ReceivedCommand command = received(asdu, type, wanted.address());
      RunningCommand running = link.running(asdu, nowNanos);
      station.returns().handed(wanted.address());
      station.listener().command(command, running);
    }
  }

  private void select(Asdu asdu, TypeId type, Selection wanted, CommandMode mode) {
    Cause refusal = station.listener().refusal(received(asdu, type, wanted.address()));
    if (refusal != null && refusal.isUnknown()) {
      refuse(asdu, refusal);
    } else {
      boolean selected =
          refusal == null && mode != CommandMode.DIRECT_ONLY && station.selections().select(wanted);
      link.reply(asdu.answer(Cause.ACTIVATION_CONFIRMATION, !selected));
    }
  }

  private boolean isAcceptable(Asdu asdu) {
    TimeTag time = asdu.first().time();
    return station.rules().admission().admits(asdu)
        && ((Command) asdu.first().element()).permitted()
        && (time == null || (time instanceof Cp56Time tag && isTimely(tag, asdu.commonAddress())));
  }

  private boolean isTimely(Cp56Time time, int commonAddress) {
    Duration limit = station.rules().maxAge();
    return time.possible()
        && !time.invalid()
        && (limit.isZero() || station.clock().isWithin(time, commonAddress, limit));
  }

  private ReceivedCommand received(Asdu asdu, TypeId type, PointAddress address) {
    TimeTag tag = asdu.first().time();
    Instant time =
        tag instanceof Cp56Time cp56
            ? station.clock().instant(cp56, address.commonAddress())
            : null;
    return new ReceivedCommand(
        address,
        type,
        (Command) asdu.first().element(),
        tag,
        time,
        asdu.cot().originator(),
        link.peer(),
        time == null ? null : Duration.between(time, station.clock().now()),
        asdu.cot().test());
  }
}
