package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.LinkCounters.Name;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * What a slave sends on one link when nothing more urgent waits: cyclic data and files in turns, so
 * that neither waits for the end of the other, then scans.
 */
final class Unhurried {

  /** Cyclic updates that may wait; beyond, the oldest is dropped, since a newer one follows. */
  private static final int MAX_CYCLIC = 1000;

  private static final long NEVER = Long.MAX_VALUE;

  /** What comes first next time. */
  private enum Turn {
    CYCLIC,
    FILES
  }

  private final SlaveStation station;
  private final LinkCounters counters;
  private final Scans scans;
  private final LinkFiles files;
  private final ArrayDeque<PointUpdate> cyclic = new ArrayDeque<>();
  private Turn turn = Turn.CYCLIC;

  Unhurried(SlaveStation station, LinkCounters counters, LinkFiles files) {
    this.station = station;
    this.counters = counters;
    this.files = files;
    scans = new Scans(station, counters);
  }

  /** Data transfer has started. */
  void started(long nowNanos) {
    files.started();
    scans.started(nowNanos);
  }

  /** Data transfer has stopped, and with it all of this. */
  void stopped(String reason) {
    cyclic.clear();
    scans.stopped();
    files.stopped(reason);
  }

  /** Queues a cyclic or background update. */
  void cyclic(PointUpdate update) {
    if (cyclic.size() == MAX_CYCLIC) {
      cyclic.poll();
      counters.add(Name.EVENTS_DROPPED, 1);
    }
    cyclic.add(update);
  }

  @Nullable Asdu next(long nowNanos) {
    boolean cyclicFirst = turn == Turn.CYCLIC;
    Asdu asdu = cyclicFirst ? nextCyclic() : files.next(nowNanos);
    if (asdu != null) {
      turn = cyclicFirst ? Turn.FILES : Turn.CYCLIC;
      return asdu;
    }
    asdu = cyclicFirst ? files.next(nowNanos) : nextCyclic();
    return asdu == null ? nextScanned() : asdu;
  }

  private @Nullable Asdu nextCyclic() {
    for (PointUpdate update = cyclic.poll(); update != null; update = cyclic.poll()) {
      ImagePoint point = station.image().get(update.address());
      if (point != null && point.untagged != null) {
        counters.add(Name.POINTS_SENT, 1);
        return present(point, point.untagged, update.cause());
      }
    }
    return null;
  }

  /** The value of this moment: an event of the point may have been sent since it was queued. */
  private static Asdu present(ImagePoint point, TypeId type, Cause cause) {
    PointAddress address = point.address;
    return Asdu.of(
        type,
        Cot.of(cause),
        address.commonAddress(),
        new InformationObject(address.objectAddress(), point.value));
  }

  private @Nullable Asdu nextScanned() {
    Asdu asdu = scans.next();
    if (asdu != null) {
      counters.add(Name.POINTS_SENT, asdu.objects().size());
    }
    return asdu;
  }

  long deadline() {
    return earlier(scans.deadline(), files.deadline());
  }

  /** The earlier of two moments, {@link Long#MAX_VALUE} being never. */
  static long earlier(long a, long b) {
    if (a == NEVER || b == NEVER) {
      return a == NEVER ? b : a;
    }
    return a - b < 0 ? a : b;
  }

  /** Begins scans and breaks off idle file transfers. */
  void onDeadline(long nowNanos) {
    scans.onDeadline(nowNanos);
    files.onDeadline(nowNanos);
  }
}
