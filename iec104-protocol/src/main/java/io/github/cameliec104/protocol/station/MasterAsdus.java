package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.Cp56Time;
import io.github.cameliec104.protocol.asdu.Element;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.Parameter;
import io.github.cameliec104.protocol.asdu.SystemElement.ClockSynchronization;
import io.github.cameliec104.protocol.asdu.SystemElement.CounterInterrogation;
import io.github.cameliec104.protocol.asdu.SystemElement.Interrogation;
import io.github.cameliec104.protocol.asdu.SystemElement.Read;
import io.github.cameliec104.protocol.asdu.SystemElement.ResetProcess;
import io.github.cameliec104.protocol.asdu.SystemElement.TestCommand;
import io.github.cameliec104.protocol.asdu.SystemElement.TestCounter;
import io.github.cameliec104.protocol.asdu.TimeRules;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.time.InstantSource;

/** The ASDUs that a master sends: its originator address, its time as its stations tell it. */
final class MasterAsdus {

  private final int originator;
  private final int broadcast;
  private final TimeRules time;
  private final InstantSource wallClock;
  private int tests;

  MasterAsdus(MasterProfile profile, InstantSource wallClock) {
    originator = profile.startUp().originator();
    broadcast = profile.codec().sizes().broadcast();
    time = profile.time();
    this.wallClock = wallClock;
  }

  /** A command with cause activation or deactivation. */
  Asdu command(CommandRequest request, Cause cause) {
    TimeTag tag = request.type().timeTag() == TimeTag.Kind.NONE ? null : tag(request);
    PointAddress address = request.address();
    InformationObject object =
        new InformationObject(address.objectAddress(), request.command(), tag);
    return Asdu.of(request.type(), cot(cause), address.commonAddress(), object);
  }

  private Cp56Time tag(CommandRequest request) {
    int station = request.address().commonAddress();
    if (request.time() == null) {
      return time.tag(wallClock.instant(), station);
    }
    Cp56Time tag = time.tag(request.time(), station);
    if (tag.invalid()) {
      throw new IllegalArgumentException(
          "time of command=" + request.time() + ", expected a year of 2000..2099");
    }
    return tag;
  }

  /** C_IC_NA_1 (101 §7.4.5). */
  Asdu interrogation(int commonAddress, int qualifier) {
    return system(TypeId.C_IC_NA_1, commonAddress, new Interrogation(qualifier));
  }

  /** C_IC_NA_1 that breaks off an interrogation. */
  Asdu deactivation(int commonAddress, int qualifier) {
    Asdu asdu = interrogation(commonAddress, qualifier);
    return Asdu.of(TypeId.C_IC_NA_1, cot(Cause.DEACTIVATION), asdu.commonAddress(), asdu.first());
  }

  /** C_CI_NA_1 (101 §7.4.8). */
  Asdu counterInterrogation(int commonAddress, int request, int freeze) {
    if (request < CounterInterrogation.FIRST_GROUP || request > CounterInterrogation.GENERAL) {
      throw new IllegalArgumentException("counter request RQT=" + request + ", expected 1..5");
    }
    return system(TypeId.C_CI_NA_1, commonAddress, new CounterInterrogation(request, freeze));
  }

  /**
   * C_CS_NA_1 with the present time (101 §7.4.6).
   *
   * @throws IllegalArgumentException for all stations if not all are in one zone
   */
  Asdu clock(int commonAddress) {
    if (commonAddress == StartUp.ALL_STATIONS && time.differ()) {
      throw new IllegalArgumentException(
          "clock synchronization of all stations, expected one station, since they are in"
              + " different time zones");
    }
    Cp56Time present = time.tag(wallClock.instant(), commonAddress);
    return system(TypeId.C_CS_NA_1, commonAddress, new ClockSynchronization(present));
  }

  /** C_TS_TA_1 with the present time and a number of its own (104 §8.8). */
  Asdu test(int commonAddress) {
    TestCounter counter = new TestCounter(tests);
    tests = tests + 1 & 0xFFFF;
    Cp56Time present = time.tag(wallClock.instant(), commonAddress);
    return Asdu.of(
        TypeId.C_TS_TA_1,
        cot(Cause.ACTIVATION),
        commonAddress,
        new InformationObject(0, counter, present));
  }

  /** C_TS_NA_1, which IEC 60870-5-104 does not have (101 §7.4.10). */
  Asdu testWithoutTime(int commonAddress) {
    return system(TypeId.C_TS_NA_1, commonAddress, new TestCommand(TestCommand.PATTERN));
  }

  /** C_RP_NA_1 (101 §7.4.9). */
  Asdu reset(int commonAddress, int qualifier) {
    return system(TypeId.C_RP_NA_1, commonAddress, new ResetProcess(qualifier));
  }

  /** C_RD_NA_1 (101 §7.4.3). */
  Asdu read(PointAddress address) {
    InformationObject object = new InformationObject(address.objectAddress(), new Read());
    return Asdu.of(TypeId.C_RD_NA_1, cot(Cause.REQUEST), address.commonAddress(), object);
  }

  /** P_ME_NA_1 to P_AC_NA_1 with cause activation or deactivation (101 §7.4.10). */
  Asdu parameter(PointAddress address, Parameter parameter, Cause cause) {
    InformationObject object = new InformationObject(address.objectAddress(), parameter);
    return Asdu.of(parameterType(parameter), cot(cause), address.commonAddress(), object);
  }

  private static TypeId parameterType(Parameter parameter) {
    for (TypeId type : TypeId.values()) {
      if (type.accepts(parameter)) {
        return type;
      }
    }
    throw new AssertionError(parameter);
  }

  private Asdu system(TypeId type, int commonAddress, Element element) {
    return Asdu.of(
        type, cot(Cause.ACTIVATION), sent(commonAddress), new InformationObject(0, element));
  }

  /** All stations are told in as many octets as the link has for the common address. */
  private int sent(int commonAddress) {
    return commonAddress == StartUp.ALL_STATIONS ? broadcast : commonAddress;
  }

  private Cot cot(Cause cause) {
    return new Cot(cause, false, false, originator);
  }
}
