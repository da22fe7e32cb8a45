package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Received ASDUs of monitor direction to point updates. */
final class ReceivedPoints {

  private final ZoneId zone;

  ReceivedPoints(ZoneId zone) {
    this.zone = zone;
  }

  /** The points of one ASDU, in the order sent. */
  List<PointUpdate> of(Asdu asdu, TypeId type, Instant received) {
    List<PointUpdate> points = new ArrayList<>(asdu.objects().size());
    for (InformationObject object : asdu.objects()) {
      points.add(point(asdu, type, object, received));
    }
    return points;
  }

  private PointUpdate point(Asdu asdu, TypeId type, InformationObject object, Instant received) {
    TimeTag tag = object.time();
    return new PointUpdate(
        null,
        new PointAddress(asdu.commonAddress(), object.address()),
        type,
        asdu.cause(),
        (Monitored) object.element(),
        tag,
        tag == null ? null : tag.toInstant(zone, received),
        received);
  }
}
