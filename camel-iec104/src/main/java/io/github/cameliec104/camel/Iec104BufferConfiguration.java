package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.net.RedundancyGroups;
import io.github.cameliec104.protocol.net.SlaveLimits;
import io.github.cameliec104.protocol.station.EventBuffer;
import io.github.cameliec104.protocol.station.EventOrder;
import io.github.cameliec104.protocol.station.MeasurementEvents;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** The options of what a slave keeps for its masters: redundancy groups and event buffers. */
@UriParams
public class Iec104BufferConfiguration extends Iec104LinkConfiguration {

  @UriParam(
      label = "slave",
      defaultValue = "10000",
      description =
          "Events that a slave keeps for masters that are away or slow, of each class: status and"
              + " protection, counters, measured values. When a class is full, its oldest are"
              + " dropped, never those of another class.")
  private int eventBuffer = SlaveLimits.DEFAULT.events().status();

  @UriParam(
      label = "slave",
      description = "Events of measured values that a slave keeps. As eventBuffer if not set.")
  private @Nullable Integer measurementBuffer;

  @UriParam(
      label = "slave",
      description = "Events of counters that a slave keeps. As eventBuffer if not set.")
  private @Nullable Integer counterBuffer;

  @UriParam(
      label = "slave",
      defaultValue = "time",
      enums = "time,class",
      description =
          "Which of the events that wait a slave sends first: by time the oldest, or by class"
              + " status and protection, then counters, then measured values. Events of one point"
              + " always keep their order.")
  private EventOrder eventOrder = SlaveLimits.DEFAULT.events().order();

  @UriParam(
      label = "slave",
      defaultValue = "all",
      enums = "all,latest",
      description =
          "Which measured values a slave sends: all, or of those that wait only the latest of each"
              + " point. Status, protection and counters are always sent all.")
  private MeasurementEvents measurementEvents = SlaveLimits.DEFAULT.events().wanted();

  @UriParam(
      label = "slave",
      description =
          "Which masters of a slave belong together. Of the connections of a group only the one"
              + " started last is active, the group gets each event once on it, and events are kept"
              + " for it from the start. Not set: each connection is on its own and gets every"
              + " event. single: all are one group. Otherwise groups with their members, such as"
              + " a=10.0.0.1,10.0.0.2;b=192.168.1.0/24,CN=centre-b;rest=*. A member is an address,"
              + " a network, the common name (CN=name) or the subject (DN(CN=name,O=company)) of a"
              + " TLS certificate, or * for all others. Who belongs to no group is turned away.")
  private @Nullable String redundancyGroups;

  @UriParam(
      label = "slave",
      defaultValue = "0",
      description =
          "Most connections of one redundancy group at the same time; 0: only maxConnections"
              + " limits them. A dead connection counts until it is found dead after t3 and t1.")
  private int maxConnectionsPerGroup = SlaveLimits.DEFAULT.groups().maxConnections();

  /**
   * What is kept for masters.
   *
   * @throws IllegalArgumentException if an option is out of its range; the message names it
   */
  EventBuffer eventBuffer() {
    return new EventBuffer(
        eventBuffer,
        counterBuffer == null ? eventBuffer : counterBuffer,
        measurementBuffer == null ? eventBuffer : measurementBuffer,
        eventOrder,
        measurementEvents);
  }

  /**
   * Which masters belong together.
   *
   * @throws IllegalArgumentException if an option is out of its range; the message names it
   */
  RedundancyGroups redundancyGroups() {
    RedundancyGroups groups =
        redundancyGroups == null ? RedundancyGroups.NONE : RedundancyGroups.parse(redundancyGroups);
    return groups.withMaxConnections(maxConnectionsPerGroup);
  }

  public int getEventBuffer() {
    return eventBuffer;
  }

  public void setEventBuffer(int eventBuffer) {
    this.eventBuffer = eventBuffer;
  }

  public @Nullable Integer getMeasurementBuffer() {
    return measurementBuffer;
  }

  public void setMeasurementBuffer(@Nullable Integer measurementBuffer) {
    this.measurementBuffer = measurementBuffer;
  }

  public @Nullable Integer getCounterBuffer() {
    return counterBuffer;
  }

  public void setCounterBuffer(@Nullable Integer counterBuffer) {
    this.counterBuffer = counterBuffer;
  }

  public EventOrder getEventOrder() {
    return eventOrder;
  }

  public void setEventOrder(EventOrder eventOrder) {
    this.eventOrder = eventOrder;
  }

  public MeasurementEvents getMeasurementEvents() {
    return measurementEvents;
  }

  public void setMeasurementEvents(MeasurementEvents measurementEvents) {
    this.measurementEvents = measurementEvents;
  }

  public @Nullable String getRedundancyGroups() {
    return redundancyGroups;
  }

  public void setRedundancyGroups(@Nullable String redundancyGroups) {
    this.redundancyGroups = redundancyGroups;
  }

  public int getMaxConnectionsPerGroup() {
    return maxConnectionsPerGroup;
  }

  public void setMaxConnectionsPerGroup(int maxConnectionsPerGroup) {
    this.maxConnectionsPerGroup = maxConnectionsPerGroup;
  }
}
