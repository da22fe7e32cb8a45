package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.CounterNotes;
import io.github.cameliec104.protocol.asdu.DoubleState;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.ProtectionElement;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The process image of a slave: the points it has with their last values, and the objects that it
 * can be commanded at. A point nobody has updated yet is invalid and not topical.
 */
final class PointImage {

  private static final Comparator<ImagePoint> AS_SENT =
      Comparator.comparing((ImagePoint p) -> p.untagged).thenComparing(p -> p.address);

  private final Map<PointAddress, ImagePoint> points = new HashMap<>();
  private final Map<Integer, Map<PointAddress, ImagePoint>> ofStation = new HashMap<>();
  private final Map<PointAddress, Map<TypeId, CommandMode>> commands = new HashMap<>();
  private final TreeMap<Integer, List<ImagePoint>> interrogated = new TreeMap<>();
  private final Map<Integer, List<ImagePoint>> counters = new HashMap<>();
  private final Map<PointAddress, ImagePoint.Parametrized> parameters = new HashMap<>();
  private final Set<Integer> stale = new HashSet<>();

  /** Hosts a station, with or without points. */
  void host(int commonAddress) {
    stale.add(commonAddress);
  }

  /** Adds points and commanded objects; a point that is there already keeps its value. */
  void declare(StationPoint declared) {
    PointAddress address = declared.address();
    stale.add(address.commonAddress());
    if (declared.type().isCommand()) {
      commands
          .computeIfAbsent(address, a -> new EnumMap<>(TypeId.class))
          .put(declared.type(), declared.mode());
      return;
    }
    ImagePoint known = points.get(address);
    if (known != null && known.type == declared.type()) {
      displace(known);
      known.declare(declared);
      place(known);
      return;
    }
    Monitored value =
        known != null && declared.type().accepts(known.value)
            ? known.value
            : initial(declared.type());
    ImagePoint point = new ImagePoint(address, declared.type(), value);
    point.declare(declared);
    put(point);
    if (known != null) {
      displace(known);
    }
    place(point);
  }

  /** The value of a point before its first update. */
  static Monitored initial(TypeId type) {
    Quality unknown = Quality.of(Quality.INVALID | Quality.NOT_TOPICAL);
    return switch (type) {
      case M_SP_NA_1, M_SP_TA_1, M_SP_TB_1 -> new Monitored.SinglePoint(false, unknown);
      case M_DP_NA_1, M_DP_TA_1, M_DP_TB_1 ->
          new Monitored.DoublePoint(DoubleState.INDETERMINATE, unknown);
      case M_ST_NA_1, M_ST_TA_1, M_ST_TB_1 -> new Monitored.StepPosition(0, false, unknown);
      case M_BO_NA_1, M_BO_TA_1, M_BO_TB_1 -> new Monitored.Bitstring(0, unknown);
      case M_ME_NA_1, M_ME_TA_1, M_ME_TD_1 -> new Monitored.Normalized(0, unknown);
      case M_ME_NB_1, M_ME_TB_1, M_ME_TE_1 -> new Monitored.Scaled(0, unknown);
      case M_ME_NC_1, M_ME_TC_1, M_ME_TF_1 -> new Monitored.ShortFloat(0, unknown);
      case M_IT_NA_1, M_IT_TA_1, M_IT_TB_1 ->
          new Monitored.Counter(0, CounterNotes.NONE.withInvalid(true));
      case M_EP_TA_1, M_EP_TD_1 ->
          new ProtectionElement.ProtectionEvent(DoubleState.INDETERMINATE, unknown, 0);
      case M_EP_TB_1, M_EP_TE_1 -> new ProtectionElement.ProtectionStart(0, unknown, 0);
      case M_EP_TC_1, M_EP_TF_1 -> new ProtectionElement.ProtectionOutput(0, unknown, 0);
      case M_PS_NA_1 -> new Monitored.PackedSinglePoints(0, 0, unknown);
      case M_ME_ND_1 -> new Monitored.NormalizedWithoutQuality(0);
      default -> throw new IllegalArgumentException(type + " is no monitored type");
    };
  }

  /** The type that events of the updated point are sent as. */
  TypeId typeOf(PointUpdate update) {
    ImagePoint point = points.get(update.address());
    return point == null ? update.type() : point.type;
  }

  /**
   * Takes a new value; a point that is not known yet is learnt.
   *
   * @param now by this machine's clock
   * @return the point with the value that masters are told
   * @throws IllegalArgumentException if the point is known with a type that holds something else
   */
  ImagePoint update(PointUpdate update, Instant now) {
    ImagePoint point = points.get(update.address());
    if (point == null) {
      StationPoint.checkType(update.address(), update.type());
      stale.add(update.commonAddress());
      point = new ImagePoint(update.address(), update.type(), update.value());
      put(point);
    }
    checkType(point, update);
    point.take(update.value(), now);
    return point;
  }

  /**
   * Checks that a point can have a value.
   *
   * @throws IllegalArgumentException if it holds something else
   */
  void checkType(ImagePoint point, PointUpdate update) {
    if (!point.type.accepts(update.value())) {
      throw new IllegalArgumentException(
          "point " + update.address() + " is " + point.type + ", got " + update.type());
    }
  }

  /** Whether masters were told another quality of a point. */
  boolean changesQuality(PointUpdate update) {
    ImagePoint point = points.get(update.address());
    return point != null && point.wasTold(update.value().quality());
  }

  /**
   * The points with a state that somebody chose.
   *
   * @throws IllegalArgumentException if there is none
   */
  List<ImagePoint> selected(PointSelection selection) {
    int station = selection.commonAddress();
    List<ImagePoint> selected =
        Stream.concat(interrogated(station).stream(), counters(station).stream())
            .filter(selection::contains)
            .toList();
    if (selected.isEmpty()) {
      throw new IllegalArgumentException(selection + ", expected points that the slave has");
    }
    return selected;
  }

  /** Finds a point by the addresses of its parameters. */
  private void place(ImagePoint point) {
    for (ParameterKind kind : point.report().parameters().keySet()) {
      parameters.put(point.parameter(kind), new ImagePoint.Parametrized(point, kind));
    }
  }

  /** Forgets the addresses that the parameters of a point have had. */
  private void displace(ImagePoint point) {
    point.report().parameters().keySet().forEach(kind -> parameters.remove(point.parameter(kind)));
  }

  /** What a master parametrizes at an address, null if nothing is there. */
  ImagePoint.@Nullable Parametrized parameter(int commonAddress, int objectAddress) {
    PointAddress address = new PointAddress(commonAddress, objectAddress);
    ImagePoint.Parametrized own = parameters.get(address);
    ImagePoint point = points.get(address);
    return own == null && point != null ? new ImagePoint.Parametrized(point, null) : own;
  }

  @Nullable ImagePoint get(PointAddress address) {
    return points.get(address);
  }

  /** Whether commanded objects are declared at all; if not, the application judges addresses. */
  boolean declaresCommands() {
    return !commands.isEmpty();
  }

  /** The command types declared for an object and their modes, empty if it is none. */
  Map<TypeId, CommandMode> commands(PointAddress address) {
    return commands.getOrDefault(address, Map.of());
  }

  /** The stations hosted, in ascending order. */
  Set<Integer> commonAddresses() {
    refresh();
    return interrogated.keySet();
  }

  boolean hosts(int commonAddress) {
    refresh();
    return interrogated.containsKey(commonAddress);
  }

  /** The points that a station interrogation reports, ordered by type and address. */
  List<ImagePoint> interrogated(int commonAddress) {
    refresh();
    return interrogated.getOrDefault(commonAddress, List.of());
  }

  /** The counters of a station, ordered by address. */
  List<ImagePoint> counters(int commonAddress) {
    refresh();
    return counters.getOrDefault(commonAddress, List.of());
  }

  private void put(ImagePoint point) {
    points.put(point.address, point);
    ofStation
        .computeIfAbsent(point.address.commonAddress(), a -> new HashMap<>())
        .put(point.address, point);
  }

  /** Sorts again the stations that got points since; a running interrogation keeps its list. */
  private void refresh() {
    if (stale.isEmpty()) {
      return;
    }
    for (int commonAddress : stale) {
      interrogated.put(commonAddress, sorted(commonAddress, ImagePoint::interrogated));
      counters.put(commonAddress, sorted(commonAddress, ImagePoint::isCounter));
    }
    stale.clear();
  }

  private List<ImagePoint> sorted(int commonAddress, Predicate<ImagePoint> wanted) {
    return ofStation.getOrDefault(commonAddress, Map.of()).values().stream()
        .filter(wanted)
        .sorted(AS_SENT)
        .toList();
  }
}
