package io.github.cameliec104.e2e;

import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Cp56Time;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.net.Iec104Slave;
import io.github.cameliec104.protocol.net.SlaveSettings;
import io.github.cameliec104.protocol.station.CommandReply;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.ReceivedCommand;
import io.github.cameliec104.protocol.station.SlaveListener;
import io.github.cameliec104.protocol.station.StationPoint;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Our slave. */
final class OurSlave implements SlavePeer {

  private final Inbox<String> starts = new Inbox<>("STARTDT at our slave");
  private final Inbox<PeerCommand> commands = new Inbox<>("commands at our slave");
  private final Set<StationPoint> accepted = ConcurrentHashMap.newKeySet();
  private final Iec104Slave slave;

  OurSlave() {
    this(SlaveSettings.of("127.0.0.1", 0));
  }

  OurSlave(SlaveSettings settings) {
    slave = Iec104Slave.bind(settings, new Listener());
  }

  @Override
  public int port() {
    return slave.port();
  }

  /** The slave itself, for what the other stacks do not have. */
  Iec104Slave slave() {
    return slave;
  }

  @Override
  public void set(PeerPoint point) {
    PointUpdate update = declared(point, Cause.SPONTANEOUS);
    slave.refresh(List.of(update)).join();
  }

  @Override
  public void event(PeerPoint point) {
    slave.update(declared(point, Cause.of(point.cause()))).join();
  }

  /** A point has one type here; it is declared anew when the contract sends it as another. */
  private PointUpdate declared(PeerPoint point, Cause cause) {
    PointUpdate update = update(point, cause);
    slave.declare(List.of(new StationPoint(update.address(), update.type()))).join();
    return update;
  }

  /** A point of the contract as an update with another cause. */
  static PointUpdate update(PeerPoint point, Cause cause) {
    return new PointUpdate(
        null,
        new PointAddress(point.ca(), point.ioa()),
        TypeId.valueOf(point.type()),
        cause,
        OurValues.element(point),
        timeTag(point.time()),
        null,
        Instant.now());
  }

  private static @Nullable TimeTag timeTag(String text) {
    if (text.equals(PeerPoint.NONE)) {
      return null;
    }
    Cp56Time time = Cp56Time.of(Instant.parse(text.replace("!", "")), ZoneOffset.UTC);
    return text.endsWith("!") ? time.asInvalid() : time;
  }

  @Override
  public void know(PeerCommand command, boolean accept) {
    StationPoint object = object(command.ca(), command.ioa(), command.type());
    slave.declare(List.of(object)).join();
    if (accept) {
      accepted.add(object);
    }
  }

  private static StationPoint object(int ca, int ioa, String type) {
    return new StationPoint(new PointAddress(ca, ioa), TypeId.valueOf(type));
  }

  @Override
  public Inbox<String> starts() {
    return starts;
  }

  @Override
  public Inbox<PeerCommand> commands() {
    return commands;
  }

  @Override
  public void close() {
    slave.close();
  }

  /** Notes what masters do and answers their commands. */
  private final class Listener implements SlaveListener {
    @Override
    public void command(ReceivedCommand command, CommandReply reply) {
      if (accepted.contains(new StationPoint(command.address(), command.type()))) {
        commands.add(OurCommands.received(command));
        reply.confirm();
        reply.terminate();
      } else {
        reply.refuse();
      }
    }

    @Override
    public void event(LinkEvent event) {
      if (event instanceof LinkEvent.StateChanged change && change.state() == LinkState.STARTED) {
        starts.add(change.peer());
      }
    }
  }
}
