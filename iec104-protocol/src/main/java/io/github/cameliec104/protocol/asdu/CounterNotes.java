package io.github.cameliec104.protocol.asdu;

/**
 * The fifth octet of a binary counter reading (101 §7.2.6.9).
 *
 * @param sequence SQ, bits 1-5: number of the reading, 0 to 31
 * @param carry CY, bit 6: the counter overflowed since the last reading
 * @param adjusted CA, bit 7: the counter was adjusted since the last reading
 * @param invalid IV, bit 8: the reading must not be used
 */
public record CounterNotes(int sequence, boolean carry, boolean adjusted, boolean invalid) {

  /** Sequence 0 and no flag. */
  public static final CounterNotes NONE = of(0);

  /** Checks the range. */
  public CounterNotes {
    Checks.range("counter sequence number", sequence, 0, 31);
  }

  static CounterNotes of(int octet) {
    return new CounterNotes(
        octet & 0x1F, (octet & 0x20) != 0, (octet & 0x40) != 0, (octet & 0x80) != 0);
  }

  int octet() {
    return sequence | (carry ? 0x20 : 0) | (adjusted ? 0x40 : 0) | (invalid ? 0x80 : 0);
  }

  /** The same with another number of the reading. */
  public CounterNotes withSequence(int value) {
    return new CounterNotes(value, carry, adjusted, invalid);
  }

  /** The same with IV set or cleared. */
  public CounterNotes withInvalid(boolean value) {
    return new CounterNotes(sequence, carry, adjusted, value);
  }
}
