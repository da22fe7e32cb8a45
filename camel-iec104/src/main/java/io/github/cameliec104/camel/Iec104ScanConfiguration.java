package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.station.CounterMode;
import io.github.cameliec104.protocol.station.CounterRules;
import io.github.cameliec104.protocol.station.ParameterRules;
import io.github.cameliec104.protocol.station.ProcessRules;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** The options of what a slave sends by itself and what a master may parametrize. */
@UriParams
public class Iec104ScanConfiguration extends Iec104BufferConfiguration {

  @UriParam(
      label = "slave",
      description =
          "How often a slave sends its measured values with cause 1 (cyclic): a period such as 10s"
              + " for all of them, or periods of interrogation groups such as 1:5s,2:60s; 100ms to"
              + " 24h. They are sent without time tag, behind events and interrogations. Never if"
              + " not set.")
  private @Nullable String cyclicScan;

  @UriParam(
      label = "slave",
      description =
          "How often a slave sends the present values of its points, counters excepted, with cause"
              + " 2 (background scan), written as for cyclicScan. It comes behind everything else."
              + " Never if not set.")
  private @Nullable String backgroundScan;

  @UriParam(
      label = "slave",
      defaultValue = "c",
      enums = "a,b,c,d",
      description =
          "How the counters of a slave are frozen and told. a: the slave freezes them each"
              + " counterPeriod and sends them as events. b: the slave freezes them each"
              + " counterPeriod and masters read them. c: masters freeze and read them, and what a"
              + " route publishes is an event. d: masters freeze them, and the slave sends them as"
              + " events. In a, b and d what a route publishes only counts; in a and b masters"
              + " cannot freeze or reset.")
  private CounterMode counterMode = ProcessRules.DEFAULT.counters().mode();

  @UriParam(
      label = "slave",
      defaultValue = "15m",
      description =
          "How often a slave freezes its counters in counterMode a and b, on the clock of its"
              + " timeZone counted from midnight: 15m is at :00, :15, :30 and :45. 1s to 24h, and"
              + " a day must be a multiple of it.")
  private Duration counterPeriod = ProcessRules.DEFAULT.counters().period();

  @UriParam(
      label = "slave",
      defaultValue = "false",
      description =
          "Whether counters begin at 0 again each time a slave has frozen them by itself"
              + " (counterMode a and b).")
  private boolean counterReset = ProcessRules.DEFAULT.counters().reset();

  @UriParam(
      label = "slave",
      defaultValue = "10s",
      description =
          "How long after a command was carried out changes of the point that it names as returns"
              + " in the point list are sent as return information (cause 11).")
  private Duration returnTime = ProcessRules.DEFAULT.returnTime();

  @UriParam(
      label = "slave",
      defaultValue = "false",
      description =
          "Whether masters may load and activate parameters of measured values (P_ME_NA_1 to"
              + " P_AC_NA_1): threshold, smoothing, limits, cyclic transmission. Otherwise the"
              + " slave refuses these types as unknown.")
  private boolean parameters = ProcessRules.DEFAULT.parameters().allowed();

  @UriParam(
      label = "slave",
      defaultValue = "false",
      description =
          "Whether interrogations also report the parameters of the points they report, behind"
              + " their values. Needs parameters=true.")
  private boolean parameterInterrogation = ProcessRules.DEFAULT.parameters().interrogated();

  @UriParam(
      label = "slave",
      description =
          "File in which a slave keeps, as JSON, the parameters that masters loaded, so that they"
              + " survive a restart. They are confirmed only when they are on the disk. The file is"
              + " replaced as a whole; its directory must be there. If not set, parameters end"
              + " with the slave. Needs parameters=true.")
  private @Nullable String parameterFile;

  /**
   * What a slave sends by itself and what masters may parametrize.
   *
   * @throws IllegalArgumentException if an option is out of its range; the message names it
   */
  ProcessRules processRules() {
    return new ProcessRules(
        ScanPlans.parse("cyclicScan", cyclicScan),
        ScanPlans.parse("backgroundScan", backgroundScan),
        new CounterRules(counterMode, counterPeriod, counterReset),
        returnTime,
        parameterRules());
  }

  private ParameterRules parameterRules() {
    if (!parameters && (parameterInterrogation || parameterFile != null)) {
      throw new IllegalArgumentException(
          (parameterFile == null ? "parameterInterrogation=true" : "parameterFile=" + parameterFile)
              + " with parameters=false, expected parameters=true");
    }
    return new ParameterRules(
        parameters,
        parameterInterrogation,
        parameterFile == null ? null : new ParameterFile(Path.of(parameterFile)));
  }

  public @Nullable String getCyclicScan() {
    return cyclicScan;
  }

  public void setCyclicScan(@Nullable String cyclicScan) {
    this.cyclicScan = cyclicScan;
  }

  public @Nullable String getBackgroundScan() {
    return backgroundScan;
  }

  public void setBackgroundScan(@Nullable String backgroundScan) {
    this.backgroundScan = backgroundScan;
  }

  public CounterMode getCounterMode() {
    return counterMode;
  }

  public void setCounterMode(CounterMode counterMode) {
    this.counterMode = counterMode;
  }

  public Duration getCounterPeriod() {
    return counterPeriod;
  }

  public void setCounterPeriod(Duration counterPeriod) {
    this.counterPeriod = counterPeriod;
  }

  public boolean isCounterReset() {
    return counterReset;
  }

  public void setCounterReset(boolean counterReset) {
    this.counterReset = counterReset;
  }

  public Duration getReturnTime() {
    return returnTime;
  }

  public void setReturnTime(Duration returnTime) {
    this.returnTime = returnTime;
  }

  public boolean isParameters() {
    return parameters;
  }

  public void setParameters(boolean parameters) {
    this.parameters = parameters;
  }

  public boolean isParameterInterrogation() {
    return parameterInterrogation;
  }

  public void setParameterInterrogation(boolean parameterInterrogation) {
    this.parameterInterrogation = parameterInterrogation;
  }

  public @Nullable String getParameterFile() {
    return parameterFile;
  }

  public void setParameterFile(@Nullable String parameterFile) {
    this.parameterFile = parameterFile;
  }
}
