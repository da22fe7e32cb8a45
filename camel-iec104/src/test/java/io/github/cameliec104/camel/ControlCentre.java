package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.asdu.Command;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.net.Iec104Master;
import io.github.cameliec104.protocol.net.MasterSettings;
import io.github.cameliec104.protocol.station.CommandRequest;
import io.github.cameliec104.protocol.station.CommandResult;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.MasterListener;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.Until;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A master for the tests of the slave. */
final class ControlCentre implements MasterListener, AutoCloseable {

  final BlockingQueue<PointUpdate> points = new LinkedBlockingQueue<>();
  private final Iec104Master master;

  ControlCentre(int port) {
    this(MasterSettings.of("127.0.0.1", port));
  }

  ControlCentre(MasterSettings settings) {
    master = Iec104Master.open(settings, this);
    Awaitility.await().until(() -> master.state() == LinkState.STARTED);
  }

  @Override
  public void points(List<PointUpdate> received, Runnable done) {
    points.addAll(received);
    done.run();
  }

  Iec104Master master() {
    return master;
  }

  /** The next point received. */
  PointUpdate next() {
    try {
      PointUpdate next = points.poll(10, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("no point within 10 s");
      }
      return next;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Sends a single command to station 1 and waits for the last answer. */
  CommandResult command(int objectAddress, boolean on) {
    return request(objectAddress, on, Until.TERMINATION).orTimeout(10, TimeUnit.SECONDS).join();
  }

  CompletableFuture<CommandResult> request(int objectAddress, boolean on, Until until) {
    return master.command(
        new CommandRequest(
            new PointAddress(1, objectAddress),
            TypeId.C_SC_NA_1,
            new Command.SingleCommand(on, 0, false),
            null,
            until));
  }

  @Override
  public void close() {
    master.close();
  }
}
