package io.github.cameliec104.e2e;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.neoscada.protocol.iec60870.apci.MessageChannel;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.AbstractInformationObjectMessage;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.DataTransmissionMessage;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.MirrorableMessage;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.StandardCause;
import org.eclipse.neoscada.protocol.iec60870.server.data.DataModuleHandler;
import org.eclipse.neoscada.protocol.iec60870.server.data.DataModuleOptions;

/** An outstation built from NeoSCADA's data module. Events carry a time tag, always. */
final class NeoscadaSlave implements SlavePeer {

  private final Inbox<String> starts = new Inbox<>("STARTDT at the NeoSCADA slave");
  private final NeoscadaModel model = new NeoscadaModel();
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final ChannelGroup links = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final Channel listening;

  NeoscadaSlave() {
    model.start();
    listening =
        new ServerBootstrap()
            .group(NeoscadaPipeline.LOOP)
            .channel(NioServerSocketChannel.class)
            .childHandler(new NeoscadaPipeline(this::handlers))
            .bind(InetAddress.getLoopbackAddress(), 0)
            .syncUninterruptibly()
            .channel();
  }

  private List<ChannelHandler> handlers(MessageChannel messages) {
    DataModuleOptions.Builder options = new DataModuleOptions.Builder();
    options.setBackgroundScanPeriod(0);
    return List.of(new Reception(), new DataModuleHandler(options.build(), messages, model));
  }

  @Override
  public int port() {
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  @Override
  public void set(PeerPoint point) {
    model.set(point);
  }

  @Override
  public void know(PeerCommand command, boolean accepted) {
    if (!accepted) {
      throw new IllegalArgumentException("NeoSCADA cannot send a negative confirmation");
    }
    known.add(address(command.ca(), command.ioa(), command.type()));
  }

  private static String address(int ca, int ioa, String type) {
    return ca + "/" + ioa + "/" + type;
  }

  @Override
  public void event(PeerPoint point) {
    model.event(point);
  }

  @Override
  public Inbox<String> starts() {
    return starts;
  }

  @Override
  public Inbox<PeerCommand> commands() {
    return model.commands();
  }

  @Override
  public void close() {
    listening.close().syncUninterruptibly();
    links.close().syncUninterruptibly();
    // The model must live until the links have told it that they are gone.
    NeoscadaPipeline.LOOP.submit(() -> {}).syncUninterruptibly();
    model.stop();
  }

  /**
   * Notes links and starts; answers commands to unknown addresses, which the data module would hand
   * to the model.
   */
  private final class Reception extends ChannelInboundHandlerAdapter {
    @Override
    public void channelActive(ChannelHandlerContext ctx) throws Exception {
      links.add(ctx.channel());
      super.channelActive(ctx);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the link
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
      if (message instanceof MirrorableMessage<?> command
          && message instanceof AbstractInformationObjectMessage object
          && !isKnown(object)) {
        ctx.writeAndFlush(
            command.mirror(StandardCause.UNKNOWN_INFORMATION_OBJECT_ADDRESS, false),
            ctx.voidPromise());
        return;
      }
      super.channelRead(ctx, message);
      if (message == DataTransmissionMessage.REQUEST_START) {
        starts.add("STARTED");
      }
    }

    private boolean isKnown(AbstractInformationObjectMessage message) {
      return known.contains(
          address(
              message.getHeader().getAsduAddress().getAddress(),
              message.getInformationObjectAddress().getAddress(),
              NeoscadaMessages.type(message)));
    }
  }
}
