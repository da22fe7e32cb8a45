package io.github.cameliec104.protocol.examples;

import io.github.cameliec104.protocol.asdu.Monitored.ShortFloat;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.net.Iec104Slave;
import io.github.cameliec104.protocol.net.SlaveSettings;
import io.github.cameliec104.protocol.station.CommandReply;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.ReceivedCommand;
import io.github.cameliec104.protocol.station.SlaveListener;
import io.github.cameliec104.protocol.station.StationPoint;
import java.util.List;

/** The slave of README.md: reports a temperature and takes commands. */
public final class SlaveExample implements SlaveListener {

  /**
   * Runs until it is interrupted.
   *
   * @param args the port to listen on, 0 for a free one
   */
  public static void main(String[] args) throws InterruptedException {
    SlaveSettings settings = SlaveSettings.of("127.0.0.1", Integer.parseInt(args[0]));
    try (Iec104Slave slave = Iec104Slave.bind(settings, new SlaveExample())) {
      slave.declare(List.of(new StationPoint(new PointAddress(1, 5000), TypeId.C_SC_NA_1)));
      slave.update(
          PointUpdate.of(
              new PointAddress(1, 4001), TypeId.M_ME_TF_1, new ShortFloat(61.5f, Quality.GOOD)));
      System.out.println("listening on " + slave.port());
      Thread.currentThread().join();
    }
  }

  @Override
  public void command(ReceivedCommand command, CommandReply reply) {
    System.out.println(command.address() + " <- " + command.command().plain());
    reply.confirm();
    reply.terminate();
  }
}
