package io.github.cameliec104.protocol.examples;

import io.github.cameliec104.protocol.asdu.Command.SingleCommand;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.net.Iec104Master;
import io.github.cameliec104.protocol.net.MasterSettings;
import io.github.cameliec104.protocol.station.CommandRequest;
import io.github.cameliec104.protocol.station.CommandResult;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.MasterListener;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The master of README.md: shows what a station reports and switches something on. */
public final class MasterExample implements MasterListener {
  private final CountDownLatch interrogated = new CountDownLatch(1);

  /**
   * Runs until it is interrupted.
   *
   * @param args host and port of the station
   */
  public static void main(String[] args) throws InterruptedException {
    MasterExample listener = new MasterExample();
    MasterSettings settings = MasterSettings.of(args[0], Integer.parseInt(args[1]));
    try (Iec104Master master = Iec104Master.open(settings, listener)) {
      listener.interrogated.await();
      SingleCommand on = new SingleCommand(true, 0, false);
      CommandResult result =
          master.command(CommandRequest.of(new PointAddress(1, 5000), TypeId.C_SC_NA_1, on)).join();
      System.out.println(result.positive() ? "switched on" : "refused");
      Thread.currentThread().join();
    }
  }

  @Override
  public void points(List<PointUpdate> points, Runnable done) {
    points.forEach(p -> System.out.println(p.address() + " = " + p.value().plain()));
    done.run();
  }

  @Override
  public void event(LinkEvent event) {
    if (event instanceof LinkEvent.InterrogationFinished) {
      interrogated.countDown();
    }
  }
}
