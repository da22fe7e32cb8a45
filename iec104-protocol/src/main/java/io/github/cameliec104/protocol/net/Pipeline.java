package io.github.cameliec104.protocol.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import java.util.function.Supplier;

/** The handlers of a connection, in their order: frames, then the session. */
final class Pipeline extends ChannelInitializer<Channel> {

  private final Supplier<SessionHandler> session;

  Pipeline(Supplier<SessionHandler> session) {
    this.session = session;
  }

  @Override
  protected void initChannel(Channel channel) {
    channel.pipeline().addLast(new ApduFrameDecoder(), new ApduFrameEncoder(), session.get());
  }
}
