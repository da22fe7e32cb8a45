package io.github.cameliec104.protocol.asdu;

/**
 * QPM, qualifier of parameter of measured values (101 §7.2.6.24).
 *
 * @param kind KPA, bits 1-6, 0 to 63: 1 threshold, 2 smoothing factor, 3 low limit, 4 high limit
 * @param localChange LPC, bit 7: the parameter was changed locally
 * @param notInOperation POP, bit 8: the parameter is not in operation
 */
public record ParameterQualifier(int kind, boolean localChange, boolean notInOperation) {

  /** Checks the range. */
  public ParameterQualifier {
    Checks.range("kind of parameter", kind, 0, 63);
  }

  static ParameterQualifier of(int octet) {
    return new ParameterQualifier(octet & 0x3F, (octet & 0x40) != 0, (octet & 0x80) != 0);
  }

  int octet() {
    return kind | (localChange ? 0x40 : 0) | (notInOperation ? 0x80 : 0);
  }
}
