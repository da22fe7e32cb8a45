package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.net.Iec104Slave;
import io.github.cameliec104.protocol.net.SlaveSettings;
import io.github.cameliec104.protocol.station.CommandReply;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.ReceivedCommand;
import io.github.cameliec104.protocol.station.SlaveListener;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.awaitility.Awaitility;

/** A station for the tests of the master: confirms every command unless its address is odd. */
final class Rtu implements SlaveListener, AutoCloseable {

  final BlockingQueue<ReceivedCommand> commands = new LinkedBlockingQueue<>();
  private final Iec104Slave slave;

  Rtu() {
    this(0);
  }

  Rtu(int port) {
    this(SlaveSettings.of("127.0.0.1", port));
  }

  Rtu(SlaveSettings settings) {
    slave = Iec104Slave.bind(settings, this);
    slave.host(1).join();
  }

  /** A port on which nobody listens. */
  static int freePort() {
    try (Rtu brief = new Rtu()) {
      return brief.port();
    }
  }

  @Override
  public void command(ReceivedCommand command, CommandReply reply) {
    commands.add(command);
    if (command.address().objectAddress() % 2 == 1) {
      reply.refuse();
    } else {
      reply.confirm();
      reply.terminate();
    }
  }

  int port() {
    return slave.port();
  }

  /** The address of a master endpoint of this station. */
  String uri() {
    return "iec104:master:127.0.0.1:" + port();
  }

  Iec104Slave slave() {
    return slave;
  }

  /** Reports short floats of station 1, each an event. */
  void send(int objectAddress, float... values) {
    for (float value : values) {
      send(float36(1, objectAddress, value));
    }
  }

  void send(PointUpdate... updates) {
    slave.update(List.of(updates)).join();
  }

  static PointUpdate float36(int commonAddress, int objectAddress, float value) {
    return PointUpdate.of(
        new PointAddress(commonAddress, objectAddress),
        TypeId.M_ME_TF_1,
        new Monitored.ShortFloat(value, Quality.GOOD));
  }

  static PointUpdate single(int commonAddress, int objectAddress, boolean on) {
    return PointUpdate.of(
        new PointAddress(commonAddress, objectAddress),
        TypeId.M_SP_NA_1,
        new Monitored.SinglePoint(on, Quality.GOOD));
  }

  /** Waits until so many masters have started data transfer. */
  void awaitStarted(int masters) {
    Awaitility.await()
        .until(
            () ->
                slave.peers().stream().filter(p -> p.state() == LinkState.STARTED).count()
                    == masters);
  }

  @Override
  public void close() {
    slave.close();
  }
}
