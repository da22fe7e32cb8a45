package io.github.cameliec104.protocol.asdu;

import java.util.ArrayList;
import java.util.List;

/** Gives the fields of an information object, asked for one by one in the order of the wire. */
interface FieldReader {

  /** A number whose range the record of the element checks. */
  int number(String name, int min, int max);

  /** An unsigned number of so many bits, which cannot be out of range. */
  int bits(String name, int width);

  /** As {@link #bits}, in hexadecimal. */
  int hex(String name, int width);

  /** A short floating point number. */
  float real(String name);

  /** So many octets. */
  byte[] octets(String name, int count);

  /** A seven octet time. */
  Cp56Time cp56();

  /** A three octet time. */
  Cp24Time cp24();

  /** One bit. */
  default boolean flag(String name) {
    return bits(name, 1) == 1;
  }

  /** The flags of a quality descriptor, one field each. */
  default Quality quality(List<String> flags) {
    List<String> set = new ArrayList<>();
    for (String flag : flags) {
      if (flag(flag)) {
        set.add(flag);
      }
    }
    return Quality.parse(set);
  }
}
