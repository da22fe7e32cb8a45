package io.github.cameliec104.camel.scadapy;

import io.github.cameliec104.camel.points.ScadaPyClient;
import io.github.cameliec104.camel.points.ScadaPyPoint;
import io.github.cameliec104.camel.points.ScadaPyPoint.Kind;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cp56Time;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Monitored.Scaled;
import io.github.cameliec104.protocol.asdu.Monitored.ShortFloat;
import io.github.cameliec104.protocol.asdu.Monitored.SinglePoint;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code iec104client} of ScadaPy does with what it receives: one datagram for each object and
 * each configured point at its address, objects first, then in the order of the configuration.
 *
 * <p>Single points are looked up for types 1 and 30, measured values for types 11, 13 and 36.
 * Common address and cause do not matter. Other types, and objects at other addresses, give no
 * datagram. Unlike ScadaPy, ASDUs with the test bit or a negative sign give none either, nor do
 * numbers that are not finite, for which JSON has no text. For any thread.
 */
public final class ScadaPyMapping {

  private static final Logger LOG = LoggerFactory.getLogger(ScadaPyMapping.class);
  private static final int SIQ_FLAGS = 0xF0;
  private static final int QDS_FLAGS = 0xF1;

  private final ScadaPyDialect dialect;
  private final List<String> linkDownNames;
  private final Map<Integer, List<String>> singlePoints;
  private final Map<Integer, List<String>> measuredValues;
  private final LongAdder notFinite = new LongAdder();

  /** For the points of a configuration. */
  public ScadaPyMapping(ScadaPyClient client, ScadaPyDialect dialect) {
    this.dialect = dialect;
    this.singlePoints = names(client, Kind.SINGLE_POINT);
    this.measuredValues = names(client, Kind.MEASURE_VALUE);
    this.linkDownNames =
        Stream.of(Kind.MEASURE_VALUE, Kind.SINGLE_POINT)
            .flatMap(kind -> client.points(kind).stream())
            .map(ScadaPyPoint::name)
            .toList();
  }

  private static Map<Integer, List<String>> names(ScadaPyClient client, Kind kind) {
    return client.points(kind).stream()
        .collect(
            Collectors.groupingBy(
                ScadaPyPoint::objectAddress,
                Collectors.mapping(ScadaPyPoint::name, Collectors.toList())));
  }

  /** The datagrams for all objects of a received ASDU, in order; empty if it gives none. */
  public List<String> datagrams(Asdu asdu) {
    TypeId type = asdu.type();
    if (type == null || asdu.cot().test() || asdu.cot().negative()) {
      return List.of();
    }
    List<String> out = new ArrayList<>(asdu.objects().size());
    for (InformationObject object : asdu.objects()) {
      if (object.element() instanceof Monitored value) {
        add(type, object.address(), value, object.time(), out);
      }
    }
    return out;
  }

  /** The datagrams for one received update, in order; empty if it gives none. */
  public List<String> datagrams(PointUpdate update) {
    List<String> out = new ArrayList<>(1);
    add(update.type(), update.objectAddress(), update.value(), update.timeTag(), out);
    return out;
  }

  /**
   * The datagrams that tell that the link is down: measured values first, then single points; empty
   * in the minimal dialect, which cannot tell it.
   *
   * @param now the local time of this machine
   */
  public List<String> linkDown(LocalDateTime now) {
    return linkDownNames.stream()
        .map(name -> dialect.linkDown(name, now))
        .filter(Objects::nonNull)
        .toList();
  }

  /** How many datagrams were left out because their number is not finite. */
  public long notFinite() {
    return notFinite.sum();
  }

  private void add(
      TypeId type, int address, Monitored value, @Nullable TimeTag time, List<String> out) {
    if (!forwarded(type)) {
      return;
    }
    boolean single = value instanceof SinglePoint;
    List<String> names = (single ? singlePoints : measuredValues).get(address);
    if (names == null) {
      LOG.trace("object {} of type {} is not configured", address, type);
      return;
    }
    String data = data(value);
    if (data == null) {
      notFinite.add(names.size());
      LOG.debug("object {} of type {} is {}, no datagram", address, type, value.plain());
      return;
    }
    int quality = value.quality().bits() & (single ? SIQ_FLAGS : QDS_FLAGS);
    for (String name : names) {
      out.add(dialect.datagram(name, data, quality, time instanceof Cp56Time cp56 ? cp56 : null));
    }
  }

  private static boolean forwarded(TypeId type) {
    return type == TypeId.M_SP_NA_1
        || type == TypeId.M_SP_TB_1
        || type == TypeId.M_ME_NB_1
        || type == TypeId.M_ME_NC_1
        || type == TypeId.M_ME_TF_1;
  }

  /** The value as ScadaPy writes it, or null if JSON has no text for it. */
  private static @Nullable String data(Monitored value) {
    if (value instanceof SinglePoint point) {
      return point.on() ? "1" : "0";
    }
    if (value instanceof Scaled scaled) {
      return Integer.toString(scaled.value());
    }
    if (value instanceof ShortFloat real) {
      return Float.isFinite(real.value()) ? CNumbers.fixed(real.value()) : null;
    }
    throw new AssertionError(value);
  }
}
