package io.github.cameliec104.e2e;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.util.List;
import org.eclipse.neoscada.protocol.iec60870.asdu.ASDUHeader;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.AbstractMessage;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.DataTransmissionMessage;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.InterrogationCommand;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.ASDUAddress;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.CauseOfTransmission;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.QualifierOfInterrogation;

/** A control centre built from NeoSCADA's messages. */
final class NeoscadaMaster implements MasterPeer {

  private final Inbox<String> starts = new Inbox<>("STARTDT confirmation at the NeoSCADA master");
  private final Inbox<PeerPoint> points = new Inbox<>("points at the NeoSCADA master");
  private final Inbox<PeerAnswer> answers = new Inbox<>("answers at the NeoSCADA master");
  private final Bootstrap bootstrap =
      new Bootstrap()
          .group(NeoscadaPipeline.LOOP)
          .channel(NioSocketChannel.class)
          .handler(new NeoscadaPipeline(messages -> List.of(new Receiver())));
  private final int port;
  private Channel channel;

  NeoscadaMaster(int port) {
    this.port = port;
    channel = open();
  }

  private Channel open() {
    Channel opened =
        bootstrap.connect(InetAddress.getLoopbackAddress(), port).syncUninterruptibly().channel();
    starts.next();
    return opened;
  }

  @Override
  public void interrogate(int ca) {
    send(new InterrogationCommand(activation(ca), QualifierOfInterrogation.GLOBAL));
  }

  @Override
  public void interrogateCounters(int ca) {
    throw new UnsupportedOperationException("NeoSCADA knows no counters");
  }

  @Override
  public void command(PeerCommand command) {
    send(NeoscadaMessages.command(activation(command.ca()), command));
  }

  private void send(Object message) {
    channel.writeAndFlush(message).syncUninterruptibly();
  }

  private static ASDUHeader activation(int ca) {
    return new ASDUHeader(CauseOfTransmission.ACTIVATED, ASDUAddress.valueOf(ca));
  }

  @Override
  public void disconnect() {
    channel.close().syncUninterruptibly();
  }

  @Override
  public void connect() {
    channel = open();
  }

  @Override
  public Inbox<PeerPoint> points() {
    return points;
  }

  @Override
  public Inbox<PeerAnswer> answers() {
    return answers;
  }

  @Override
  public void close() {
    channel.close().syncUninterruptibly();
  }

  /** Starts data transfer and sorts what comes. */
  private final class Receiver extends ChannelInboundHandlerAdapter {
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the link
    public void channelActive(ChannelHandlerContext ctx) {
      ctx.writeAndFlush(DataTransmissionMessage.REQUEST_START, ctx.voidPromise());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      if (message == DataTransmissionMessage.CONFIRM_START) {
        starts.add("STARTED");
      } else if (message instanceof AbstractMessage asdu) {
        List<PeerPoint> found = NeoscadaMessages.points(asdu);
        found.forEach(points::add);
        if (found.isEmpty()) {
          answers.add(NeoscadaMessages.answer(asdu));
        }
      }
    }
  }
}
