package io.github.cameliec104.camel.points;

import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.PointAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One {@code SinglePoint} or {@code MeasureValue} of a ScadaPy file. Several may share a name or an
 * address, and each of them counts.
 *
 * @param kind which of the two it is; received values are looked up among one kind only
 * @param name VarName, as written
 * @param objectAddress IecAddress, 1 to 16777215
 * @param alias Alias, for people; null if absent
 * @param varType VarType, {@code int}, {@code int32}, {@code float} or {@code bool} by custom; null
 *     if absent
 */
public record ScadaPyPoint(
    Kind kind, String name, int objectAddress, @Nullable String alias, @Nullable String varType) {

  /** The two kinds of points ScadaPy knows. */
  public enum Kind {
    /** SinglePoint: types 1 and 30. */
    SINGLE_POINT("SinglePoint"),
    /** MeasureValue: types 11, 13 and 36. */
    MEASURE_VALUE("MeasureValue");

    private final String key;

    Kind(String key) {
      this.key = key;
    }

    /** The key in the file. */
    public String key() {
      return key;
    }
  }

  /**
   * As a point of a station: M_SP_NA_1 for single points, M_ME_NB_1 for the VarType {@code int},
   * else M_ME_NC_1.
   *
   * @param commonAddress the station's, 1 to 65534; ScadaPy always uses 1
   */
  public Point toPoint(int commonAddress) {
    PointDetails details = new PointDetails(alias, null, Scaling.NONE, 0);
    PointAddress address = new PointAddress(commonAddress, objectAddress);
    return new Point(name, address, type(), Set.of(), details);
  }

  private TypeId type() {
    if (kind == Kind.SINGLE_POINT) {
      return TypeId.M_SP_NA_1;
    }
    return "int".equals(varType) ? TypeId.M_ME_NB_1 : TypeId.M_ME_NC_1;
  }
}
