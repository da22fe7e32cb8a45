package io.github.cameliec104.camel;

import java.util.Map;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * What tells the object that a message is about; each part null if untold.
 *
 * @param type a type by name or number
 */
record Told(
    @Nullable String name,
    @Nullable Integer commonAddress,
    @Nullable Integer objectAddress,
    @Nullable String type) {

  /**
   * Told by options and headers. An endpoint with {@code objectAddress} is about that object alone:
   * headers, which may be left over from where the message came from, do not count there.
   */
  static Told by(Iec104Configuration options, Message message) {
    String type = options.getTypeId();
    if (options.getObjectAddress() != null) {
      return new Told(null, null, options.getObjectAddress(), type);
    }
    return new Told(
        message.getHeader(Iec104Constants.POINT_NAME, String.class),
        Headers.number(message, Iec104Constants.COMMON_ADDRESS, 0, 0xFFFF),
        Headers.number(message, Iec104Constants.OBJECT_ADDRESS, 0, 0xFFFFFF),
        type == null ? message.getHeader(Iec104Constants.TYPE_ID, String.class) : type);
  }

  /** What this leaves open is taken from another. */
  Told or(Told other) {
    boolean addressed = name != null || objectAddress != null;
    return new Told(
        addressed ? name : other.name,
        commonAddress == null ? other.commonAddress : commonAddress,
        addressed ? objectAddress : other.objectAddress,
        type == null ? other.type : type);
  }

  /** The same object, whatever its type. */
  Told withoutType() {
    return new Told(name, commonAddress, objectAddress, null);
  }

  /** Told by a map with the keys of the JSON contract. */
  static Told by(Map<?, ?> map) {
    return new Told(
        text(map.get(PlainMaps.NAME)),
        PlainMaps.number(map, PlainMaps.COMMON_ADDRESS),
        PlainMaps.number(map, PlainMaps.OBJECT_ADDRESS),
        text(map.get(PlainMaps.TYPE)));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
