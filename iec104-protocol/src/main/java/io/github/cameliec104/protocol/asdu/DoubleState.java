package io.github.cameliec104.protocol.asdu;

/**
 * Two bits that tell one of two positions: DPI (101 §7.2.6.2), DCS (§7.2.6.16) and the state of SEP
 * (§7.2.6.10). The order is the wire's number 0 to 3.
 */
public enum DoubleState {
  /** 0: between the two positions; not permitted in a command. */
  INTERMEDIATE,
  /** 1: off, open. */
  OFF,
  /** 2: on, closed. */
  ON,
  /** 3: indeterminate, faulty; not permitted in a command. */
  INDETERMINATE;

  private static final DoubleState[] ALL = values();

  /** The number on the wire, 0 to 3. */
  @SuppressWarnings("EnumOrdinal") // declared in the order of the wire
  public int number() {
    return ordinal();
  }

  static DoubleState of(int octet) {
    return ALL[octet & 0x03];
  }
}
