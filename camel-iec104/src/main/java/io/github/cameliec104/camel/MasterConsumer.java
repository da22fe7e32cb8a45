package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.MasterListener;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
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
    implements MasterListener, QualityWatch.Finder, Suspendable, ShutdownAware {

  private static final Arrival NOT_WATCHED = new Arrival(0, 0);

  private final Iec104Endpoint endpoint;
  private final Iec104Configuration options;
  private final Object membership = new Object();
  private volatile Iec104Messages messages = Iec104Messages.UNLISTED;
  private volatile @Nullable PointFilter filter;
  private volatile @Nullable QualityWatch watch;
  private volatile @Nullable WatchedPoints watched;
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
      watch(options.watchRules());
      join();
    } catch (IOException | RuntimeException e) {
      started.close();
      throw Iec104Endpoint.failedToStart(getRouteId(), e);
    }
  }

  /** Begins to watch the points, unless nothing would come of it. */
  private void watch(WatchRules rules) {
    if (!rules.areOff()) {
      watched =
          new WatchedPoints(
              rules, messages.points().points().stream().filter(filter()::accepts).toList());
      Duration settle = options.getConfirmationTimeout().plus(options.getTerminationTimeout());
      watch = new QualityWatch(rules, settle, this);
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
    if (watch != null) {
      watch.close();
    }
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
    QualityWatch now = watch;
    Arrival arrival = now == null ? NOT_WATCHED : now.arrival();
    Work work =
        switch (options.getDelivery()) {
          case OBJECT -> new ObjectByObject(points, arrival, done);
          case ASDU -> new OneExchange(() -> asdu(points, arrival), this::report, done);
        };
    lane().add(work);
  }

  @Override
  public void event(LinkEvent event) {
    routeEvent(event);
    QualityWatch now = watch;
    if (now != null) {
      now.event(event);
    }
  }

  private void routeEvent(LinkEvent event) {
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
  public void sweep(Sweep sweep) {
    lane().add(new Marking(() -> watched().notToldSince(sweep), () -> {}));
  }

  @Override
  public void age(Runnable done) {
    lane().add(new Marking(() -> watched().tooOld(System.nanoTime(), Instant.now()), done));
  }

  private WatchedPoints watched() {
    return Objects.requireNonNull(watched);
  }

  /** Whether a point is to be routed. The first value of a marked point is, whatever its cause. */
  private boolean accepts(PointUpdate point, Arrival arrival) {
    if (!filter().acceptsPoint(point)) {
      return false;
    }
    WatchedPoints now = watched;
    boolean restored = now != null && now.receive(point, arrival);
    return restored || filter().acceptsCause(point);
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
    private final Arrival arrival;
    private final Runnable done;
    private int next;

    ObjectByObject(List<PointUpdate> points, Arrival arrival, Runnable done) {
      this.points = points;
      this.arrival = arrival;
      this.done = done;
    }

    @Override
    public @Nullable Exchange next() {
      while (next < points.size() && !dropping) {
        PointUpdate point = messages.named(points.get(next++));
        if (accepts(point, arrival)) {
          return exchange(point);
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

  /** Points that are marked, each as an exchange or as many together as would be in an ASDU. */
  private final class Marking implements Work {
    private final Supplier<Marks> source;
    private final Runnable done;
    private @Nullable Marks marks;

    Marking(Supplier<Marks> source, Runnable done) {
      this.source = source;
      this.done = done;
    }

    @Override
    public @Nullable Exchange next() {
      if (dropping) {
        return null;
      }
      Marks now = marks == null ? source.get() : marks;
      marks = now;
      List<PointUpdate> points = now.next(options.getDelivery());
      if (points.isEmpty()) {
        return null;
      }
      return switch (options.getDelivery()) {
        case OBJECT -> exchange(points.get(0));
        case ASDU -> exchange(points);
      };
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

  private Exchange exchange(PointUpdate point) {
    Exchange exchange = createExchange(true);
    Iec104Messages.point(point, exchange.getMessage());
    return exchange;
  }

  private Exchange exchange(List<PointUpdate> points) {
    Exchange exchange = createExchange(true);
    Iec104Messages.points(points, exchange.getMessage());
    return exchange;
  }

  private void report(Exchange exchange) {
    if (exchange.getException() != null) {
      handleException("Error processing exchange", exchange, exchange.getException());
    }
  }

  private @Nullable Exchange asdu(List<PointUpdate> points, Arrival arrival) {
    if (dropping) {
      return null;
    }
    List<PointUpdate> accepted =
        points.stream().map(messages::named).filter(point -> accepts(point, arrival)).toList();
    return accepted.isEmpty() ? null : exchange(accepted);
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
