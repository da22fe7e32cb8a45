package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.apci.ApciSession;
import io.github.cameliec104.protocol.station.MasterStation;
import io.github.cameliec104.protocol.station.SlaveStation;
import io.netty.buffer.ByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

/** A master and a slave, joined by two streams of octets, in virtual time. */
final class VirtualLink {

  /** One direction. */
  private static final class Stream {
    private byte[] octets = {};

    void add(byte[] more) {
      var all = new ByteArrayOutputStream();
      all.writeBytes(octets);
      all.writeBytes(more);
      octets = all.toByteArray();
    }

    void moveTo(VirtualConnection end, int most) {
      int count = Math.min(most, octets.length);
      byte[] all = octets;
      octets = Arrays.copyOfRange(all, count, all.length);
      end.feed(all, 0, count);
    }
  }

  private final VirtualConnection master;
  private final VirtualConnection slave;
  private final Stream toMaster = new Stream();
  private final Stream toSlave = new Stream();

  /** Connects and starts data transfer, unless the station of the master does not want it. */
  VirtualLink(
      MasterStation masterStation,
      LinkSettings masterSettings,
      SlaveStation slaveStation,
      LinkSettings slaveSettings,
      ByteBufAllocator buffers) {
    slave =
        new VirtualConnection(
            ApciSession.Role.CONTROLLED,
            slaveSettings,
            (handler, counters) ->
                slaveStation.connected(handler.peer(), "master", counters, handler::execute),
            buffers,
            0);
    master =
        new VirtualConnection(
            ApciSession.Role.CONTROLLING,
            masterSettings,
            (handler, counters) -> masterStation,
            buffers,
            0);
    master.handler().startDataTransfer();
  }

  VirtualConnection master() {
    return master;
  }

  VirtualConnection slave() {
    return slave;
  }

  /** Moves some octets one way or the other. */
  void moveSome(Random random) {
    collect();
    if (random.nextBoolean()) {
      toMaster.moveTo(master, 1 + random.nextInt(60));
    } else {
      toSlave.moveTo(slave, 1 + random.nextInt(60));
    }
  }

  /** Moves octets both ways until both ends are quiet. */
  void settle() {
    collect();
    while (toMaster.octets.length + toSlave.octets.length > 0) {
      toMaster.moveTo(master, Integer.MAX_VALUE);
      toSlave.moveTo(slave, Integer.MAX_VALUE);
      collect();
    }
  }

  private void collect() {
    toSlave.add(master.takeOctets());
    toMaster.add(slave.takeOctets());
  }

  void advance(Duration time) {
    master.advance(time);
    slave.advance(time);
  }

  boolean isOpen() {
    return master.channel().isOpen() && slave.channel().isOpen();
  }

  /** Cuts the connection: what is on its way is lost. */
  void cut() {
    master.disconnect();
    slave.disconnect();
  }
}
