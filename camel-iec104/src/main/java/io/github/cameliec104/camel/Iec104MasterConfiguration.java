package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.station.CommandOrder;
import io.github.cameliec104.protocol.station.ParallelCommands;
import io.github.cameliec104.protocol.station.ProcedureRules;
import io.github.cameliec104.protocol.station.RequestRules;
import io.github.cameliec104.protocol.station.StartUp;
import java.time.Duration;
import java.util.List;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * The options of what a master does by itself, and of how it commands. What an option means stands
 * in its annotation; the defaults are those of the protocol library.
 */
@UriParams
public class Iec104MasterConfiguration extends Iec104ScanConfiguration {

  @UriParam(
      label = "master",
      defaultValue = "station",
      description =
          "What is interrogated of each station that is interrogated: station, or"
              + " groups 1 to 16, such as 1,3-5 or station,1. Each is an interrogation of"
              + " its own.")
  private String interrogationGroups = "station";

  @UriParam(
      label = "master",
      defaultValue = "0",
      description =
          "How often a master repeats the interrogation; 0 only after each start and"
              + " after a station has restarted.")
  private Duration interrogationPeriod = StartUp.DEFAULT.procedures().interrogations().period();

  @UriParam(
      label = "master",
      defaultValue = "2",
      description =
          "How often a master tries again what it does by itself, such as the"
              + " interrogation after the start, if it is not confirmed or not terminated"
              + " in time or is refused by a negative confirmation. Each failed attempt is"
              + " an event.")
  private int interrogationRetries = StartUp.DEFAULT.procedures().repetition().retries();

  @UriParam(
      label = "master",
      defaultValue = "10s",
      description = "How long a master waits before it tries again.")
  private Duration interrogationRetryDelay = StartUp.DEFAULT.procedures().repetition().pause();

  @UriParam(
      label = "master",
      defaultValue = "false",
      description =
          "The stations whose counters a master reads after each start and after they"
              + " have restarted: true all stations behind the link, false none, and a list"
              + " such as 1,2 these common addresses.")
  private String counterInterrogation = "false";

  @UriParam(
      label = "master",
      defaultValue = "0",
      description =
          "How often a master reads these counters besides, at multiples of the"
              + " period by the clock: 15m is at every quarter of an hour. 0 means never.")
  private Duration countersPeriod = StartUp.DEFAULT.procedures().counters().period();

  @UriParam(
      label = "master",
      defaultValue = "all",
      description =
          "Which counters are read: all, or groups 1 to 4, such as 1,3-4. Each is a"
              + " request of its own.")
  private String counterGroups = "all";

  @UriParam(
      label = "master",
      defaultValue = "read",
      enums = "read,freeze,freeze-and-reset",
      description =
          "Whether counters are frozen, or frozen and reset, before they are read"
              + " periodically. What is read after a start is not frozen before. A reset"
              + " that is not confirmed is not repeated.")
  private Freeze counterFreeze = Freeze.READ;

  @UriParam(
      label = "master",
      defaultValue = "0",
      description =
          "How often a master sets the clocks of the stations it interrogates; 0"
              + " means never, see synchronizeClock for the time after a start.")
  private Duration clockPeriod = StartUp.DEFAULT.procedures().clock().period();

  @UriParam(
      label = "master",
      defaultValue = "0",
      description =
          "How often a master sends a test command (C_TS_TA_1) to each station it"
              + " interrogates; if it asks all at once, to each that has answered. 0 means"
              + " never.")
  private Duration testPeriod = StartUp.DEFAULT.procedures().testPeriod();

  @UriParam(
      label = "master",
      defaultValue = "object",
      enums = "object,station,link",
      description =
          "Which commands may be under way at the same time: one to each object,"
              + " where a second one fails at once; or one to each station or one on the"
              + " link, where others wait in the order made.")
  private ParallelCommands parallelCommands = CommandOrder.DEFAULT.parallel();

  @UriParam(
      label = "master",
      defaultValue = "10000",
      description =
          "Most commands under way on the link at the same time, 1 to 10000; further"
              + " ones wait, at most 1000.")
  private int maxCommands = CommandOrder.DEFAULT.maxRunning();

  @UriParam(
      label = "master",
      defaultValue = "10s",
      description =
          "How long a command waits for others; then it fails and is not sent any" + " more.")
  private Duration commandWait = CommandOrder.DEFAULT.maxWait();

  /** How a master asks. */
  RequestRules requestRules() {
    return new RequestRules(
        getConfirmationTimeout(),
        getTerminationTimeout(),
        getOriginatorAddress(),
        new CommandOrder(parallelCommands, maxCommands, commandWait));
  }

  /**
   * What a master does by itself.
   *
   * @throws IllegalArgumentException if an option is out of its range; the message names it
   */
  ProcedureRules procedureRules() {
    List<Integer> groups =
        Qualifiers.parse("interrogationGroups", interrogationGroups, Qualifiers.INTERROGATION);
    return new ProcedureRules(
        new ProcedureRules.Interrogations(groups, interrogationPeriod),
        counterRules(),
        new ProcedureRules.Clock(isSynchronizeClock(), clockPeriod),
        testPeriod,
        new ProcedureRules.Repetition(interrogationRetries, interrogationRetryDelay));
  }

  private ProcedureRules.Counters counterRules() {
    return new ProcedureRules.Counters(
        Qualifiers.stations("counterInterrogation", counterInterrogation),
        Qualifiers.parse("counterGroups", counterGroups, Qualifiers.COUNTERS),
        counterFreeze.ordinal(),
        countersPeriod);
  }

  public String getInterrogationGroups() {
    return interrogationGroups;
  }

  public void setInterrogationGroups(String interrogationGroups) {
    this.interrogationGroups = interrogationGroups;
  }

  public Duration getInterrogationPeriod() {
    return interrogationPeriod;
  }

  public void setInterrogationPeriod(Duration interrogationPeriod) {
    this.interrogationPeriod = interrogationPeriod;
  }

  public int getInterrogationRetries() {
    return interrogationRetries;
  }

  public void setInterrogationRetries(int interrogationRetries) {
    this.interrogationRetries = interrogationRetries;
  }

  public Duration getInterrogationRetryDelay() {
    return interrogationRetryDelay;
  }

  public void setInterrogationRetryDelay(Duration interrogationRetryDelay) {
    this.interrogationRetryDelay = interrogationRetryDelay;
  }

  public String getCounterInterrogation() {
    return counterInterrogation;
  }

  public void setCounterInterrogation(String counterInterrogation) {
    this.counterInterrogation = counterInterrogation;
  }

  public Duration getCountersPeriod() {
    return countersPeriod;
  }

  public void setCountersPeriod(Duration countersPeriod) {
    this.countersPeriod = countersPeriod;
  }

  public String getCounterGroups() {
    return counterGroups;
  }

  public void setCounterGroups(String counterGroups) {
    this.counterGroups = counterGroups;
  }

  public Freeze getCounterFreeze() {
    return counterFreeze;
  }

  public void setCounterFreeze(Freeze counterFreeze) {
    this.counterFreeze = counterFreeze;
  }

  public Duration getClockPeriod() {
    return clockPeriod;
  }

  public void setClockPeriod(Duration clockPeriod) {
    this.clockPeriod = clockPeriod;
  }

  public Duration getTestPeriod() {
    return testPeriod;
  }

  public void setTestPeriod(Duration testPeriod) {
    this.testPeriod = testPeriod;
  }

  public ParallelCommands getParallelCommands() {
    return parallelCommands;
  }

  public void setParallelCommands(ParallelCommands parallelCommands) {
    this.parallelCommands = parallelCommands;
  }

  public int getMaxCommands() {
    return maxCommands;
  }

  public void setMaxCommands(int maxCommands) {
    this.maxCommands = maxCommands;
  }

  public Duration getCommandWait() {
    return commandWait;
  }

  public void setCommandWait(Duration commandWait) {
    this.commandWait = commandWait;
  }
}
