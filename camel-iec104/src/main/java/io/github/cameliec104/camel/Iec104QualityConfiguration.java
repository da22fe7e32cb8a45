package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.asdu.SentTags;
import io.github.cameliec104.protocol.asdu.SummerTime;
import io.github.cameliec104.protocol.asdu.TimeRules;
import java.time.Duration;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/**
 * The options of time and quality of points. What an option means stands in its annotation; the
 * defaults are those of the protocol library.
 */
@UriParams
public class Iec104QualityConfiguration extends Iec104ProcedureConfiguration {

  @UriParam(
      label = "link",
      description =
          "Time zones of stations that tell the time in another zone than timeZone, by common"
              + " address, such as 1:Europe/Berlin,2:UTC.")
  private @Nullable String stationTimeZones;

  @UriParam(
      label = "link",
      defaultValue = "trust",
      enums = "trust,ignore,never",
      description =
          "What is believed of the summer time of the stations. trust: they go by the rules of"
              + " their zone, and the flag SU tells which of the two is meant in the hour that"
              + " the change to standard time repeats. ignore: the flag means nothing, of the two"
              + " the moment nearer to the reception is taken. never: they stay on standard time"
              + " all year, and so do the time tags sent to them.")
  private SummerTime summerTime = TimeRules.DEFAULT.summerTime();

  @UriParam(
      label = "link,advanced",
      defaultValue = "true",
      description = "Whether time tags that are sent have the flag SU set in summer time.")
  private boolean summerTimeFlag = SentTags.DEFAULT.summerTime();

  @UriParam(
      label = "link,advanced",
      defaultValue = "true",
      description = "Whether time tags that are sent tell the day of the week; else it is 0.")
  private boolean dayOfWeek = SentTags.DEFAULT.dayOfWeek();

  @UriParam(
      label = "slave",
      defaultValue = "false",
      description =
          "Whether a slave flags the time tags as substituted that it makes by its own clock,"
              + " because what is published came without a time.")
  private boolean substitutedTime = SentTags.DEFAULT.substituted();

  @UriParam(
      label = "slave",
      defaultValue = "false",
      description =
          "Whether a slave flags the time tags as invalid that it makes by its own clock until a"
              + " master has set that clock. For clock=offset; with clock=refuse they stay"
              + " invalid.")
  private boolean invalidUntilSynchronized = SentTags.DEFAULT.invalidUntilSynchronized();

  @UriParam(
      label = "consumer",
      defaultValue = "not-topical",
      enums = "none,not-topical,invalid",
      description =
          "What becomes of the points of a master when the link to the station is lost: each is"
              + " routed again with its last value, not topical or invalid, or nothing happens."
              + " What the station does not tell after the link is back stays so.")
  private LinkLoss linkLoss = LinkLoss.NOT_TOPICAL;

  @UriParam(
      label = "consumer",
      defaultValue = "500ms",
      description =
          "How long the link must be lost before linkLoss happens. Points of a link that is back"
              + " sooner are only marked if the station does not tell them again.")
  private Duration linkLossDelay = Duration.ofMillis(500);

  @UriParam(
      label = "consumer",
      defaultValue = "0",
      description =
          "After this time without being told by the station a point of a master is routed again"
              + " with its last value, not topical. For stations that tell all their points again"
              + " and again; 0 lets points become as old as they like.")
  private Duration maxAge = Duration.ZERO;

  @UriParam(
      label = "consumer",
      defaultValue = "false",
      description =
          "Whether the points of the point list are routed as invalid and not topical that a"
              + " station does not tell when it is interrogated first, or cannot tell because the"
              + " link is lost or never made.")
  private boolean initial;

  @UriParam(
      label = "consumer",
      defaultValue = "1000000",
      description =
          "Most points of which a master consumer keeps the last value for linkLoss, maxAge and"
              + " initial. Further ones are never marked, which is logged once.")
  private int watchedPoints = 1_000_000;

  /**
   * When points are marked that are no longer told.
   *
   * @throws IllegalArgumentException if an option is out of its range; the message names it
   */
  WatchRules watchRules() {
    return new WatchRules(linkLoss, linkLossDelay, maxAge, initial, watchedPoints);
  }

  @Override
  TimeRules timeRules() {
    return super.timeRules()
        .withStationZones(TimeZones.byStation("stationTimeZones", stationTimeZones))
        .withSummerTime(summerTime)
        .withSent(
            new SentTags(summerTimeFlag, dayOfWeek, substitutedTime, invalidUntilSynchronized));
  }

  public @Nullable String getStationTimeZones() {
    return stationTimeZones;
  }

  public void setStationTimeZones(@Nullable String stationTimeZones) {
    this.stationTimeZones = stationTimeZones;
  }

  public SummerTime getSummerTime() {
    return summerTime;
  }

  public void setSummerTime(SummerTime summerTime) {
    this.summerTime = summerTime;
  }

  public boolean isSummerTimeFlag() {
    return summerTimeFlag;
  }

  public void setSummerTimeFlag(boolean summerTimeFlag) {
    this.summerTimeFlag = summerTimeFlag;
  }

  public boolean isDayOfWeek() {
    return dayOfWeek;
  }

  public void setDayOfWeek(boolean dayOfWeek) {
    this.dayOfWeek = dayOfWeek;
  }

  public boolean isSubstitutedTime() {
    return substitutedTime;
  }

  public void setSubstitutedTime(boolean substitutedTime) {
    this.substitutedTime = substitutedTime;
  }

  public boolean isInvalidUntilSynchronized() {
    return invalidUntilSynchronized;
  }

  public void setInvalidUntilSynchronized(boolean invalidUntilSynchronized) {
    this.invalidUntilSynchronized = invalidUntilSynchronized;
  }

  public LinkLoss getLinkLoss() {
    return linkLoss;
  }

  public void setLinkLoss(LinkLoss linkLoss) {
    this.linkLoss = linkLoss;
  }

  public Duration getLinkLossDelay() {
    return linkLossDelay;
  }

  public void setLinkLossDelay(Duration linkLossDelay) {
    this.linkLossDelay = linkLossDelay;
  }

  public Duration getMaxAge() {
    return maxAge;
  }

  public void setMaxAge(Duration maxAge) {
    this.maxAge = maxAge;
  }

  public boolean isInitial() {
    return initial;
  }

  public void setInitial(boolean initial) {
    this.initial = initial;
  }

  public int getWatchedPoints() {
    return watchedPoints;
  }

  public void setWatchedPoints(int watchedPoints) {
    this.watchedPoints = watchedPoints;
  }
}
