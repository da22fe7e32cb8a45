package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.AsduCodec;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.SystemElement.CounterInterrogation;
import io.github.cameliec104.protocol.asdu.SystemElement.Interrogation;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one station sends after it has confirmed an interrogation: points, then the termination (101
 * §7.4.5). Each ASDU is made when it can be sent, with the values of that moment, so that any
 * number of points needs no memory and no value is older than an event sent before it.
 */
final class InterrogationAnswer {

  /** What comes next. */
  private enum Step {
    POINTS,
    TERMINATION,
    OVER
  }

  private final Asdu request;
  private final List<ImagePoint> points;
  private final AsduCodec codec;
  private final Cot cot;
  private final int group;
  private Step step = Step.POINTS;
  private int index;

  private InterrogationAnswer(
      Asdu request, List<ImagePoint> points, AsduCodec codec, Cause cause, int group) {
    this.request = request;
    this.points = points;
    this.codec = codec;
    this.group = group;
    cot = request.cot().answer(cause, false);
  }

  /**
   * The answer to an interrogation.
   *
   * @param request the interrogation with the common address of this station, valid QOI
   * @param points all points of the station ordered by type and address
   */
  static InterrogationAnswer points(Asdu request, List<ImagePoint> points, AsduCodec codec) {
    int qualifier = ((Interrogation) request.first().element()).qualifier();
    int group = qualifier - Interrogation.STATION;
    return new InterrogationAnswer(request, points, codec, Cause.of(qualifier), group);
  }

  /**
   * The answer to a counter interrogation.
   *
   * @param request the interrogation with the common address of this station, valid RQT
   * @param counters all counters of the station ordered by address; none if nothing is read
   */
  static InterrogationAnswer counters(Asdu request, List<ImagePoint> counters, AsduCodec codec) {
    int wanted = ((CounterInterrogation) request.first().element()).request();
    int group = wanted == CounterInterrogation.GENERAL ? 0 : wanted;
    Cause cause = Cause.of(Cause.COUNTER_GENERAL.number() + group);
    return new InterrogationAnswer(request, counters, codec, cause, group);
  }

  /** Whether this answers the request that is to be deactivated. */
  boolean answers(Asdu deactivation) {
    return request.commonAddress() == deactivation.commonAddress()
        && request.objects().equals(deactivation.objects());
  }

  private void enter(Step next) {
    step = next;
  }

  /** The next ASDU, or null when the answer is complete. */
  @Nullable Asdu next() {
    return switch (step) {
      case POINTS -> nextPoints();
      case TERMINATION -> {
        enter(Step.OVER);
        yield request.answer(Cause.ACTIVATION_TERMINATION, false);
      }
      case OVER -> null;
    };
  }

  private @Nullable Asdu nextPoints() {
    skipOtherGroups();
    if (index == points.size()) {
      enter(Step.TERMINATION);
      return next();
    }
    TypeId type = Objects.requireNonNull(points.get(index).untagged);
    int capacity = codec.capacity(type, false);
    int run = run(type);
    return run >= capacity || run >= membersUpTo(type, capacity)
        ? asdu(type, true, run)
        : asdu(type, false, capacity);
  }

  private void skipOtherGroups() {
    while (index < points.size() && !member(points.get(index))) {
      index++;
    }
  }

  private boolean member(ImagePoint point) {
    return group == 0 || point.inGroup(group);
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
    return new Asdu(
        type.number(), sequence && objects.size() > 1, cot, request.commonAddress(), objects);
  }
}
