package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.net.Dialling;
import io.github.cameliec104.protocol.net.Reconnect;
import io.github.cameliec104.protocol.net.Redundancy;
import io.github.cameliec104.protocol.net.TcpAddress;
import io.github.cameliec104.protocol.net.TcpRole;
import java.util.List;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** The options of the connections of a link: how many, to where, opened by whom. */
@UriParams
public class Iec104TransportConfiguration extends Iec104SecurityConfiguration {

  @UriParam(
      label = "link",
      defaultValue = "false",
      description =
          "Whether the TCP connection is opened by the other end than usual: a master listens at"
              + " host and port for stations that connect, a slave connects to masters that listen"
              + " there. Data transfer is started by the master in both cases.")
  private boolean reverse;

  @UriParam(
      label = "link",
      description =
          "Further addresses of the same station, such as rtu-b:2404,10.0.0.2; without port that of"
              + " the endpoint, IPv6 addresses in brackets. A master is connected to all of them, transfers data over one and"
              + " takes the next when that breaks. A slave with reverse=true connects to these"
              + " masters too. None if not set.")
  private @Nullable String alternateHosts;

  @UriParam(
      label = "master",
      defaultValue = "true",
      description =
          "Whether a master interrogates when it goes on over another connection to the station."
              + " Without, it still interrogates after the link was down, and what it had not"
              + " completely got before.")
  private boolean interrogateAfterSwitch = Redundancy.NONE.interrogateAfterSwitch();

  @UriParam(
      label = "master,advanced",
      defaultValue = "4",
      description =
          "Most connections at the same time that a master with reverse=true takes, 1 to 16. One"
              + " transfers data, the others stand by; a further one is closed at once.")
  private int maxStationConnections = Redundancy.NONE.maxConnections();

  /**
   * The connections of a master.
   *
   * @param port that of addresses without one
   * @throws IllegalArgumentException if an option is out of its range; the message names it
   */
  Redundancy redundancy(int port) {
    TcpRole tcp = reverse ? TcpRole.LISTENS : TcpRole.CONNECTS;
    return new Redundancy(tcp, alternates(port), maxStationConnections, interrogateAfterSwitch);
  }

  /**
   * How a slave connects to masters; null if it listens.
   *
   * @param port that of addresses without one
   * @throws IllegalArgumentException if there are further addresses although it listens
   */
  @Nullable Dialling dialling(int port, Reconnect reconnect) {
    List<TcpAddress> alternates = alternates(port);
    if (!reverse && !alternates.isEmpty()) {
      throw new IllegalArgumentException(
          "alternateHosts=" + alternateHosts + ", expected none of a slave that listens");
    }
    return reverse ? new Dialling(alternates, reconnect) : null;
  }

  private List<TcpAddress> alternates(int port) {
    try {
      return TcpAddress.parseList(alternateHosts == null ? "" : alternateHosts, port);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("alternateHosts: " + e.getMessage(), e);
    }
  }

  public boolean isReverse() {
    return reverse;
  }

  public void setReverse(boolean reverse) {
    this.reverse = reverse;
  }

  public @Nullable String getAlternateHosts() {
    return alternateHosts;
  }

  public void setAlternateHosts(@Nullable String alternateHosts) {
    this.alternateHosts = alternateHosts;
  }

  public boolean isInterrogateAfterSwitch() {
    return interrogateAfterSwitch;
  }

  public void setInterrogateAfterSwitch(boolean interrogateAfterSwitch) {
    this.interrogateAfterSwitch = interrogateAfterSwitch;
  }

  public int getMaxStationConnections() {
    return maxStationConnections;
  }

  public void setMaxStationConnections(int maxStationConnections) {
    this.maxStationConnections = maxStationConnections;
  }
}
