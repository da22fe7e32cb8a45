package io.github.cameliec104.protocol.asdu;

/** Causes of transmission (101 §7.2.3). The order is the wire's number 0 to 63. */
public enum Cause {
  /** 0: not used. */
  UNUSED,
  /** 1: periodic, cyclic. */
  PERIODIC,
  /** 2: background scan. */
  BACKGROUND,
  /** 3: spontaneous. */
  SPONTANEOUS,
  /** 4: initialized. */
  INITIALIZED,
  /** 5: request or requested. */
  REQUEST,
  /** 6: activation. */
  ACTIVATION,
  /** 7: activation confirmation. */
  ACTIVATION_CONFIRMATION,
  /** 8: deactivation. */
  DEACTIVATION,
  /** 9: deactivation confirmation. */
  DEACTIVATION_CONFIRMATION,
  /** 10: activation termination. */
  ACTIVATION_TERMINATION,
  /** 11: return information caused by a remote command. */
  RETURN_REMOTE,
  /** 12: return information caused by a local command. */
  RETURN_LOCAL,
  /** 13: file transfer. */
  FILE_TRANSFER,
  /** 14: authentication (IEC 60870-5-7). */
  AUTHENTICATION,
  /** 15: maintenance of session key (IEC 60870-5-7). */
  SESSION_KEY,
  /** 16: maintenance of user role and update key (IEC 60870-5-7). */
  USER_KEY,
  /** 17: reserved. */
  RESERVED_17,
  /** 18: reserved. */
  RESERVED_18,
  /** 19: reserved. */
  RESERVED_19,
  /** 20: interrogated by station interrogation. */
  INTERROGATED_STATION,
  /** 21: interrogated by group 1 interrogation. */
  INTERROGATED_GROUP_1,
  /** 22: interrogated by group 2 interrogation. */
  INTERROGATED_GROUP_2,
  /** 23: interrogated by group 3 interrogation. */
  INTERROGATED_GROUP_3,
  /** 24: interrogated by group 4 interrogation. */
  INTERROGATED_GROUP_4,
  /** 25: interrogated by group 5 interrogation. */
  INTERROGATED_GROUP_5,
  /** 26: interrogated by group 6 interrogation. */
  INTERROGATED_GROUP_6,
  /** 27: interrogated by group 7 interrogation. */
  INTERROGATED_GROUP_7,
  /** 28: interrogated by group 8 interrogation. */
  INTERROGATED_GROUP_8,
  /** 29: interrogated by group 9 interrogation. */
  INTERROGATED_GROUP_9,
  /** 30: interrogated by group 10 interrogation. */
  INTERROGATED_GROUP_10,
  /** 31: interrogated by group 11 interrogation. */
  INTERROGATED_GROUP_11,
  /** 32: interrogated by group 12 interrogation. */
  INTERROGATED_GROUP_12,
  /** 33: interrogated by group 13 interrogation. */
  INTERROGATED_GROUP_13,
  /** 34: interrogated by group 14 interrogation. */
  INTERROGATED_GROUP_14,
  /** 35: interrogated by group 15 interrogation. */
  INTERROGATED_GROUP_15,
  /** 36: interrogated by group 16 interrogation. */
  INTERROGATED_GROUP_16,
  /** 37: requested by general counter request. */
  COUNTER_GENERAL,
  /** 38: requested by group 1 counter request. */
  COUNTER_GROUP_1,
  /** 39: requested by group 2 counter request. */
  COUNTER_GROUP_2,
  /** 40: requested by group 3 counter request. */
  COUNTER_GROUP_3,
  /** 41: requested by group 4 counter request. */
  COUNTER_GROUP_4,
  /** 42: reserved. */
  RESERVED_42,
  /** 43: reserved. */
  RESERVED_43,
  /** 44: unknown type identification. */
  UNKNOWN_TYPE,
  /** 45: unknown cause of transmission. */
  UNKNOWN_CAUSE,
  /** 46: unknown common address. */
  UNKNOWN_COMMON_ADDRESS,
  /** 47: unknown information object address. */
  UNKNOWN_OBJECT_ADDRESS,
  /** 48: private. */
  PRIVATE_48,
  /** 49: private. */
  PRIVATE_49,
  /** 50: private. */
  PRIVATE_50,
  /** 51: private. */
  PRIVATE_51,
  /** 52: private. */
  PRIVATE_52,
  /** 53: private. */
  PRIVATE_53,
  /** 54: private. */
  PRIVATE_54,
  /** 55: private. */
  PRIVATE_55,
  /** 56: private. */
  PRIVATE_56,
  /** 57: private. */
  PRIVATE_57,
  /** 58: private. */
  PRIVATE_58,
  /** 59: private. */
  PRIVATE_59,
  /** 60: private. */
  PRIVATE_60,
  /** 61: private. */
  PRIVATE_61,
  /** 62: private. */
  PRIVATE_62,
  /** 63: private. */
  PRIVATE_63;

  private static final Cause[] ALL = values();

  /** The number on the wire, 0 to 63. */
  @SuppressWarnings("EnumOrdinal") // declared in the order of the wire
  public int number() {
    return ordinal();
  }

  /**
   * The cause of a number.
   *
   * @throws IllegalArgumentException unless 0 to 63
   */
  public static Cause of(int number) {
    return ALL[Checks.range("cause of transmission", number, 0, ALL.length - 1)];
  }

  /** True for the four answers to something unknown, 44 to 47. */
  public boolean isUnknown() {
    return compareTo(UNKNOWN_TYPE) >= 0 && compareTo(UNKNOWN_OBJECT_ADDRESS) <= 0;
  }

  /** True for the answers to interrogations, 20 to 36. */
  public boolean isInterrogated() {
    return compareTo(INTERROGATED_STATION) >= 0 && compareTo(INTERROGATED_GROUP_16) <= 0;
  }
}
