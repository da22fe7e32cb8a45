package io.github.cameliec104.camel;

import io.github.cameliec104.camel.points.PointList;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Parameter;
import io.github.cameliec104.protocol.asdu.SystemElement.CounterInterrogation;
import io.github.cameliec104.protocol.asdu.SystemElement.Interrogation;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.net.Iec104Master;
import io.github.cameliec104.protocol.station.CommandRequest;
import io.github.cameliec104.protocol.station.CommandResult;
import io.github.cameliec104.protocol.station.Enquiry;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.StartUp;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Messages to requests of a master, as the operation says. For any thread. */
final class MasterRequests {

  /** Something to ask of a started master. */
  interface Request extends Function<Iec104Master, CompletableFuture<CommandResult>> {}

  private static final int GENERAL_RESET = 1;

  private final Iec104Configuration options;
  private final PointList points;
  private final CommandRequests commands;
  private final ParameterRequests parameters;
  private final RawAsdus raw;

  MasterRequests(Iec104Configuration options, PointList points) {
    this.options = options;
    this.points = points;
    commands = new CommandRequests(options, points);
    parameters = new ParameterRequests(options, points);
    raw = new RawAsdus(options.linkSettings().sizes());
  }

  /**
   * What a message asks of the station.
   *
   * @throws IllegalArgumentException if it does not say what, or asks what cannot be asked
   */
  Request of(Message message) {
    Operation asked = operation(options, message);
    return switch (asked) {
      case COMMAND -> command(commands.of(message));
      case DEACTIVATE -> deactivation(commands.of(message));
      case INTERROGATION -> asking(interrogation(message));
      case DEACTIVATE_INTERROGATION -> asking(deactivateInterrogation(message));
      case COUNTERS -> asking(counters(message));
      case READ -> asking(read(message));
      case CLOCK -> asking(clock(station(message, StartUp.ALL_STATIONS)));
      case TEST -> asking(test(station(message, Target.USUAL_COMMON_ADDRESS)));
      case RESET -> asking(reset(message));
      case PARAMETER -> asking(parameter(message));
      case RAW -> asking(raw(message));
      case QUALITY, SUBSTITUTE ->
          throw new IllegalArgumentException(
              "operation " + asked + " is for slaves, expected one of a master");
      case DIRECTORY, DOWNLOAD, UPLOAD, DELETE_FILE, QUERY_LOG ->
          throw new IllegalStateException("what is asked about files has other results");
      case SWITCH_OVER ->
          throw new IllegalStateException("a switch-over asks nothing of a station");
    };
  }

  /** The operation that a message tells: by the header, or by the option. */
  static Operation operation(Iec104Configuration options, Message message) {
    Operation header = Headers.word(message, Iec104Constants.OPERATION, Operation.class);
    return header == null ? options.getOperation() : header;
  }

  private static Request command(CommandRequest request) {
    return master -> master.command(request);
  }

  private static Request deactivation(CommandRequest request) {
    return master -> master.deactivate(request);
  }

  private static Request asking(Enquiry enquiry) {
    return master -> master.ask(enquiry);
  }

  private Enquiry interrogation(Message message) {
    int qualifier = qualifier(message, Interrogation.STATION, 255);
    int station = station(message, StartUp.ALL_STATIONS);
    return collects(message)
        ? asking -> asking.collect(station, qualifier)
        : asking -> asking.interrogate(station, qualifier);
  }

  private Enquiry deactivateInterrogation(Message message) {
    int qualifier = qualifier(message, Interrogation.STATION, 255);
    int station = station(message, StartUp.ALL_STATIONS);
    return asking -> asking.deactivateInterrogation(station, qualifier);
  }

  private Enquiry counters(Message message) {
    int group = qualifier(message, CounterInterrogation.GENERAL, CounterInterrogation.GENERAL);
    Freeze header = Headers.word(message, Iec104Constants.FREEZE, Freeze.class);
    Freeze freeze = header == null ? options.getFreeze() : header;
    int station = station(message, StartUp.ALL_STATIONS);
    return freeze == Freeze.READ && collects(message)
        ? asking -> asking.collectCounters(station, group)
        : asking -> asking.counterInterrogation(station, group, freeze.ordinal());
  }

  private boolean collects(Message message) {
    Boolean header = Headers.flag(message, Iec104Constants.COLLECT);
    return header == null ? options.isCollect() : header;
  }

  private Enquiry read(Message message) {
    Told told = Told.by(options, message).withoutType();
    PointAddress address = Target.find(told, options, points, false).address();
    return asking -> asking.read(address);
  }

  private static Enquiry clock(int station) {
    return asking -> asking.synchronizeClock(station);
  }

  private Enquiry test(int station) {
    String type = options.getTypeId();
    boolean untimed =
        type != null
            && PointFilter.type("typeId", type, MasterRequests::isTest) == TypeId.C_TS_NA_1;
    return untimed ? asking -> asking.testWithoutTime(station) : asking -> asking.test(station);
  }

  private static boolean isTest(TypeId type) {
    return type == TypeId.C_TS_NA_1 || type == TypeId.C_TS_TA_1;
  }

  private Enquiry reset(Message message) {
    int qualifier = qualifier(message, GENERAL_RESET, 255);
    int station = station(message, Target.USUAL_COMMON_ADDRESS);
    return asking -> asking.reset(station, qualifier);
  }

  private Enquiry parameter(Message message) {
    ParameterRequests.Loading loading = parameters.of(message);
    return asking ->
        loading.deactivates() && loading.parameter() instanceof Parameter.Activation activation
            ? asking.deactivate(loading.address(), activation)
            : asking.parameter(loading.address(), loading.parameter());
  }

  private Enquiry raw(Message message) {
    Asdu asdu = raw.of(message);
    return asking -> asking.send(asdu, options.getAwait());
  }

  /** The qualifier that a message tells: by the header, by the option, or the usual one. */
  private int qualifier(Message message, int usual, int max) {
    Integer told = CommandRequests.qualifier(message, options, max);
    return told == null ? usual : told;
  }

  /** The station that a message is for: told by the header, by the option, or the usual one. */
  private int station(Message message, int usual) {
    Integer header =
        Headers.number(message, Iec104Constants.COMMON_ADDRESS, 1, StartUp.ALL_STATIONS);
    @Nullable Integer option = options.getCommonAddress();
    return header != null ? header : option != null ? option : usual;
  }
}
