package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.station.LinkCounters.Name;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a slave sends one master by itself again and again: measured values cyclically (cause 1) and
 * all points in the background (cause 2), never counters (101 §7.4.2, §7.4.3). Cyclic data goes
 * first. The first scan comes one period after the start of data transfer. Values are those of the
 * moment they are sent; a scan that is not over when the next is due is not begun again, which is
 * counted.
 */
final class Scans {

  private final SlaveStation station;
  private final LinkCounters counters;
  private final List<Scan> scans = new ArrayList<>();
  private boolean started;

  Scans(SlaveStation station, LinkCounters counters) {
    this.station = station;
    this.counters = counters;
    ProcessRules rules = station.processRules();
    rules
        .cyclic()
        .periods()
        .forEach((group, period) -> scans.add(new Scan(Cause.PERIODIC, cyclic(group), period)));
    rules
        .background()
        .periods()
        .forEach(
            (group, period) ->
                scans.add(new Scan(Cause.BACKGROUND, point -> isIn(point, group), period)));
  }

  private static boolean isIn(ImagePoint point, int group) {
    return group == ScanPlan.ALL || point.inGroup(group);
  }

  /** The points that are sent with the period of a group, or with all. */
  private Predicate<ImagePoint> cyclic(int group) {
    ScanPlan plan = station.processRules().cyclic();
    boolean fastest = plan.fastest() == group;
    return point ->
        point.isMeasured()
            && switch (point.cyclic()) {
              case AS_DECLARED -> isIn(point, group);
              case ON -> isIn(point, group) || (fastest && !plan.has(point));
              case OFF -> false;
            };
  }

  /** One period of one cause. */
  private final class Scan {
    private final Cot cot;
    private final Predicate<ImagePoint> members;
    private final long period;
    private final ArrayDeque<PointReports> running = new ArrayDeque<>();
    private long due;

    Scan(Cause cause, Predicate<ImagePoint> members, Duration period) {
      cot = Cot.of(cause);
      this.members = members;
      this.period = period.toNanos();
    }

    /** The one number that is no deadline is brought forward by a nanosecond. */
    void dueAt(long nanos) {
      due = nanos == Long.MAX_VALUE ? nanos - 1 : nanos;
    }

    void onDeadline(long nowNanos) {
      if (nowNanos - due < 0) {
        return;
      }
      dueAt((nowNanos - due < period ? due : nowNanos) + period);
      running.removeIf(reports -> !reports.hasNext());
      if (!running.isEmpty()) {
        counters.add(Name.SCANS_SKIPPED, 1);
        return;
      }
      PointImage image = station.image();
      for (int commonAddress : image.commonAddresses()) {
        List<ImagePoint> points = image.interrogated(commonAddress);
        running.add(new PointReports(station.codec(), cot, commonAddress, points, members));
      }
    }

    @Nullable Asdu next() {
      for (PointReports reports = running.peek(); reports != null; reports = running.peek()) {
        Asdu asdu = reports.next();
        if (asdu != null) {
          return asdu;
        }
        running.remove();
      }
      return null;
    }
  }

  /** Data transfer started: the periods begin. */
  void started(long nowNanos) {
    started = true;
    scans.forEach(scan -> scan.dueAt(nowNanos + scan.period));
  }

  /** Data transfer stopped: what was running is over. */
  void stopped() {
    started = false;
    scans.forEach(scan -> scan.running.clear());
  }

  /** When the next scan is due, or {@link Long#MAX_VALUE}. */
  long deadline() {
    if (!started || scans.isEmpty()) {
      return Long.MAX_VALUE;
    }
    long earliest = scans.get(0).due;
    for (Scan scan : scans) {
      earliest = scan.due - earliest < 0 ? scan.due : earliest;
    }
    return earliest;
  }

  /** Begins the scans that are due. */
  void onDeadline(long nowNanos) {
    if (started) {
      scans.forEach(scan -> scan.onDeadline(nowNanos));
    }
  }

  /** The next ASDU of the running scans, or null. */
  @Nullable Asdu next() {
    for (Scan scan : scans) {
      Asdu asdu = scan.next();
      if (asdu != null) {
        return asdu;
      }
    }
    return null;
  }
}
