package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.asdu.AddressSizes;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.AsduCodec;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.SystemElement.Interrogation;
import io.github.cameliec104.protocol.asdu.TimeRules;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A slave for any number of masters, without a network; nobody waits and no time passes. */
final class SlaveRig {

  static final Instant WALL_CLOCK = Instant.parse("2026-11-20T10:00:00Z");

  final AsduCodec codec = new AsduCodec(AddressSizes.STANDARD);
  final List<CommandReply> asked = new ArrayList<>();
  final List<LinkEvent> events = new ArrayList<>();
  boolean failOnEvents;
  final SlaveStation station;
  private final ByteBuffer octets = ByteBuffer.allocate(AddressSizes.MAX_ASDU);

  SlaveRig(int eventBuffer) {
    this(EventRules.keeping(eventBuffer), SystemRules.DEFAULT);
  }

  SlaveRig(EventRules rules) {
    this(rules, SystemRules.DEFAULT);
  }

  /** A slave that keeps a thousand events. */
  SlaveRig(SystemRules system) {
    this(EventRules.keeping(1000), system);
  }

  private SlaveRig(EventRules rules, SystemRules system) {
    station =
        new SlaveStation(
            codec,
            TimeRules.DEFAULT,
            new SlaveListener() {
              @Override
              public void command(ReceivedCommand command, CommandReply reply) {
                asked.add(reply);
              }

              @Override
              public void event(LinkEvent event) {
                events.add(event);
                if (failOnEvents) {
                  throw new IllegalStateException("a fault of the application");
                }
              }
            },
            InstantSource.fixed(WALL_CLOCK),
            rules,
            new CommandRules(Duration.ofSeconds(10), true),
            system);
  }

  /** A master whose data transfer is started. */
  SlaveLink master(String host) {
    SlaveLink link = standby(host);
    link.started(0);
    return link;
  }

  /** A master that is connected. */
  SlaveLink standby(String host) {
    return station.connected(host + ":1", host, new LinkCounters(), Runnable::run);
  }

  void disconnect(SlaveLink link) {
    link.stopped("gone", 0);
    station.disconnected(link);
  }

  /** The next ASDU as the master decodes it; null if there is none. */
  Asdu next(SlaveLink link) {
    Asdu asdu = link.next(0);
    if (asdu == null) {
      return null;
    }
    checkCause(asdu);
    codec.encode(asdu, octets.clear());
    return codec.decode(octets.flip());
  }

  /** A slave sends each type with the causes of the table only, but what it refuses as unknown. */
  static void checkCause(Asdu asdu) {
    TypeId type = asdu.type();
    if (type != null && !asdu.cause().isUnknown()) {
      assertThat(type.causes(TypeId.Direction.MONITOR)).as("%s sent", type).contains(asdu.cause());
    }
  }

  List<Asdu> all(SlaveLink link) {
    List<Asdu> all = new ArrayList<>();
    for (Asdu asdu = next(link); asdu != null; asdu = next(link)) {
      all.add(asdu);
    }
    return all;
  }

  /** The station's present values as floats of the objects sent, in the order sent. */
  static List<Integer> floats(List<Asdu> asdus) {
    return asdus.stream()
        .flatMap(asdu -> asdu.objects().stream())
        .map(object -> (int) ((Monitored.ShortFloat) object.element()).value())
        .toList();
  }

  /** An event of point 1/1 that carries a number. */
  static PointUpdate event(int number) {
    return event(1, number);
  }

  static PointUpdate event(int objectAddress, int number) {
    return PointUpdate.of(
        new PointAddress(1, objectAddress),
        TypeId.M_ME_NC_1,
        new Monitored.ShortFloat(number, Quality.GOOD));
  }

  /** A breaker's event that carries a number. */
  static PointUpdate status(int number) {
    return PointUpdate.of(
        new PointAddress(1, 4001), TypeId.M_BO_NA_1, new Monitored.Bitstring(number, Quality.GOOD));
  }

  /** The losses told so far: for whom, and of which class. */
  List<String> dropped() {
    return events.stream()
        .map(LinkEvent.EventsDropped.class::cast)
        .map(event -> event.group() + " " + event.eventClass())
        .toList();
  }

  void report(int from, int to) {
    for (int number = from; number <= to; number++) {
      station.update(List.of(event(number)));
    }
  }

  static Asdu interrogation(int commonAddress, int qualifier) {
    return Asdu.of(
        TypeId.C_IC_NA_1,
        Cot.of(Cause.ACTIVATION),
        commonAddress,
        new InformationObject(0, new Interrogation(qualifier)));
  }

  LinkStatistics statistics() {
    return station.counters().snapshot();
  }
}
