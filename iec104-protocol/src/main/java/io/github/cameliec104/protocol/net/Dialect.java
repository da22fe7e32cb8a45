package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.asdu.AddressSizes;
import io.github.cameliec104.protocol.asdu.AsduCodec;
import io.github.cameliec104.protocol.asdu.BitstringOrder;
import io.github.cameliec104.protocol.station.Deviation;
import java.util.Set;

/**
 * How the peer speaks the protocol where peers differ. What is sent keeps to the standard always.
 *
 * @param sizes octets of the addresses
 * @param bitstrings the order of the octets of bit strings, read and written
 * @param tolerated deviations of a station that do not end a master's connection; a slave tolerates
 *     nothing, whatever stands here
 */
public record Dialect(AddressSizes sizes, BitstringOrder bitstrings, Set<Deviation> tolerated) {

  /** As the standard says. */
  public static final Dialect STANDARD = of(AddressSizes.STANDARD);

  /** Other sizes, and else as the standard says. */
  public static Dialect of(AddressSizes sizes) {
    return new Dialect(sizes, BitstringOrder.LEAST_FIRST, Set.of());
  }

  /**
   * Copies the set.
   *
   * @throws IllegalArgumentException if a deviation is one that never ends a connection
   */
  public Dialect {
    tolerated = Set.copyOf(tolerated);
    if (!Deviation.tolerable().containsAll(tolerated)) {
      throw new IllegalArgumentException(
          "tolerated=" + tolerated + ", expected some of " + Deviation.tolerable());
    }
  }

  /** A copy with other sizes. */
  public Dialect withSizes(AddressSizes value) {
    return new Dialect(value, bitstrings, tolerated);
  }

  /** A copy with another order of bit strings. */
  public Dialect withBitstrings(BitstringOrder value) {
    return new Dialect(sizes, value, tolerated);
  }

  /** A copy that tolerates other deviations. */
  public Dialect withTolerated(Set<Deviation> value) {
    return new Dialect(sizes, bitstrings, value);
  }

  AsduCodec codec() {
    return new AsduCodec(sizes, bitstrings);
  }
}
