package io.github.cameliec104.camel;

import io.github.cameliec104.camel.points.PointList;
import io.github.cameliec104.camel.points.PointListReader;
import io.github.cameliec104.camel.points.Problem;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.LinkStatistics;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Exchange data with stations and control centres over IEC 60870-5-104, as master or as slave. */
@ManagedResource(description = "Managed IEC 60870-5-104 endpoint")
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = "iec104",
    title = "IEC 60870-5-104",
    syntax = "iec104:role:host:port",
    category = {Category.IOT, Category.NETWORKING},
    headersClass = Iec104Constants.class)
public final class Iec104Endpoint extends DefaultEndpoint
    implements AsyncEndpoint, MultipleConsumersSupport, EndpointServiceLocation {

  private static final Logger LOG = LoggerFactory.getLogger(Iec104Endpoint.class);

  private static final long SWITCH_SECONDS = 60;

  @UriParam private final Iec104Configuration configuration;

  private volatile Iec104Messages messages = Iec104Messages.UNLISTED;

  Iec104Endpoint(String uri, Iec104Component component, Iec104Configuration configuration) {
    super(uri, component);
    this.configuration = configuration;
  }

  public Iec104Configuration getConfiguration() {
    return configuration;
  }

  @Override
  public Iec104Component getComponent() {
    return (Iec104Component) super.getComponent();
  }

  @Override
  public Producer createProducer() {
    return switch (configuration.getRole()) {
      case MASTER -> new MasterProducer(this);
      case SLAVE -> new SlaveProducer(this);
    };
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    Consumer consumer =
        switch (configuration.getRole()) {
          case MASTER -> new MasterConsumer(this, processor);
          case SLAVE -> new SlaveConsumer(this, processor);
        };
    configureConsumer(consumer);
    return consumer;
  }

  /**
   * What the protocol library is to be told: a {@code MasterSettings} or a {@code SlaveSetup}.
   *
   * @throws IllegalArgumentException if an option is out of its range
   */
  Record settings() {
    configuration.secure(getComponent().sslContext(configuration.getSslContextParameters()));
    return switch (configuration.getRole()) {
      case MASTER -> configuration.toMasterSettings();
      case SLAVE -> configuration.slaveSetup();
    };
  }

  /** Which endpoints share a link: those with the same role, host and port. */
  String linkName() {
    return configuration.getRole() + " " + getServiceUrl().toLowerCase(Locale.ROOT);
  }

  /** The value of an option, for messages. */
  @Nullable Object option(String name) {
    return getComponent().option(this, name);
  }

  /**
   * Reads the point list anew, so that a restarted route has what stands in the file by then.
   *
   * @throws io.github.cameliec104.camel.points.PointListException with everything wrong in it
   */
  Iec104Messages readPoints() throws IOException {
    messages = new Iec104Messages(pointList(), Target.commonAddress(configuration));
    return messages;
  }

  private PointList pointList() throws IOException {
    String resource = configuration.getPoints();
    if (resource == null) {
      return PointList.EMPTY;
    }
    try (InputStream in =
        ResourceHelper.resolveMandatoryResourceAsInputStream(getCamelContext(), resource)) {
      PointListReader.Result result = PointListReader.read(in, resource);
      for (Problem warning : result.warnings()) {
        LOG.warn("{}", warning);
      }
      return result.points();
    }
  }

  /** The point list as it was read last; without one before the first start. */
  Iec104Messages messages() {
    return messages;
  }

  /** Says which route could not start and why, in one line that an operator reads first. */
  static FailedToStartRouteException failedToStart(String routeId, Exception cause) {
    return new FailedToStartRouteException(routeId, String.valueOf(cause.getMessage()), cause);
  }

  @Override
  public boolean isMultipleConsumersSupported() {
    return true;
  }

  @Override
  public String getServiceUrl() {
    return configuration.getHost() + ":" + configuration.getPort();
  }

  @Override
  public String getServiceProtocol() {
    return "iec104";
  }

  private @Nullable Link link() {
    return getComponent().connections().find(this);
  }

  /** State of the link; CLOSED while no route uses it. */
  @ManagedAttribute(description = "State of the link, CLOSED while no route uses it")
  public String getLinkState() {
    Link link = link();
    return (link == null ? LinkState.CLOSED : link.state()).name();
  }

  /** The connections of the link as host:port=state, with the redundancy group; with commas. */
  @ManagedAttribute(description = "The connections of the link as host:port=state")
  public String getConnections() {
    Link link = link();
    return link == null
        ? ""
        : link.peers().stream()
            .map(peer -> peer.peer() + "=" + Link.stateOf(peer))
            .collect(Collectors.joining(","));
  }

  /**
   * Lets a master go on over another connection to its station.
   *
   * @param peer host:port of that connection; empty for the next that stands by
   * @return host:port of the connection that transfers data now
   */
  @ManagedOperation(description = "Lets a master go on over another connection to its station")
  public String switchOver(String peer) {
    if (!(link() instanceof MasterLink master)) {
      throw new IllegalStateException(this + " is no master with an open link");
    }
    return master.master().switchOver(peer).orTimeout(SWITCH_SECONDS, TimeUnit.SECONDS).join();
  }

  /** The port listened on, or the port of the station. */
  @ManagedAttribute(description = "Port listened on, or the port of the station")
  public int getLinkPort() {
    Link link = link();
    return link == null ? configuration.getPort() : link.port();
  }

  /** Information objects received since the link is open. */
  @ManagedAttribute(description = "Information objects received since the link is open")
  public long getPointsReceived() {
    return count(LinkStatistics::pointsReceived);
  }

  /** Information objects sent since the link is open. */
  @ManagedAttribute(description = "Information objects sent since the link is open")
  public long getPointsSent() {
    return count(LinkStatistics::pointsSent);
  }

  /** Connections lost or closed since the link is open. */
  @ManagedAttribute(description = "Connections lost or closed since the link is open")
  public long getDisconnects() {
    return count(LinkStatistics::disconnects);
  }

  /** I frames that the peer has not acknowledged. */
  @ManagedAttribute(description = "I frames that the peer has not acknowledged")
  public long getUnacknowledged() {
    return count(LinkStatistics::unacknowledged);
  }

  /** What a station did against the standard. */
  @ManagedAttribute(description = "What the station did against the standard")
  public long getDeviations() {
    return count(LinkStatistics::deviations);
  }

  /** Events that a slave keeps for masters that have not acknowledged them. */
  @ManagedAttribute(description = "Events that masters still have to acknowledge to a slave")
  public long getEventsBuffered() {
    return count(LinkStatistics::eventsBuffered);
  }

  /** Events that a slave dropped because its buffer was full. */
  @ManagedAttribute(description = "Events dropped because the buffer of a slave was full")
  public long getEventsDropped() {
    return count(LinkStatistics::eventsDropped);
  }

  /** Why the last connection ended or failed; empty if none did. */
  @ManagedAttribute(description = "Why the last connection ended or failed")
  public String getLastError() {
    LinkStatistics statistics = linkStatistics();
    return statistics == null ? "" : statistics.lastError();
  }

  /** All counters of the link at this moment; null while no route uses it. */
  public @Nullable LinkStatistics linkStatistics() {
    Link link = link();
    return link == null ? null : link.statistics();
  }

  private long count(ToLongFunction<LinkStatistics> counter) {
    LinkStatistics statistics = linkStatistics();
    return statistics == null ? 0 : counter.applyAsLong(statistics);
  }
}
