package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.CommandReply;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.ReceivedCommand;
import java.io.IOException;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Routes the commands that masters send; the outcome of the route is the answer. Commands and
 * events arrive on the event loop of the slave and go through a lane. While suspended every command
 * is refused.
 */
final class SlaveConsumer extends DefaultConsumer
    implements CommandRoute, Suspendable, ShutdownAware {

  private static final Logger LOG = LoggerFactory.getLogger(SlaveConsumer.class);

  private final Iec104Endpoint endpoint;
  private final Iec104Configuration options;
  private volatile Iec104Messages messages = Iec104Messages.UNLISTED;
  private volatile @Nullable PointFilter filter;
  private volatile @Nullable Lane lane;
  private volatile boolean refusing;
  private @Nullable SlaveLink link;

  SlaveConsumer(Iec104Endpoint endpoint, Processor processor) {
    super(endpoint, processor);
    this.endpoint = endpoint;
    options = endpoint.getConfiguration();
  }

  @Override
  public boolean isHostedService() {
    return true;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    Lane started = new Lane(this, "Iec104[" + endpoint.linkName() + "]");
    lane = started;
    setHealthCheck(LinkHealthCheck.ofConsumer(endpoint, getRouteId()));
    try {
      listen();
    } catch (IOException | RuntimeException e) {
      started.close();
      throw Iec104Endpoint.failedToStart(getRouteId(), e);
    }
  }

  private void listen() throws IOException {
    if (!options.isCommands() && options.getEvents() == Events.NONE) {
      throw new IllegalArgumentException(
          endpoint
              + " accepts no commands: set commands=true if this route is to carry out the"
              + " commands of masters, or events=link if it only watches the links");
    }
    messages = endpoint.readPoints();
    filter = new PointFilter(options, messages.points(), TypeId::isCommand);
    SlaveLink joined = SlaveLink.join(endpoint, this, options.isCommands());
    link = joined;
    joined.listen(this);
  }

  @Override
  protected void doSuspend() {
    refusing = true;
  }

  @Override
  protected void doResume() {
    refusing = false;
  }

  @Override
  protected void doStop() throws Exception {
    SlaveLink left = link;
    if (left != null) {
      link = null;
      left.ignore(this);
      endpoint.getComponent().connections().leave(endpoint, this);
    }
    if (lane != null) {
      lane.close(); // stays, since the link may still be calling
    }
    refusing = false;
    setHealthCheck(null);
    super.doStop();
  }

  private Lane lane() {
    return Objects.requireNonNull(lane);
  }

  @Override
  public boolean takesCommands() {
    return options.isCommands();
  }

  @Override
  public boolean accepts(ReceivedCommand command) {
    return takesCommands()
        && Objects.requireNonNull(filter).accepts(command, messages.name(command));
  }

  @Override
  public void command(ReceivedCommand command, CommandReply reply) {
    if (refusing || lane().pending() >= options.getMaxPending()) {
      reply.refuse();
    } else {
      lane().add(new CommandWork(command, reply));
    }
  }

  @Override
  public void event(LinkEvent event) {
    boolean wanted =
        switch (options.getEvents()) {
          case NONE -> false;
          case LINK ->
              event instanceof LinkEvent.StateChanged || event instanceof LinkEvent.EventsDropped;
          case ALL -> true;
        };
    if (wanted) {
      Work work = new OneExchange(() -> exchange(event), this::report, () -> {});
      lane().addWithin(options.getMaxPending(), work);
    }
  }

  @Override
  public int getPendingExchangesSize() {
    Lane now = lane;
    return now == null ? 0 : now.pending();
  }

  @Override
  public boolean deferShutdown(ShutdownRunningTask shutdownRunningTask) {
    return false;
  }

  @Override
  public void prepareShutdown(boolean suspendOnly, boolean forced) {
    // suspending and stopping do everything
  }

  /** One command, unless it waited so long that the slave has refused it by itself. */
  private final class CommandWork implements Work {
    private final ReceivedCommand command;
    private final CommandReply reply;
    private final long deadline = System.nanoTime() + options.getCommandTimeout().toNanos();
    private boolean asked;
    private volatile boolean answered;

    CommandWork(ReceivedCommand command, CommandReply reply) {
      this.command = command;
      this.reply = reply;
    }

    @Override
    public @Nullable Exchange next() {
      if (asked) {
        return null;
      }
      asked = true;
      if (System.nanoTime() - deadline >= 0 || !reply.isOpen()) {
        LOG.warn(
            "[{}] a command to {} waited for the route until its time or its link was over, it is"
                + " not carried out",
            command.peer(),
            command.address());
        return null;
      }
      Exchange exchange = createExchange(false);
      exchange.setPattern(ExchangePattern.InOut);
      messages.command(command, exchange.getMessage());
      return begin(exchange) ? exchange : null;
    }

    private boolean begin(Exchange exchange) {
      try {
        createUoW(exchange);
        return true;
      } catch (Exception e) {
        handleException("Error preparing exchange", exchange, e);
        releaseExchange(exchange, false);
        return false;
      }
    }

    @Override
    public void completed(Exchange exchange) {
      answered = true;
      try {
        Cause refusal = Outcome.refusal(exchange);
        if (refusal == null) {
          reply.confirm();
          reply.terminate();
        } else {
          reply.refuse(refusal);
        }
        Exception failure = exchange.getException();
        if (failure != null && Outcome.isUnexpected(failure)) {
          report(exchange);
        }
      } finally {
        doneUoW(exchange);
        releaseExchange(exchange, false);
      }
    }

    /** Refuses what was never routed. */
    @Override
    public void end() {
      if (!answered) {
        reply.refuse();
      }
    }
  }

  private Exchange exchange(LinkEvent event) {
    Exchange exchange = createExchange(true);
    Iec104Messages.event(event, exchange.getMessage());
    return exchange;
  }

  private void report(Exchange exchange) {
    if (exchange.getException() != null) {
      handleException("Error processing exchange", exchange, exchange.getException());
    }
  }
}
