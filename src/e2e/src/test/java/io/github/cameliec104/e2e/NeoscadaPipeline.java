package io.github.cameliec104.e2e;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.eclipse.neoscada.protocol.iec60870.ProtocolOptions;
import org.eclipse.neoscada.protocol.iec60870.apci.APDUDecoder;
import org.eclipse.neoscada.protocol.iec60870.apci.APDUEncoder;
import org.eclipse.neoscada.protocol.iec60870.apci.MessageChannel;
import org.eclipse.neoscada.protocol.iec60870.asdu.MessageManager;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.MessageRegistrator;

/**
 * The handlers of a NeoSCADA link, assembled as its own client and server classes do. Those are not
 * used because they neither tell the port they listen on nor close their links.
 */
final class NeoscadaPipeline extends ChannelInitializer<SocketChannel> {

  /** One daemon thread for all NeoSCADA stations of the suite. */
  static final EventLoopGroup LOOP =
      new NioEventLoopGroup(1, new DefaultThreadFactory("neoscada", true));

  /** k 15, w 10, time tags in UTC. */
  private static final ProtocolOptions OPTIONS = new ProtocolOptions.Builder().build();

  private final MessageManager manager = new MessageManager(OPTIONS);
  private final Function<MessageChannel, List<ChannelHandler>> handlers;

  /**
   * @param handlers the handlers behind the message channel, new for each link
   */
  NeoscadaPipeline(Function<MessageChannel, List<ChannelHandler>> handlers) {
    this.handlers = handlers;
    new MessageRegistrator().register(manager);
  }

  @Override
  protected void initChannel(SocketChannel channel) {
    MessageChannel messages = new MessageChannel(OPTIONS, manager);
    channel.pipeline().addLast(new APDUDecoder(), new APDUEncoder(), messages);
    handlers.apply(messages).forEach(channel.pipeline()::addLast);
    channel.pipeline().addLast(new LostLink());
  }

  /** A link that is cut is part of the tests; any other fault is left to Netty, which logs it. */
  private static final class LostLink extends ChannelInboundHandlerAdapter {
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to be done
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) throws Exception {
      if (!(cause instanceof IOException)) {
        super.exceptionCaught(ctx, cause);
      }
      ctx.close();
    }
  }
}
