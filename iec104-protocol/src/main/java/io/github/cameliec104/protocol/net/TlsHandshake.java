package io.github.cameliec104.protocol.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a connection from everything behind until TLS is up and the peer is one of those allowed:
 * the handlers behind see it come up only then, and never if that fails.
 */
final class TlsHandshake extends ChannelInboundHandlerAdapter {

  private enum Phase {
    /** Nothing is passed on. */
    RUNNING,
    /** Everything is passed on. */
    UP,
    /** The connection is being closed, nothing is passed on. */
    FAILED
  }

  private final AllowedCertificates allowed;
  private final SessionHandler session;
  private Phase phase = Phase.RUNNING;
  private String peer = "";
  private @Nullable Future<?> limit;

  /**
   * Waits from the moment it is put into a pipeline, for connecting and the handshake together t0.
   *
   * @param session is told once if the connection never comes up
   */
  TlsHandshake(AllowedCertificates allowed, SessionHandler session) {
    this.allowed = allowed;
    this.session = session;
  }

  private void enter(Phase next) {
    phase = next;
    if (limit != null) {
      limit.cancel(false);
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    limit = ctx.executor().schedule(() -> late(ctx), session.t0().toNanos(), TimeUnit.NANOSECONDS);
  }

  /** An attempt that does not even connect is given up by whoever connects. */
  private void late(ChannelHandlerContext ctx) {
    if (ctx.channel().isActive()) {
      fail(ctx, "the handshake was not done within t0=" + session.t0());
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    enter(phase == Phase.RUNNING ? Phase.FAILED : phase);
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    peer = Addresses.text(ctx.channel().remoteAddress());
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (!(event instanceof SslHandshakeCompletionEvent completed)) {
      ctx.fireUserEventTriggered(event);
    } else if (!completed.isSuccess()) {
      fail(ctx, TlsFailures.reason(completed.cause()));
    } else if (phase == Phase.RUNNING) {
      String objection = objection(ctx);
      if (objection == null) {
        enter(Phase.UP);
        ctx.fireChannelActive();
      } else {
        fail(ctx, objection);
      }
    }
  }

  private @Nullable String objection(ChannelHandlerContext ctx) {
    if (allowed.all()) {
      return null;
    }
    SslHandler tls = ctx.pipeline().get(SslHandler.class);
    X509Certificate shown = Certificates.ofPeer(tls.engine().getSession());
    if (shown == null) {
      return "the peer has shown no certificate";
    }
    return allowed.allows(shown)
        ? null
        : "the certificate of the peer is none of those allowed: "
            + Certificates.identity(shown).subject()
            + ", SHA-256 "
            + Certificates.fingerprint(shown);
  }

  private void fail(ChannelHandlerContext ctx, String reason) {
    if (phase == Phase.RUNNING) {
      enter(Phase.FAILED);
      session.neverUp(peer, reason);
      ctx.close();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (phase == Phase.UP) {
      ctx.fireChannelRead(message);
    } else {
      ReferenceCountUtil.release(message);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (phase == Phase.UP) {
      ctx.fireChannelInactive();
    } else {
      fail(ctx, TlsFailures.CLOSED);
    }
  }

  @Override
  @SuppressWarnings("deprecation") // deprecated in ChannelHandler, not in ChannelInboundHandler
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable failure) {
    if (phase == Phase.UP) {
      ctx.fireExceptionCaught(failure);
    } else {
      fail(ctx, TlsFailures.reason(failure));
    }
  }
}
