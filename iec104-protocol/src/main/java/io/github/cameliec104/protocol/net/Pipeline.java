package io.github.cameliec104.protocol.net;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * The handlers of a connection, in their order: TLS if it is secured, frames, how much is read, the
 * session.
 */
final class Pipeline extends ChannelInitializer<Channel> {

  /** How long the farewell of TLS may keep a connection open whose peer does not read. */
  private static final long FAREWELL_MILLIS = 300;

  /** What a secured connection needs. */
  private record Security(TlsSettings settings, Supplier<SSLEngine> engines) {}

  private final Supplier<SessionHandler> sessions;
  private final @Nullable Security security;

  private Pipeline(Supplier<SessionHandler> sessions, @Nullable Security security) {
    this.sessions = sessions;
    this.security = security;
  }

  /** Of a connection that is never secured. */
  Pipeline(Supplier<SessionHandler> sessions) {
    this(sessions, null);
  }

  /** Of a connection that was accepted. */
  static Pipeline accepted(LinkSettings settings, Supplier<SessionHandler> sessions) {
    TlsSettings tls = settings.transport().tls();
    return new Pipeline(sessions, tls == null ? null : new Security(tls, tls::serverEngine));
  }

  /** Of a connection to this address. */
  static Pipeline dialled(LinkSettings settings, TcpAddress to, Supplier<SessionHandler> sessions) {
    TlsSettings tls = settings.transport().tls();
    return new Pipeline(
        sessions,
        tls == null ? null : new Security(tls, () -> tls.clientEngine(to.host(), to.port())));
  }

  /**
   * Buffers that take no more in one read than can be kept when reading has to stop: 8192 octets.
   */
  static RecvByteBufAllocator receiveBuffers() {
    return new AdaptiveRecvByteBufAllocator(64, 2048, 8192);
  }

  @Override
  protected void initChannel(Channel channel) {
    SessionHandler session = sessions.get();
    if (security != null) {
      secure(channel, security, session);
    }
    channel
        .pipeline()
        .addLast(
            new ApduFrameDecoder(session.frameWatch()),
            new ApduFrameEncoder(),
            session.intake(),
            session);
  }

  private static void secure(Channel channel, Security security, SessionHandler session) {
    SslHandler tls = new SslHandler(security.engines().get(), TlsTasks.executor());
    tls.setHandshakeTimeoutMillis(0); // TlsHandshake keeps the time, for connecting as well
    tls.setCloseNotifyFlushTimeout(FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
    channel
        .pipeline()
        .addLast(tls, new TlsHandshake(security.settings().peer().allowed(), session));
  }
}
