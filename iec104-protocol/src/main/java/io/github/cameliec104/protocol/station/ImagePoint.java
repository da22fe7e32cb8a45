package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Monitored.Counter;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One point of a slave and what it said last. */
final class ImagePoint {

  final PointAddress address;

  /** The type that events of the point are sent as. */
  final TypeId type;

  /** The same without time tag, as interrogations send it; null for pure events (M_EP). */
  final @Nullable TypeId untagged;

  /** Interrogation groups, bit n for group n. */
  private int groups;

  Monitored value;

  /** Whether the value was ever told. */
  private boolean told;

  /** Whether something was put over the value. */
  private boolean covered;

  /** What the value would be if nothing had been put over it, null if it is as it was then. */
  private @Nullable Monitored beneath;

  /** The readings of a counter, null for other points. */
  private final @Nullable CounterReadings readings;

  /** Which values are events, null where all are. */
  private final @Nullable Reporting reporting;

  private CyclicSwitch cyclic = CyclicSwitch.AS_DECLARED;
  private ReportRules report = ReportRules.DEFAULT;
  private @Nullable Smoothing smoothing;

  ImagePoint(PointAddress address, TypeId type, Monitored value) {
    this.address = address;
    this.type = type;
    this.value = value;
    untagged = type.withTimeTag(TimeTag.Kind.NONE);
    readings = isCounter() ? new CounterReadings() : null;
    reporting = ReportRules.hasDeadBand(type) ? new Reporting(type) : null;
  }

  /** Is grouped and reported as declared from now on. */
  void declare(StationPoint declared) {
    groups = 0;
    for (int group : declared.groups()) {
      groups |= 1 << group;
    }
    report = declared.report();
    if (reporting != null) {
      reporting.declare(report.deadBand());
    }
  }

  /** How it is reported as declared. */
  ReportRules report() {
    return report;
  }

  /** Where a parameter of it is. */
  PointAddress parameter(ParameterKind kind) {
    int object = report.parameters().getOrDefault(kind, address.objectAddress());
    return new PointAddress(address.commonAddress(), object);
  }

  /** What a master parametrizes: a point, or one parameter of it at an address of its own. */
  record Parametrized(ImagePoint point, @Nullable ParameterKind kind) {
    /** Whether a parameter of the point is addressed so. */
    boolean has(ParameterKind wanted) {
      return kind == null ? !point.report.parameters().containsKey(wanted) : kind == wanted;
    }
  }

  /** Goes by what masters loaded; null if that is nothing, or nothing for a point of its type. */
  void parametrize(@Nullable PointParameters loaded) {
    MeasuredKind kind = MeasuredKind.of(type);
    if (reporting == null || kind == null) {
      return;
    }
    PointParameters fitting =
        loaded != null && loaded.type() == kind.parameterType()
            ? loaded
            : PointParameters.none(address, kind);
    cyclic = fitting.cyclic();
    reporting.parametrize(fitting.operating());
    smooth(kind.seconds(fitting.operating().getOrDefault(ParameterKind.SMOOTHING, 0.0)));
  }

  private void smooth(double seconds) {
    Smoothing before = smoothing;
    if (before != null && before.seconds() != seconds) {
      Monitored input = before.input();
      if (covered) {
        beneath = input;
      } else {
        value = input == null ? value : input;
      }
      smoothing = null;
    }
    if (seconds > 0 && smoothing == null) {
      smoothing = new Smoothing(seconds);
    }
  }

  /** Whether its value still goes on towards what was reported last. */
  boolean isSettling() {
    return smoothing != null && !smoothing.isSettled();
  }

  /** Lets the value go on; returns whether that is worth an event. */
  boolean settle(Instant now) {
    if (smoothing == null || smoothing.isSettled() || reporting == null || covered) {
      return false;
    }
    value = smoothing.output(now);
    return reporting.isEveryValueAnEvent() ? smoothing.isSettled() : reporting.isEvent(value);
  }

  /** Whether the present value would have been an event by the parameters of now. */
  boolean isOverdue() {
    return reporting != null && reporting.isOverdue(value);
  }

  /** Whether station interrogation has it: counters and protection events have their own ways. */
  boolean interrogated() {
    return untagged != null && !isCounter();
  }

  boolean isCounter() {
    return untagged == TypeId.M_IT_NA_1;
  }

  /** Whether it can be sent cyclically and parametrized. */
  boolean isMeasured() {
    return reporting != null && !isCounter();
  }

  /** Whether it is sent cyclically. */
  CyclicSwitch cyclic() {
    return cyclic;
  }

  boolean inGroup(int group) {
    return (groups & 1 << group) != 0;
  }

  /** What an interrogation reports: the present value, of a counter that was frozen the frozen. */
  Monitored interrogatedValue() {
    Counter frozen = readings == null ? null : readings.frozen();
    return frozen == null ? value : frozen;
  }

  /** Takes what the application reports; the value becomes what masters are told. */
  void take(Monitored reported, Instant now) {
    told = true;
    covered = false;
    beneath = null;
    if (readings != null && reported instanceof Counter counter) {
      value = readings.take(counter);
    } else {
      value = smoothing == null ? reported : smoothing.take(reported, now);
    }
  }

  /** Shows a value or quality that was put over what the application reported. */
  void cover(Monitored shown) {
    told = true;
    covered = true;
    value = shown;
  }

  /** Shows again what the application reported. */
  void uncover(Monitored own) {
    covered = false;
    value = beneath == null ? own : beneath;
    beneath = null;
  }

  /** Whether masters were told another quality than this; nothing was told at first. */
  boolean wasTold(Quality other) {
    return told && !value.quality().equals(other);
  }

  /** Whether the present value is worth an event. */
  boolean isEvent() {
    return reporting == null || reporting.isEvent(value);
  }

  /** The present value became an event. */
  void reported() {
    if (reporting != null) {
      reporting.reported(value);
    }
  }

  /** The type that each event is sent as first, null if it is sent once. */
  @Nullable TypeId alsoSentAs() {
    return report.twice() ? untagged : null;
  }

  /** Keeps the present reading of a counter for interrogations, under the next number. */
  void freeze() {
    if (readings != null && value instanceof Counter counter) {
      readings.freeze(counter);
    }
  }

  /**
   * Counts from 0 again, although the application goes on from where it is.
   *
   * @param read whether the count was frozen just before
   */
  void reset(boolean read) {
    if (readings != null && value instanceof Counter counter) {
      value = readings.reset(counter, read);
    }
  }
}
