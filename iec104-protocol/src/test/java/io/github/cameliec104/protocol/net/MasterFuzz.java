package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.apci.ApciSession;
import io.github.cameliec104.protocol.asdu.AsduCodec;
import io.github.cameliec104.protocol.asdu.Command;
import io.github.cameliec104.protocol.asdu.Command.SetpointFloat;
import io.github.cameliec104.protocol.asdu.Command.SingleCommand;
import io.github.cameliec104.protocol.asdu.TimeRules;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.CommandRequest;
import io.github.cameliec104.protocol.station.CommandResult;
import io.github.cameliec104.protocol.station.LinkCounters;
import io.github.cameliec104.protocol.station.MasterListener;
import io.github.cameliec104.protocol.station.MasterProfile;
import io.github.cameliec104.protocol.station.MasterStation;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.StartUp;
import io.github.cameliec104.protocol.station.Until;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Any octets from a station: the whole pipeline with a master, whose requests all end. */
public final class MasterFuzz implements MasterListener {

  private static final Instant NOW = Instant.parse("2024-07-15T11:45:37.123Z");

  private final Deque<Runnable> unprocessed = new ArrayDeque<>();
  private final List<CompletableFuture<CommandResult>> results = new ArrayList<>();
  private final MasterStation station;
  private VirtualClock clock = () -> 0;

  /** The time of the connection. */
  private interface VirtualClock {
    long nowNanos();
  }

  private MasterFuzz(LinkSettings settings) {
    station =
        new MasterStation(
            new MasterProfile(
                StartUp.DEFAULT,
                TimeRules.of(ZoneId.of("Europe/Berlin")),
                new AsduCodec(settings.sizes())),
            this,
            InstantSource.fixed(NOW),
            new LinkCounters());
  }

  /** Fails if they do harm. */
  public static void fuzzerTestOneInput(byte[] octets) {
    FuzzedLink link = new FuzzedLink(octets);
    MasterFuzz master = new MasterFuzz(link.settings());
    master.clock = link::nowNanos;
    link.run(ApciSession.Role.CONTROLLING, (handler, counters) -> master.station, master::act);
    for (CompletableFuture<CommandResult> result : master.results) {
      if (!result.isDone()) {
        throw new AssertionError("a request is open although the link is gone");
      }
    }
  }

  @Override
  public void points(List<PointUpdate> points, Runnable done) {
    for (PointUpdate point : points) {
      if (point.toString().isEmpty() || point.value().plain().toString().isEmpty()) {
        throw new AssertionError("a point cannot be shown");
      }
    }
    unprocessed.add(done);
  }

  private void act(int choice) {
    long now = clock.nowNanos();
    int object = 1 + choice / 8;
    switch (choice % 8) {
      case 0 -> results.add(station.ask(a -> a.interrogate(1, 20 + choice / 8 % 17), now));
      case 1 -> results.add(station.ask(a -> a.synchronizeClock(1), now));
      case 2 -> command(TypeId.C_SC_NA_1, object, new SingleCommand(true, 0, false), now);
      case 3 -> command(TypeId.C_SC_TA_1, object, new SingleCommand(false, 0, true), now);
      case 4 -> command(TypeId.C_SE_NC_1, object, new SetpointFloat(choice, 0, false), now);
      case 5 -> {
        if (!unprocessed.isEmpty()) {
          unprocessed.removeLast().run();
        }
      }
      default -> {
        while (!unprocessed.isEmpty()) {
          unprocessed.remove().run();
        }
      }
    }
  }

  private void command(TypeId type, int object, Command command, long now) {
    results.add(
        station.command(
            new CommandRequest(new PointAddress(1, object), type, command, null, Until.TERMINATION),
            now));
  }
}
