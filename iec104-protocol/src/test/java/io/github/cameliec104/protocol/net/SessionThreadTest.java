package io.github.cameliec104.protocol.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.cameliec104.protocol.apci.ApciSession;
import io.github.cameliec104.protocol.apci.CloseReason;
import io.github.cameliec104.protocol.asdu.AsduCodec;
import io.github.cameliec104.protocol.asdu.TimeRules;
import io.github.cameliec104.protocol.station.LinkCounters;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.MasterListener;
import io.github.cameliec104.protocol.station.MasterProfile;
import io.github.cameliec104.protocol.station.MasterStation;
import io.github.cameliec104.protocol.station.StartUp;
import io.github.cameliec104.protocol.station.Station;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.DefaultEventLoopGroup;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalServerChannel;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What an application does late, from its own threads, must not touch a session from there. */
class SessionThreadTest {

  private final EventLoopGroup group = new DefaultEventLoopGroup(1);
  private final CompletableFuture<LinkState> connected = new CompletableFuture<>();
  private final CompletableFuture<CloseReason> closed = new CompletableFuture<>();

  private final LinkOwner owner =
      new LinkOwner() {
        @Override
        public Station connected(SessionHandler link) {
          return new MasterStation(
              new MasterProfile(
                  StartUp.DEFAULT, TimeRules.DEFAULT, new AsduCodec(LinkSettings.DEFAULT.sizes())),
              (MasterListener) (points, done) -> done.run(),
              InstantSource.system(),
              new LinkCounters());
        }

        @Override
        public void changed(SessionHandler link, LinkState state) {
          connected.complete(state);
        }

        @Override
        public void neverUp(String peer, String reason) {
          throw new AssertionError(reason);
        }

        @Override
        public void closed(SessionHandler link, CloseReason reason, String detail) {
          closed.complete(reason);
        }
      };

  private final SessionHandler handler =
      new SessionHandler(
          ApciSession.Role.CONTROLLING,
          LinkSettings.DEFAULT,
          owner,
          new LinkCounters(),
          System::nanoTime);

  private Channel connect() throws InterruptedException {
    LocalAddress address = new LocalAddress(SessionThreadTest.class);
    new ServerBootstrap()
        .group(group)
        .channel(LocalServerChannel.class)
        .childHandler(new ChannelInboundHandlerAdapter())
        .bind(address)
        .sync();
    return new Bootstrap()
        .group(group)
        .channel(LocalChannel.class)
        .handler(new Pipeline(() -> handler))
        .connect(address)
        .sync()
        .channel();
  }

  private Thread threadOfTask() {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    handler.execute(() -> thread.complete(Thread.currentThread()));
    return thread.join();
  }

  @Test
  void tasksRunOnTheEventLoopDuringTheConnectionAndAfterIt() throws InterruptedException {
    Channel channel = connect();
    assertThat(connected.join()).isEqualTo(LinkState.CONNECTED);
    Thread loop = threadOfTask();
    assertThat(channel.eventLoop().inEventLoop(loop)).isTrue();
    channel.close().sync();
    assertThat(closed.join()).isEqualTo(CloseReason.PEER_CLOSED);
    assertThat(threadOfTask()).isSameAs(loop);
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    AtomicBoolean run = new AtomicBoolean();
    assertThatCode(() -> handler.execute(() -> run.set(true))).doesNotThrowAnyException();
    assertThat(run).isFalse();
  }
}
