package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.MasterListener;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Routes what a station sends. Points and events arrive on the event loop of the link and go
 * through a lane, so that they are routed one after the other. While suspended it does not use the
 * link: if it was the only user, the station keeps its events until the route resumes.
 */
final class MasterConsumer extends DefaultConsumer
    implements MasterListener, Suspendable, ShutdownAware {

  private final Iec104Endpoint endpoint;
  private final Iec104Configuration options;
  private final Object membership = new Object();
  private volatile Iec104Messages messages = Iec104Messages.UNLISTED;
  private volatile @Nullable PointFilter filter;
  private volatile @Nullable Lane lane;
  private volatile boolean dropping;
  private @Nullable MasterLink link;
  private boolean wanted;

  MasterConsumer(Iec104Endpoint endpoint, Processor processor) {
    super(endpoint, processor);
    this.endpoint = endpoint;
    options = endpoint.getConfiguration();
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    Lane started = new Lane(this, "Iec104[" + endpoint.linkName() + "]");
    lane = started;
    setHealthCheck(LinkHealthCheck.ofConsumer(endpoint, getRouteId()));
    try {
      messages = endpoint.readPoints();
      filter = new PointFilter(options, messages.points(), TypeId::isMonitored);
      join();
    } catch (IOException | RuntimeException e) {
      started.close();
      throw Iec104Endpoint.failedToStart(getRouteId(), e);
    }
  }

  /** Lets what has been received be routed, then leaves the link. */
  @Override
  protected void doSuspend() {
    synchronized (membership) {
      wanted = false;
    }
    if (lane().pending() == 0) {
      leaveUnlessResumed();
    } else {
      lane().add(new OneExchange(() -> null, this::report, this::leaveUnlessResumed));
    }
  }

  @Override
  protected void doResume() {
    join();
  }

  @Override
  protected void doStop() throws Exception {
    leave();
    if (lane != null) {
      lane.close(); // stays, since the link may still be calling
    }
    setHealthCheck(null);
    super.doStop();
  }

  private void join() {
    synchronized (membership) {
      wanted = true;
      dropping = false;
      if (link == null) {
        link = endpoint.getComponent().connections().listenToMaster(endpoint, this);
        link.master().expect(messages.points().types());
      }
    }
  }

  private void leaveUnlessResumed() {
    synchronized (membership) {
      if (!wanted) {
        leave();
        dropping = true;
      }
    }
  }

  private void leave() {
    synchronized (membership) {
      MasterLink left = link;
      if (left != null) {
        link = null;
        left.ignore(this);
        endpoint.getComponent().connections().leave(endpoint, this);
      }
    }
  }

  private Lane lane() {
    return Objects.requireNonNull(lane);
  }

  private PointFilter filter() {
    return Objects.requireNonNull(filter);
  }

  @Override
  public void points(List<PointUpdate> points, Runnable done) {
    Work work =
        switch (options.getDelivery()) {
          case OBJECT -> new ObjectByObject(points, done);
          case ASDU -> new OneExchange(() -> asdu(points), this::report, done);
        };
    lane().add(work);
  }

  @Override
  public void event(LinkEvent event) {
    boolean asked =
        switch (options.getEvents()) {
          case NONE -> false;
          case LINK -> isOfLink(event);
          case ALL -> true;
        };
    if (asked) {
      Work work = new OneExchange(() -> exchange(event), this::report, () -> {});
      lane().addWithin(options.getMaxPending(), work);
    }
  }

  private static boolean isOfLink(LinkEvent event) {
    return event instanceof LinkEvent.StateChanged
        || event instanceof LinkEvent.ConnectionChanged
        || event instanceof LinkEvent.SwitchedOver;
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

  /** The points of one ASDU, each as an exchange of its own. */
  private final class ObjectByObject implements Work {
    private final List<PointUpdate> points;
    private final Runnable done;
    private int next;

    ObjectByObject(List<PointUpdate> points, Runnable done) {
      this.points = points;
      this.done = done;
    }

    @Override
    public @Nullable Exchange next() {
      while (next < points.size() && !dropping) {
        PointUpdate point = messages.named(points.get(next++));
        if (filter().accepts(point)) {
          Exchange exchange = createExchange(true);
          Iec104Messages.point(point, exchange.getMessage());
          return exchange;
        }
      }
      return null;
    }

    @Override
    public void completed(Exchange exchange) {
      report(exchange);
    }

    @Override
    public void end() {
      done.run();
    }
  }

  private void report(Exchange exchange) {
    if (exchange.getException() != null) {
      handleException("Error processing exchange", exchange, exchange.getException());
    }
  }

  private @Nullable Exchange asdu(List<PointUpdate> points) {
    if (dropping) {
      return null;
    }
    List<PointUpdate> accepted =
        points.stream().map(messages::named).filter(filter()::accepts).toList();
    if (accepted.isEmpty()) {
      return null;
    }
    Exchange exchange = createExchange(true);
    Iec104Messages.points(accepted, exchange.getMessage());
    return exchange;
  }

  private @Nullable Exchange exchange(LinkEvent event) {
    if (dropping) {
      return null;
    }
    Exchange exchange = createExchange(true);
    Iec104Messages.event(event, exchange.getMessage());
    return exchange;
  }
}
