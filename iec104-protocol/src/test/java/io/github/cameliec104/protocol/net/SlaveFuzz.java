package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.apci.ApciSession;
import io.github.cameliec104.protocol.asdu.AsduCodec;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Monitored.ShortFloat;
import io.github.cameliec104.protocol.asdu.Monitored.SinglePoint;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TimeRules;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.CommandReply;
import io.github.cameliec104.protocol.station.CounterMode;
import io.github.cameliec104.protocol.station.CounterRules;
import io.github.cameliec104.protocol.station.EventRules;
import io.github.cameliec104.protocol.station.ParameterKind;
import io.github.cameliec104.protocol.station.ParameterRules;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.ProcessRules;
import io.github.cameliec104.protocol.station.ReceivedCommand;
import io.github.cameliec104.protocol.station.ReportRules;
import io.github.cameliec104.protocol.station.ScanPlan;
import io.github.cameliec104.protocol.station.SlaveListener;
import io.github.cameliec104.protocol.station.SlaveStation;
import io.github.cameliec104.protocol.station.StationPoint;
import io.github.cameliec104.protocol.station.SystemRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Any octets from a master: the whole pipeline with a slave of two stations. */
public final class SlaveFuzz {

  private static final int EVENTS = 50;
  private static final Instant NOW = Instant.parse("2024-07-15T11:45:37.123Z");

  private final Deque<CommandReply> replies = new ArrayDeque<>();
  private final SlaveStation station;

  private SlaveFuzz(LinkSettings settings) {
    station =
        new SlaveStation(
            new AsduCodec(settings.sizes()),
            TimeRules.DEFAULT,
            new SlaveListener() {
              @Override
              public void command(ReceivedCommand command, CommandReply reply) {
                replies.add(reply);
              }
            },
            InstantSource.fixed(NOW),
            EventRules.keeping(EVENTS),
            SlaveLimits.DEFAULT.commands(),
            SystemRules.DEFAULT.withProcess(
                ProcessRules.DEFAULT
                    .withCyclic(ScanPlan.all(Duration.ofSeconds(1)))
                    .withCounters(new CounterRules(CounterMode.D, Duration.ofMinutes(15), false))
                    .withParameters(ParameterRules.ALLOWED.withInterrogated(true))));
    station.declare(
        IntStream.rangeClosed(1, 70)
            .mapToObj(a -> new StationPoint(new PointAddress(1, a), TypeId.M_SP_NA_1, Set.of(1)))
            .toList());
    station.declare(
        List.of(
            new StationPoint(new PointAddress(2, 8), TypeId.M_ME_TF_1, Set.of(2, 16))
                .withReport(
                    ReportRules.DEFAULT.withParameters(Map.of(ParameterKind.THRESHOLD, 13))),
            new StationPoint(new PointAddress(2, 14), TypeId.M_IT_NA_1),
            new StationPoint(new PointAddress(1, 9), TypeId.C_SC_NA_1),
            new StationPoint(new PointAddress(1, 9), TypeId.C_SC_TA_1),
            new StationPoint(new PointAddress(1, 10), TypeId.C_DC_NA_1),
            new StationPoint(new PointAddress(2, 11), TypeId.C_SE_NC_1),
            new StationPoint(new PointAddress(2, 12), TypeId.C_BO_NA_1)));
  }

  /** Fails if they do harm. */
  public static void fuzzerTestOneInput(byte[] octets) {
    FuzzedLink link = new FuzzedLink(octets);
    SlaveFuzz slave = new SlaveFuzz(link.settings());
    link.run(
        ApciSession.Role.CONTROLLED,
        (handler, counters) ->
            slave.station.connected(handler.peer(), "master", counters, handler::execute),
        slave::act);
    if (slave.station.counters().snapshot().eventsBuffered() > EVENTS) {
      throw new AssertionError("more events than the buffer holds");
    }
  }

  private void act(int choice) {
    CommandReply reply = replies.peek();
    switch (choice % 6) {
      case 0 -> update(new PointAddress(1, 1 + choice % 70), Cause.SPONTANEOUS);
      case 1 -> update(new PointAddress(1, 1 + choice % 70), Cause.BACKGROUND);
      case 2 ->
          station.update(
              List.of(
                  PointUpdate.of(
                      new PointAddress(2, 8),
                      TypeId.M_ME_TF_1,
                      new ShortFloat(choice, Quality.GOOD))));
      case 3 -> {
        if (reply != null) {
          reply.confirm();
        }
      }
      case 4 -> {
        if (reply != null) {
          reply.terminate();
          replies.remove();
        }
      }
      default -> {
        if (reply != null) {
          reply.refuse(Cause.of(choice % 64));
        }
      }
    }
  }

  private void update(PointAddress address, Cause cause) {
    station.update(
        List.of(
            PointUpdate.of(address, TypeId.M_SP_NA_1, new SinglePoint(true, Quality.GOOD))
                .withCause(cause)));
  }
}
