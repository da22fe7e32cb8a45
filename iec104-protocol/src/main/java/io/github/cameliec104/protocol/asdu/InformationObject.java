package io.github.cameliec104.protocol.asdu;

import org.jspecify.annotations.Nullable;

/**
 * One information object.
 *
 * @param address information object address, 0 to 16777215; 0 where the address is irrelevant
 * @param element what it says
 * @param time its time tag, or null for types without one
 */
public record InformationObject(int address, Element element, @Nullable TimeTag time) {

  /** Highest information object address, three octets. */
  public static final int MAX_ADDRESS = 0xFFFFFF;

  /** Checks the range. */
  public InformationObject {
    Checks.range("information object address", address, 0, MAX_ADDRESS);
  }

  /** An object without time tag. */
  public InformationObject(int address, Element element) {
    this(address, element, null);
  }
}
