package io.github.cameliec104.camel;

import io.github.cameliec104.camel.points.PointList;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.Cp56Time;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.SystemElement.CounterInterrogation;
import io.github.cameliec104.protocol.asdu.SystemElement.Interrogation;
import io.github.cameliec104.protocol.asdu.SystemElement.TestCounter;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.net.Iec104Master;
import io.github.cameliec104.protocol.net.LinkSettings;
import io.github.cameliec104.protocol.station.CommandRequest;
import io.github.cameliec104.protocol.station.CommandResult;
import io.github.cameliec104.protocol.station.StartUp;
import io.github.cameliec104.protocol.station.Until;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.camel.Message;

/** Messages to requests of a master, as the operation says. For any thread. */
final class MasterRequests {

  /** Something to ask of a started master. */
  interface Request extends Function<Iec104Master, CompletableFuture<CommandResult>> {}

  private final Iec104Configuration options;
  private final CommandRequests commands;
  private final AtomicInteger tests = new AtomicInteger();

  MasterRequests(Iec104Configuration options, PointList points) {
    this.options = options;
    commands = new CommandRequests(options, points);
  }

  /**
   * What a message asks of the station.
   *
   * @throws IllegalArgumentException if it does not say what, or asks what cannot be asked
   */
  Request of(Message message) {
    Operation operation = message.getHeader(Iec104Constants.OPERATION, Operation.class);
    return switch (operation == null ? options.getOperation() : operation) {
      case COMMAND -> command(commands.of(message));
      case INTERROGATION -> interrogation(message);
      case COUNTERS -> counters(message);
      case CLOCK -> clock(station(message, StartUp.ALL_STATIONS));
      case TEST -> test(station(message, Target.USUAL_COMMON_ADDRESS));
      case SWITCH_OVER ->
          throw new IllegalStateException("a switch-over asks nothing of a station");
    };
  }

  private static Request command(CommandRequest request) {
    return master -> master.command(request);
  }

  private Request interrogation(Message message) {
    int qualifier =
        message.getHeader(Iec104Constants.QUALIFIER, Interrogation.STATION, Integer.class);
    new Interrogation(qualifier); // checks the range
    int station = station(message, StartUp.ALL_STATIONS);
    return master -> master.interrogate(station, qualifier);
  }

  private Request counters(Message message) {
    int group =
        message.getHeader(Iec104Constants.QUALIFIER, CounterInterrogation.GENERAL, Integer.class);
    int freeze = options.getFreeze().ordinal();
    int station = station(message, StartUp.ALL_STATIONS);
    return master -> master.counterInterrogation(station, group, freeze);
  }

  private static Request clock(int station) {
    return master -> master.synchronizeClock(station);
  }

  private Request test(int station) {
    LinkSettings settings = options.linkSettings();
    Cot cot = new Cot(Cause.ACTIVATION, false, false, options.getOriginatorAddress());
    TestCounter counter = new TestCounter(tests.getAndIncrement() & 0xFFFF);
    Cp56Time time = settings.time().tag(Instant.now(), station);
    Asdu asdu = Asdu.of(TypeId.C_TS_TA_1, cot, station, new InformationObject(0, counter, time));
    return master -> master.request(asdu, Until.CONFIRMATION);
  }

  /** The station that a message is for: told by the header, by the option, or the usual one. */
  private int station(Message message, int usual) {
    Integer header = message.getHeader(Iec104Constants.COMMON_ADDRESS, Integer.class);
    Integer option = options.getCommonAddress();
    return header != null ? header : option != null ? option : usual;
  }
}
