package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.file.FileEntry;
import io.github.cameliec104.protocol.file.FileRules;
import io.github.cameliec104.protocol.folder.FolderSettings;
import io.github.cameliec104.protocol.net.SlaveLimits;
import io.github.cameliec104.protocol.station.ClockMode;
import io.github.cameliec104.protocol.station.CommandAdmission;
import io.github.cameliec104.protocol.station.CommandRules;
import io.github.cameliec104.protocol.station.CommandTime;
import io.github.cameliec104.protocol.station.SystemRules;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/**
 * The options of the procedures beyond plain commands and interrogations. What an option means
 * stands in its annotation; the defaults are those of the protocol library.
 */
@UriParams
public class Iec104ProcedureConfiguration extends Iec104MasterConfiguration {

  @UriParam(
      label = "slave",
      defaultValue = "30s",
      description = "How long an object stays selected by a master that does not execute.")
  private Duration selectTimeout = SlaveLimits.DEFAULT.commands().selectTimeout();

  @UriParam(
      label = "slave",
      defaultValue = "0",
      description =
          "How far the time tag of a command may be from the slave's clock, before or after; then"
              + " the slave refuses it. 0 accepts any time. Commands without time tag have no age.")
  private Duration commandMaxAge = SlaveLimits.DEFAULT.commands().maxAge();

  @UriParam(
      label = "slave",
      defaultValue = "any",
      enums = "any,required,refused",
      description =
          "Whether a slave takes commands with and without time tag, only those with it, or only"
              + " those without; others it refuses.")
  private CommandTime commandTime = CommandAdmission.DEFAULT.time();

  @UriParam(
      label = "slave",
      description =
          "Originator addresses from which a slave takes commands, such as 1,2; others it refuses."
              + " All if not set.")
  private @Nullable String originators;

  @UriParam(
      label = "slave",
      defaultValue = "false",
      description =
          "Whether commands for test become exchanges, with header CamelIec104Test; the route must"
              + " not carry them out then. Otherwise a slave refuses them.")
  private boolean acceptTestCommands = CommandAdmission.DEFAULT.test();

  @UriParam(
      label = "slave",
      defaultValue = "refuse",
      enums = "refuse,offset",
      description =
          "What a slave does when a master sets its clock: refuses, or goes by the master's clock"
              + " for its own time tags. The clock of the machine is never set.")
  private ClockMode clock = SystemRules.DEFAULT.clock();

  @UriParam(
      label = "slave",
      defaultValue = "false",
      description =
          "Whether each station of a slave tells the first master, before anything else, that it"
              + " has started (M_EI_NA_1).")
  private boolean endOfInitialization = SystemRules.DEFAULT.endOfInitialization();

  @UriParam(
      label = "slave",
      description =
          "Folder whose files a slave serves (types 120 to 127); it is made if there is none. A name"
              + " such as 30000-1-fault.cfg tells object address and file type, other files get"
              + " addresses from 30000 on. New files are announced to the masters when they have"
              + " not changed for 2 s. No files if not set.")
  private @Nullable String files;

  @UriParam(
      label = "slave",
      defaultValue = "0",
      description =
          "Most octets of a file that a master may send to a slave, 0 to 16777215. With 0 masters can"
              + " neither send nor delete files.")
  private int maxUpload;

  @UriParam(
      label = "slave",
      description =
          "Common address of the station whose files a slave serves; that of the endpoint if not"
              + " set.")
  private @Nullable Integer fileCommonAddress;

  @UriParam(
      label = "producer",
      defaultValue = "false",
      description =
          "Whether a master selects the object before it sends the command. The command is only"
              + " sent when the station has confirmed the selection.")
  private boolean select;

  @UriParam(
      label = "producer",
      defaultValue = "read",
      enums = "read,freeze,freeze-and-reset,reset",
      description =
          "What the operation counters does: reads the counters, or freezes or resets them, which"
              + " brings none.")
  private Freeze freeze = Freeze.READ;

  @UriParam(
      label = "producer",
      description =
          "Qualifier of what a master asks, unless header CamelIec104Qualifier tells it: of a command"
              + " (QU or QL), of an interrogation (20 station, 21 to 36 groups), of counters (1 to 4"
              + " group, 5 all), of a reset (1 station, 2 pending events), of a parameter (QPM or"
              + " QPA).")
  private @Nullable Integer qualifier;

  @UriParam(
      label = "producer",
      defaultValue = "false",
      description =
          "Whether an interrogation or the reading of counters of one station returns the points"
              + " as the body. They reach the consumers of the link as well.")
  private boolean collect;

  @UriParam(
      label = "producer",
      defaultValue = "30s",
      description =
          "How long a station may take for the next step of a directory or a file transfer; a"
              + " transfer that goes on may take any time.")
  private Duration fileTimeout = FileRules.DEFAULT.timeout();

  /**
   * How a slave treats commands.
   *
   * @throws IllegalArgumentException if an option is out of its range; the message names it
   */
  CommandRules commandRules() {
    if (commandMaxAge.isNegative()) {
      throw new IllegalArgumentException("commandMaxAge=" + commandMaxAge + ", expected 0 or more");
    }
    return new CommandRules(
        getCommandTimeout(), isTermination(), selectTimeout, commandMaxAge, admission());
  }

  private CommandAdmission admission() {
    return new CommandAdmission(commandTime, originatorSet(), acceptTestCommands);
  }

  private Set<Integer> originatorSet() {
    try {
      return originators == null
          ? Set.of()
          : Arrays.stream(originators.split(","))
              .map(text -> Integer.valueOf(text.trim()))
              .collect(Collectors.toSet());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "originators=" + originators + ", expected originator addresses such as 1,2", e);
    }
  }

  /**
   * The folder whose files a slave serves, or null.
   *
   * @throws IllegalArgumentException if an option is out of its range; the message names it
   */
  @Nullable FolderSettings folderSettings(int station) {
    if (maxUpload < 0 || maxUpload > FileEntry.MAX_LENGTH) {
      throw new IllegalArgumentException(
          "maxUpload=" + maxUpload + ", expected 0.." + FileEntry.MAX_LENGTH);
    }
    if (files == null) {
      return null;
    }
    try {
      return new FolderSettings(
          Path.of(files), station, FolderSettings.FIRST_ADDRESS, maxUpload, FolderSettings.SCAN);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("files=" + files + ", expected the path of a folder", e);
    }
  }

  /** How a slave treats its clock, its start and its process. */
  SystemRules systemRules() {
    return new SystemRules(clock, endOfInitialization, processRules());
  }

  public Duration getSelectTimeout() {
    return selectTimeout;
  }

  public void setSelectTimeout(Duration selectTimeout) {
    this.selectTimeout = selectTimeout;
  }

  public Duration getCommandMaxAge() {
    return commandMaxAge;
  }

  public void setCommandMaxAge(Duration commandMaxAge) {
    this.commandMaxAge = commandMaxAge;
  }

  public CommandTime getCommandTime() {
    return commandTime;
  }

  public void setCommandTime(CommandTime commandTime) {
    this.commandTime = commandTime;
  }

  public @Nullable String getOriginators() {
    return originators;
  }

  public void setOriginators(@Nullable String originators) {
    this.originators = originators;
  }

  public boolean isAcceptTestCommands() {
    return acceptTestCommands;
  }

  public void setAcceptTestCommands(boolean acceptTestCommands) {
    this.acceptTestCommands = acceptTestCommands;
  }

  public ClockMode getClock() {
    return clock;
  }

  public void setClock(ClockMode clock) {
    this.clock = clock;
  }

  public boolean isEndOfInitialization() {
    return endOfInitialization;
  }

  public void setEndOfInitialization(boolean endOfInitialization) {
    this.endOfInitialization = endOfInitialization;
  }

  public @Nullable String getFiles() {
    return files;
  }

  public void setFiles(@Nullable String files) {
    this.files = files;
  }

  public int getMaxUpload() {
    return maxUpload;
  }

  public void setMaxUpload(int maxUpload) {
    this.maxUpload = maxUpload;
  }

  public @Nullable Integer getFileCommonAddress() {
    return fileCommonAddress;
  }

  public void setFileCommonAddress(@Nullable Integer fileCommonAddress) {
    this.fileCommonAddress = fileCommonAddress;
  }

  public @Nullable Integer getQualifier() {
    return qualifier;
  }

  public void setQualifier(@Nullable Integer qualifier) {
    this.qualifier = qualifier;
  }

  public boolean isCollect() {
    return collect;
  }

  public void setCollect(boolean collect) {
    this.collect = collect;
  }

  public Duration getFileTimeout() {
    return fileTimeout;
  }

  public void setFileTimeout(Duration fileTimeout) {
    this.fileTimeout = fileTimeout;
  }

  public boolean isSelect() {
    return select;
  }

  public void setSelect(boolean select) {
    this.select = select;
  }

  public Freeze getFreeze() {
    return freeze;
  }

  public void setFreeze(Freeze freeze) {
    this.freeze = freeze;
  }
}
