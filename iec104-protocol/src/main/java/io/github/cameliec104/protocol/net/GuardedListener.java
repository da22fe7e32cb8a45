package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.station.CommandReply;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.ReceivedCommand;
import io.github.cameliec104.protocol.station.SlaveListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listener of a slave whose faults end nothing but what they happen to: a command or reset that
 * it throws at is refused.
 */
final class GuardedListener implements SlaveListener {

  private static final Logger LOG = LoggerFactory.getLogger(GuardedListener.class);

  private final SlaveListener listener;

  GuardedListener(SlaveListener listener) {
    this.listener = listener;
  }

  @Override
  public void command(ReceivedCommand command, CommandReply reply) {
    guard(() -> listener.command(command, reply), reply, command);
  }

  @Override
  public void reset(int commonAddress, CommandReply reply) {
    guard(() -> listener.reset(commonAddress, reply), reply, "reset of " + commonAddress);
  }

  private static void guard(Runnable call, CommandReply reply, Object about) {
    try {
      call.run();
    } catch (RuntimeException e) {
      LOG.error("listener failed on {}, which is refused", about, e);
      reply.refuse();
    }
  }

  @Override
  public @Nullable Cause refusal(ReceivedCommand selection) {
    try {
      return listener.refusal(selection);
    } catch (RuntimeException e) {
      LOG.error("listener failed on {}, which is refused", selection, e);
      return Cause.ACTIVATION_CONFIRMATION;
    }
  }

  @Override
  public void event(LinkEvent event) {
    listener.event(event);
  }
}
