package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.ReadTime;
import io.github.cameliec104.protocol.asdu.TimeRules;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Received ASDUs of monitor direction to point updates. */
final class ReceivedPoints {

  private final TimeRules time;

  ReceivedPoints(TimeRules time) {
    this.time = time;
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
    ReadTime read = tag == null ? ReadTime.NONE : time.read(tag, asdu.commonAddress(), received);
    Monitored value = (Monitored) object.element();
    return new PointUpdate(
        null,
        new PointAddress(asdu.commonAddress(), object.address()),
        type,
        asdu.cause(),
        value,
        tag,
        read.instant(),
        received,
        Provenance.asReceived(value.quality(), read.quality()));
  }
}
