package io.github.cameliec104.protocol.asdu;

/**
 * RCS, what a regulating step command asks for (101 §7.2.6.17). The order is the wire's number 0 to
 * 3.
 */
public enum StepDirection {
  /** 0: not permitted. */
  NOT_PERMITTED_0,
  /** 1: next step lower. */
  LOWER,
  /** 2: next step higher. */
  HIGHER,
  /** 3: not permitted. */
  NOT_PERMITTED_3;

  private static final StepDirection[] ALL = values();

  /** The number on the wire, 0 to 3. */
  @SuppressWarnings("EnumOrdinal") // declared in the order of the wire
  public int number() {
    return ordinal();
  }

  static StepDirection of(int octet) {
    return ALL[octet & 0x03];
  }
}
