package io.github.cameliec104.protocol.asdu;

/**
 * The order of the four octets of a bit string, BSI (101 §7.2.6.13). The standard leaves room for
 * both readings, and stacks differ; both ends of a link must agree.
 */
public enum BitstringOrder {
  /** Bit 1 is the lowest bit of the first octet: like every other element, and the default. */
  LEAST_FIRST,
  /** Bit 1 is the lowest bit of the fourth octet, as j60870 has it. */
  MOST_FIRST
}
