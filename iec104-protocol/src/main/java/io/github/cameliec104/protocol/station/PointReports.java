package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.AsduCodec;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The points of one station, untagged and packed into as few ASDUs as possible. Each ASDU is made
 * when it can be sent, with the values of that moment, so that any number of points needs no memory
 * and no value is older than an event sent before it.
 */
final class PointReports {

  private final AsduCodec codec;
  private final Cot cot;
  private final int commonAddress;
  private final List<ImagePoint> points;
  private final Predicate<ImagePoint> members;
  private int index;

  /**
   * Reports of one station.
   *
   * @param points points of the station ordered by type and address
   * @param members which of them are reported
   */
  PointReports(
      AsduCodec codec,
      Cot cot,
      int commonAddress,
      List<ImagePoint> points,
      Predicate<ImagePoint> members) {
    this.codec = codec;
    this.cot = cot;
    this.commonAddress = commonAddress;
    this.points = points;
    this.members = members;
  }

  /** Whether points are still to be reported. */
  boolean hasNext() {
    while (index < points.size() && !member(points.get(index))) {
      index++;
    }
    return index < points.size();
  }

  /** The next ASDU, or null when all points are reported. */
  @Nullable Asdu next() {
    if (!hasNext()) {
      return null;
    }
    TypeId type = Objects.requireNonNull(points.get(index).untagged);
    int capacity = codec.capacity(type, false);
    int run = run(type);
    return run >= capacity || run >= membersUpTo(type, capacity)
        ? asdu(type, true, run)
        : asdu(type, false, capacity);
  }

  private boolean member(ImagePoint point) {
    return members.test(point);
  }

  /** How many points from here on have consecutive addresses, as many as fit a sequence. */
  private int run(TypeId type) {
    int limit = Math.min(codec.capacity(type, true), points.size() - index);
    int first = points.get(index).address.objectAddress();
    int run = 1;
    while (run < limit && continues(points.get(index + run), type, first + run)) {
      run++;
    }
    return run;
  }

  private boolean continues(ImagePoint point, TypeId type, int objectAddress) {
    return point.untagged == type
        && point.address.objectAddress() == objectAddress
        && member(point);
  }

  /** How many points of this type an ASDU without sequence would take. */
  private int membersUpTo(TypeId type, int capacity) {
    int count = 0;
    for (int i = index; i < points.size() && count < capacity; i++) {
      if (points.get(i).untagged != type) {
        break;
      }
      if (member(points.get(i))) {
        count++;
      }
    }
    return count;
  }

  private Asdu asdu(TypeId type, boolean sequence, int most) {
    List<InformationObject> objects = new ArrayList<>(most);
    while (objects.size() < most && index < points.size() && points.get(index).untagged == type) {
      ImagePoint point = points.get(index++);
      if (member(point)) {
        objects.add(
            new InformationObject(point.address.objectAddress(), point.interrogatedValue()));
      }
    }
    return new Asdu(type.number(), sequence && objects.size() > 1, cot, commonAddress, objects);
  }
}
