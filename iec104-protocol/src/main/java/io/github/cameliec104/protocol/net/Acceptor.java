package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.Iec104Exception;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the connections that peers open to one address. Confined to its event loop. */
final class Acceptor {

  private static final Logger LOG = LoggerFactory.getLogger(Acceptor.class);

  /** Who the connections are for. */
  interface Reception {
    /** The session of a new connection, or null to close the connection at once. */
    @Nullable SessionHandler admit(Channel channel);
  }

  private final String host;
  private final int port;
  private final LinkSettings settings;
  private final EventLoop loop;
  private final Reception reception;
  private @Nullable Channel server;
  private boolean shuttingDown;

  Acceptor(String host, int port, LinkSettings settings, EventLoop loop, Reception reception) {
    this.host = host;
    this.port = port;
    this.settings = settings;
    this.loop = loop;
    this.reception = reception;
  }

  /**
   * Listens; on the caller's thread, before anything else happens.
   *
   * @throws Iec104Exception if the address cannot be listened on, naming address and reason
   */
  void bind() {
    TransportSettings transport = settings.transport();
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loop, loop)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .option(ChannelOption.SO_BACKLOG, transport.accept().backlog())
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_KEEPALIVE, transport.keepAlive())
            .childOption(ChannelOption.RCVBUF_ALLOCATOR, Pipeline.receiveBuffers())
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    accept(channel);
                  }
                })
            .bind(new InetSocketAddress(host, port))
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new Iec104Exception(
          "cannot listen on "
              + Addresses.text(host, port)
              + ": "
              + Addresses.reason(bound.cause()));
    }
    server = bound.channel();
    LOG.info("[{}] listening", Addresses.text(host, port()));
  }

  int port() {
    InetSocketAddress local = (InetSocketAddress) Objects.requireNonNull(server).localAddress();
    return local.getPort();
  }

  private void accept(Channel channel) {
    SessionHandler session = shuttingDown ? null : reception.admit(channel);
    if (session == null) {
      channel.close();
    } else {
      channel.pipeline().addLast(Pipeline.accepted(settings, () -> session));
    }
  }

  /**
   * Stops listening; {@code then} runs when that is done.
   *
   * <p>It runs one turn of the selector later: only that frees the port of a closed channel, and
   * whoever hears of the end may listen on it again.
   */
  void shutDown(Runnable then) {
    assert loop.inEventLoop();
    shuttingDown = true;
    Objects.requireNonNull(server)
        .close()
        .addListener(done -> loop.schedule(then, 1, TimeUnit.MILLISECONDS));
  }
}
