package io.github.cameliec104.protocol.asdu;

import java.util.Arrays;
import java.util.HexFormat;

/** Everything an information object can say, without address and time tag. */
public sealed interface Element
    permits Monitored, Command, SystemElement, Parameter, FileElement, Element.Octets {

  /**
   * The whole object part of an ASDU whose type this library has no layout for: reserved and
   * private types (128 to 255).
   *
   * @param vsq the variable structure qualifier as sent, 0 to 255
   * @param octets all octets behind the common address; never changed after construction
   */
  @SuppressWarnings("ArrayRecordComponent") // equality is by content, see below
  record Octets(int vsq, byte[] octets) implements Element {

    /** Checks the range and copies the octets. */
    public Octets {
      Checks.range("variable structure qualifier", vsq, 0, 255);
      octets = octets.clone();
    }

    @Override
    public byte[] octets() {
      return octets.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Octets that && vsq == that.vsq && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
      return "Octets[vsq=" + vsq + ", octets=" + HexFormat.of().formatHex(octets) + "]";
    }
  }
}
