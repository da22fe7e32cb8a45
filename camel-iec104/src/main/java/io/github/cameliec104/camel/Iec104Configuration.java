package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.net.LinkSettings;
import io.github.cameliec104.protocol.net.MasterSettings;
import io.github.cameliec104.protocol.net.Reconnect;
import io.github.cameliec104.protocol.net.SlaveLimits;
import io.github.cameliec104.protocol.net.SlaveSettings;
import io.github.cameliec104.protocol.station.StartUp;
import io.github.cameliec104.protocol.station.Until;
import java.time.Duration;
import java.util.List;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;

/**
 * All options of an endpoint; those of its link are inherited. What an option means stands in its
 * annotation, and nowhere else is an option declared.
 */
@UriParams
public class Iec104Configuration extends Iec104DialectConfiguration implements Cloneable {

  @UriPath(
      enums = "master,slave",
      description =
          "Whether this is a master (controlling station, connects) or a slave (controlled"
              + " station, listens). With reverse=true the master listens and the slave connects.")
  @Metadata(required = true)
  private Role role = Role.MASTER;

  @UriPath(
      description =
          "Name or address of the station to connect to, or address on which the slave listens."
              + " IPv6 addresses in brackets.")
  @Metadata(required = true)
  private String host = "";

  @UriPath(defaultValue = "2404", description = "TCP port; a slave takes any free port for 0.")
  private int port = MasterSettings.DEFAULT_PORT;

  @UriParam(
      description =
          "Common address of the station. A master sends commands and tests to 1 unless set, but"
              + " interrogates and sets the clock of all stations. A slave is station 1 unless"
              + " set or named otherwise in its point list.")
  private @Nullable Integer commonAddress;

  @UriParam(
      description =
          "Point list that gives the points names and types: a file in YAML, JSON or CSV, or a"
              + " configuration file of ScadaPy. Prefix file: or classpath: says where it is. A"
              + " slave has all points of its list from the start.")
  @Metadata(supportFileReference = true)
  private @Nullable String points;

  @UriParam(
      label = "consumer",
      description = "Only data of these common addresses, such as 1,2,10-20. All if not set.")
  private @Nullable String commonAddresses;

  @UriParam(
      label = "consumer",
      description = "Only data of these object addresses, such as 1-10,4001. All if not set.")
  private @Nullable String objectAddresses;

  @UriParam(
      label = "consumer",
      description =
          "Only data of these types, by name or number, such as M_SP_TB_1,36. All if not set.")
  private @Nullable String types;

  @UriParam(
      label = "consumer",
      description =
          "Only points with these causes of transmission, by name or number, such as"
              + " SPONTANEOUS,20. All if not set.")
  private @Nullable String causes;

  @UriParam(
      label = "consumer",
      description = "Only the points of these names, separated by commas. Needs a point list.")
  private @Nullable String pointNames;

  @UriParam(
      label = "consumer",
      defaultValue = "deliver",
      enums = "deliver,drop",
      description = "What happens to received points that are not in the point list.")
  private Unlisted unlisted = Unlisted.DELIVER;

  @UriParam(
      label = "consumer",
      defaultValue = "object",
      enums = "object,asdu",
      description =
          "One exchange per information object, or one per ASDU with the list of its points.")
  private Delivery delivery = Delivery.OBJECT;

  @UriParam(
      label = "consumer",
      defaultValue = "none",
      enums = "none,link,all",
      description =
          "Which events become exchanges: none, changes of the state of the link and events that a"
              + " slave dropped, or also interrogations, restarts of the station and data of unknown"
              + " types.")
  private Events events = Events.NONE;

  @UriParam(
      label = "consumer",
      defaultValue = "false",
      description =
          "Whether a slave accepts commands. Each becomes an exchange, and the outcome of the"
              + " route is the answer to the master. Without it all commands are refused.")
  private boolean commands;

  @UriParam(
      label = "producer",
      defaultValue = "command",
      enums =
          "command,deactivate,interrogation,deactivate-interrogation,counters,read,clock,test,reset,"
              + "parameter,raw,directory,download,upload,delete-file,query-log,"
              + "switch-over,quality,substitute",
      description =
          "What a master asks of the station, or switch-over: goes on over another of its connections"
              + " to the station, see alternateHosts. A slave publishes, unless this is quality,"
              + " which puts flags over points without touching their values, or substitute, which"
              + " puts another value over a point.")
  private Operation operation = Operation.COMMAND;

  @UriParam(
      label = "producer",
      description =
          "Type of what is sent, by name or number, such as C_SC_NA_1 or 45. If not set, the"
              + " point list or the body decides.")
  private @Nullable String typeId;

  @UriParam(
      label = "producer",
      description = "Object address of what is sent, 1 to 16777215, unless a header tells it.")
  private @Nullable Integer objectAddress;

  @UriParam(
      label = "producer",
      defaultValue = "confirmation",
      enums = "confirmation,termination",
      description = "With which answer of the station a command is complete.")
  private Until await = Until.CONFIRMATION;

  @UriParam(
      label = "producer",
      defaultValue = "exception",
      enums = "exception,value",
      description =
          "Whether a refusal by the station fails the exchange or is only told in its headers and"
              + " result.")
  private Refusal refusal = Refusal.EXCEPTION;

  @UriParam(
      label = "producer",
      defaultValue = "5s",
      description =
          "How long a master waits for the link before a request fails; 0 does not wait at all.")
  private Duration linkTimeout = Duration.ofSeconds(5);

  /** A copy that may be changed by itself. */
  public Iec104Configuration copy() {
    try {
      return (Iec104Configuration) clone();
    } catch (CloneNotSupportedException e) {
      throw new RuntimeCamelException(e);
    }
  }

  /**
   * The settings of the link of a master.
   *
   * @throws IllegalArgumentException if an option is out of its range; the message names it
   */
  public MasterSettings toMasterSettings() {
    LinkSettings link = linkSettings();
    List<Integer> stations = Qualifiers.stations("interrogation", getInterrogation());
    StartUp startUp = new StartUp(stations, requestRules(), procedureRules());
    return new MasterSettings(bareHost(), port, link, reconnect(), startUp, redundancy(port));
  }

  /**
   * The settings of the listener of a slave.
   *
   * @throws IllegalArgumentException if an option is out of its range; the message names it
   */
  public SlaveSettings toSlaveSettings() {
    SlaveLimits limits =
        new SlaveLimits(getMaxConnections(), eventBuffer(), redundancyGroups(), commandRules());
    return new SlaveSettings(
        bareHost(), port, linkSettings(), limits, systemRules(), dialling(port, reconnect()));
  }

  /** The settings of a slave with the folder it serves. */
  SlaveSetup slaveSetup() {
    Integer files = getFileCommonAddress();
    return new SlaveSetup(
        toSlaveSettings(), folderSettings(files == null ? Target.commonAddress(this) : files));
  }

  private Reconnect reconnect() {
    return Reconnect.DEFAULT.withDelays(getReconnectDelay(), getReconnectMaxDelay());
  }

  private String bareHost() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  public Role getRole() {
    return role;
  }

  public void setRole(Role role) {
    this.role = role;
  }

  public String getHost() {
    return host;
  }

  public void setHost(String host) {
    this.host = host;
  }

  public int getPort() {
    return port;
  }

  public void setPort(int port) {
    this.port = port;
  }

  public @Nullable Integer getCommonAddress() {
    return commonAddress;
  }

  public void setCommonAddress(@Nullable Integer commonAddress) {
    this.commonAddress = commonAddress;
  }

  public @Nullable String getPoints() {
    return points;
  }

  public void setPoints(@Nullable String points) {
    this.points = points;
  }

  public @Nullable String getCommonAddresses() {
    return commonAddresses;
  }

  public void setCommonAddresses(@Nullable String commonAddresses) {
    this.commonAddresses = commonAddresses;
  }

  public @Nullable String getObjectAddresses() {
    return objectAddresses;
  }

  public void setObjectAddresses(@Nullable String objectAddresses) {
    this.objectAddresses = objectAddresses;
  }

  public @Nullable String getTypes() {
    return types;
  }

  public void setTypes(@Nullable String types) {
    this.types = types;
  }

  public @Nullable String getCauses() {
    return causes;
  }

  public void setCauses(@Nullable String causes) {
    this.causes = causes;
  }

  public @Nullable String getPointNames() {
    return pointNames;
  }

  public void setPointNames(@Nullable String pointNames) {
    this.pointNames = pointNames;
  }

  public Unlisted getUnlisted() {
    return unlisted;
  }

  public void setUnlisted(Unlisted unlisted) {
    this.unlisted = unlisted;
  }

  public Delivery getDelivery() {
    return delivery;
  }

  public void setDelivery(Delivery delivery) {
    this.delivery = delivery;
  }

  public Events getEvents() {
    return events;
  }

  public void setEvents(Events events) {
    this.events = events;
  }

  public boolean isCommands() {
    return commands;
  }

  public void setCommands(boolean commands) {
    this.commands = commands;
  }

  public Operation getOperation() {
    return operation;
  }

  public void setOperation(Operation operation) {
    this.operation = operation;
  }

  public @Nullable String getTypeId() {
    return typeId;
  }

  public void setTypeId(@Nullable String typeId) {
    this.typeId = typeId;
  }

  public @Nullable Integer getObjectAddress() {
    return objectAddress;
  }

  public void setObjectAddress(@Nullable Integer objectAddress) {
    this.objectAddress = objectAddress;
  }

  public Until getAwait() {
    return await;
  }

  public void setAwait(Until await) {
    this.await = await;
  }

  public Refusal getRefusal() {
    return refusal;
  }

  public void setRefusal(Refusal refusal) {
    this.refusal = refusal;
  }

  public Duration getLinkTimeout() {
    return linkTimeout;
  }

  public void setLinkTimeout(Duration linkTimeout) {
    this.linkTimeout = linkTimeout;
  }
}
