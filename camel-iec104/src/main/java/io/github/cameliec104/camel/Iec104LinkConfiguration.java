package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.apci.ApciSession.Acknowledge;
import io.github.cameliec104.protocol.apci.ApciSettings;
import io.github.cameliec104.protocol.asdu.AddressSizes;
import io.github.cameliec104.protocol.asdu.TimeRules;
import io.github.cameliec104.protocol.net.Dialect;
import io.github.cameliec104.protocol.net.LinkSettings;
import io.github.cameliec104.protocol.net.Reconnect;
import io.github.cameliec104.protocol.net.SlaveLimits;
import io.github.cameliec104.protocol.station.StartUp;
import java.time.Duration;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * The options of a link, on which the endpoints that share it must agree. What an option means
 * stands in its annotation; the defaults are those of the protocol library.
 */
@UriParams
public class Iec104LinkConfiguration extends Iec104TransportConfiguration {

  @UriParam(
      label = "link",
      defaultValue = "12",
      description = "Most I frames sent and not yet acknowledged by the peer (k), 1 to 32767.")
  private int k = ApciSettings.DEFAULT.k();

  @UriParam(
      label = "link",
      defaultValue = "8",
      description =
          "I frames received after which they are acknowledged at the latest (w), 1 to 32767."
              + " At most two thirds of the k of the peer.")
  private int w = ApciSettings.DEFAULT.w();

  @UriParam(
      label = "link",
      defaultValue = "30s",
      description = "How long connecting may take (t0), up to 255 seconds.")
  private Duration t0 = ApciSettings.DEFAULT.t0();

  @UriParam(
      label = "link",
      defaultValue = "15s",
      description =
          "How long the peer may take to acknowledge or to answer a test (t1), up to 255"
              + " seconds; then the connection is closed.")
  private Duration t1 = ApciSettings.DEFAULT.t1();

  @UriParam(
      label = "link",
      defaultValue = "10s",
      description = "How long received I frames may stay unacknowledged (t2), less than t1.")
  private Duration t2 = ApciSettings.DEFAULT.t2();

  @UriParam(
      label = "link",
      defaultValue = "20s",
      description =
          "After this time without any frame the connection is tested (t3), up to 48 hours; 0"
              + " switches the test off.")
  private Duration t3 = ApciSettings.DEFAULT.t3();

  @UriParam(
      label = "link,advanced",
      defaultValue = "2",
      description = "Octets of the cause of transmission, 1 or 2.")
  private int causeSize = AddressSizes.STANDARD.cause();

  @UriParam(
      label = "link,advanced",
      defaultValue = "2",
      description = "Octets of the common address, 1 or 2.")
  private int commonAddressSize = AddressSizes.STANDARD.common();

  @UriParam(
      label = "link,advanced",
      defaultValue = "3",
      description = "Octets of the information object address, 1 to 3.")
  private int objectAddressSize = AddressSizes.STANDARD.object();

  @UriParam(
      label = "link",
      defaultValue = "UTC",
      description =
          "Time zone in which the stations tell the time, such as UTC, Europe/Berlin or +03:00;"
              + " stationTimeZones has those that differ.")
  private String timeZone = "UTC";

  @UriParam(
      label = "link",
      defaultValue = "received",
      enums = "received,processed",
      description =
          "When received data is acknowledged to the peer: as soon as it is received, or only"
              + " when its exchanges are complete. With processed, a station that buffers"
              + " unacknowledged events sends them again after a failure, and a slow route slows"
              + " the station.")
  private Acknowledge acknowledge = LinkSettings.DEFAULT.acknowledge();

  @UriParam(
      label = "link",
      defaultValue = "1024",
      description =
          "Most received ASDUs that wait for their exchanges. When there are more, nothing is"
              + " acknowledged any longer and the peer stops sending.")
  private int maxPending = LinkSettings.DEFAULT.maxPending();

  @UriParam(
      label = "master",
      defaultValue = "1s",
      description =
          "How long a master, or a slave with reverse=true, waits after a lost or failed connection"
              + " before it tries again. The time doubles with each failure.")
  private Duration reconnectDelay = Reconnect.DEFAULT.min();

  @UriParam(
      label = "master",
      defaultValue = "60s",
      description = "The longest time between two attempts to connect.")
  private Duration reconnectMaxDelay = Reconnect.DEFAULT.max();

  @UriParam(
      label = "master",
      defaultValue = "true",
      description =
          "What a master interrogates after each start of data transfer and after a station has"
              + " restarted: true asks all stations behind the link, false none, and a list such"
              + " as 1,2 these common addresses.")
  private String interrogation = "true";

  @UriParam(
      label = "master",
      defaultValue = "0",
      description =
          "Originator address of the master in all that it sends, 0 to 255; 0 means not used.")
  private int originatorAddress = StartUp.DEFAULT.originator();

  @UriParam(
      label = "master",
      defaultValue = "10s",
      description = "How long a station may take to confirm a request.")
  private Duration confirmationTimeout = StartUp.DEFAULT.confirmationTimeout();

  @UriParam(
      label = "master",
      defaultValue = "30s",
      description = "How long a station may take to terminate a confirmed request.")
  private Duration terminationTimeout = StartUp.DEFAULT.terminationTimeout();

  @UriParam(
      label = "master",
      defaultValue = "false",
      description =
          "Whether a master sets the clocks of the stations it interrogates after each start.")
  private boolean synchronizeClock = StartUp.DEFAULT.clock();

  @UriParam(
      label = "slave",
      defaultValue = "100",
      description = "Most masters connected to a slave at the same time.")
  private int maxConnections = SlaveLimits.DEFAULT.maxConnections();

  @UriParam(
      label = "slave",
      defaultValue = "10s",
      description =
          "How long the route may take for a command; then the slave refuses it. A command that"
              + " is still waiting for the route by then is not carried out.")
  private Duration commandTimeout = SlaveLimits.DEFAULT.commands().timeout();

  @UriParam(
      label = "slave",
      defaultValue = "true",
      description = "Whether a slave terminates a command after its positive confirmation.")
  private boolean termination = SlaveLimits.DEFAULT.commands().termination();

  /**
   * How the link is run.
   *
   * @throws IllegalArgumentException if an option is out of its range; the message names it
   */
  LinkSettings linkSettings() {
    AddressSizes sizes = new AddressSizes(causeSize, commonAddressSize, objectAddressSize);
    ApciSettings apci = new ApciSettings(k, w, t0, t1, t2, t3);
    return new LinkSettings(
        apci, dialect(sizes), timeRules(), acknowledge, maxPending, transportSettings());
  }

  /** How the peer speaks the protocol. */
  Dialect dialect(AddressSizes sizes) {
    return Dialect.of(sizes);
  }

  /**
   * How the stations tell the time.
   *
   * @throws IllegalArgumentException if an option is out of its range; the message names it
   */
  TimeRules timeRules() {
    return TimeRules.of(TimeZones.zone("timeZone", timeZone));
  }

  public int getK() {
    return k;
  }

  public void setK(int k) {
    this.k = k;
  }

  public int getW() {
    return w;
  }

  public void setW(int w) {
    this.w = w;
  }

  public Duration getT0() {
    return t0;
  }

  public void setT0(Duration t0) {
    this.t0 = t0;
  }

  public Duration getT1() {
    return t1;
  }

  public void setT1(Duration t1) {
    this.t1 = t1;
  }

  public Duration getT2() {
    return t2;
  }

  public void setT2(Duration t2) {
    this.t2 = t2;
  }

  public Duration getT3() {
    return t3;
  }

  public void setT3(Duration t3) {
    this.t3 = t3;
  }

  public int getCauseSize() {
    return causeSize;
  }

  public void setCauseSize(int causeSize) {
    this.causeSize = causeSize;
  }

  public int getCommonAddressSize() {
    return commonAddressSize;
  }

  public void setCommonAddressSize(int commonAddressSize) {
    this.commonAddressSize = commonAddressSize;
  }

  public int getObjectAddressSize() {
    return objectAddressSize;
  }

  public void setObjectAddressSize(int objectAddressSize) {
    this.objectAddressSize = objectAddressSize;
  }

  public String getTimeZone() {
    return timeZone;
  }

  public void setTimeZone(String timeZone) {
    this.timeZone = timeZone;
  }

  public Acknowledge getAcknowledge() {
    return acknowledge;
  }

  public void setAcknowledge(Acknowledge acknowledge) {
    this.acknowledge = acknowledge;
  }

  public int getMaxPending() {
    return maxPending;
  }

  public void setMaxPending(int maxPending) {
    this.maxPending = maxPending;
  }

  public Duration getReconnectDelay() {
    return reconnectDelay;
  }

  public void setReconnectDelay(Duration reconnectDelay) {
    this.reconnectDelay = reconnectDelay;
  }

  public Duration getReconnectMaxDelay() {
    return reconnectMaxDelay;
  }

  public void setReconnectMaxDelay(Duration reconnectMaxDelay) {
    this.reconnectMaxDelay = reconnectMaxDelay;
  }

  public String getInterrogation() {
    return interrogation;
  }

  public void setInterrogation(String interrogation) {
    this.interrogation = interrogation;
  }

  public int getOriginatorAddress() {
    return originatorAddress;
  }

  public void setOriginatorAddress(int originatorAddress) {
    this.originatorAddress = originatorAddress;
  }

  public Duration getConfirmationTimeout() {
    return confirmationTimeout;
  }

  public void setConfirmationTimeout(Duration confirmationTimeout) {
    this.confirmationTimeout = confirmationTimeout;
  }

  public Duration getTerminationTimeout() {
    return terminationTimeout;
  }

  public void setTerminationTimeout(Duration terminationTimeout) {
    this.terminationTimeout = terminationTimeout;
  }

  public boolean isSynchronizeClock() {
    return synchronizeClock;
  }

  public void setSynchronizeClock(boolean synchronizeClock) {
    this.synchronizeClock = synchronizeClock;
  }

  public int getMaxConnections() {
    return maxConnections;
  }

  public void setMaxConnections(int maxConnections) {
    this.maxConnections = maxConnections;
  }

  public Duration getCommandTimeout() {
    return commandTimeout;
  }

  public void setCommandTimeout(Duration commandTimeout) {
    this.commandTimeout = commandTimeout;
  }

  public boolean isTermination() {
    return termination;
  }

  public void setTermination(boolean termination) {
    this.termination = termination;
  }
}
