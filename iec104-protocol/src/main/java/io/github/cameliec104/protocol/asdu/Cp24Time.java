package io.github.cameliec104.protocol.asdu;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * CP24Time2a (101 §7.2.6.19): 16 bits milliseconds 0..59999; then bits 1-6 minute, 7 GEN, 8 IV.
 *
 * @param octets the three octets, the first in the lowest bits
 */
public record Cp24Time(int octets) implements TimeTag {

  static final int SIZE = 3;
  private static final long HOUR_MILLIS = 3_600_000L;

  /** Checks that there are no more than three octets. */
  public Cp24Time {
    Checks.range("CP24Time2a", octets, 0, 0xFFFFFF);
  }

  static Cp24Time read(ByteBuffer in) {
    return new Cp24Time(Elements.readU24(in));
  }

  @Override
  public void write(ByteBuffer out) {
    Elements.writeU24(out, octets);
  }

  @Override
  public Kind kind() {
    return Kind.CP24;
  }

  @Override
  public int millis() {
    return octets & 0xFFFF;
  }

  @Override
  public int minute() {
    return (octets >> 16) & 0x3F;
  }

  @Override
  public boolean substituted() {
    return (octets & 0x40_0000) != 0;
  }

  @Override
  public boolean invalid() {
    return (octets & 0x80_0000) != 0;
  }

  /**
   * The moment with these minutes nearest to the reference. Zones whose offset is no whole hour are
   * allowed for, with the offset in force at the reference.
   */
  @Override
  public @Nullable Instant toInstant(ZoneId zone, Instant reference) {
    if (millis() > 59_999 || minute() > 59) {
      return null;
    }
    long offsetMillis = zone.getRules().getOffset(reference).getTotalSeconds() * 1000L;
    long localMillis = reference.toEpochMilli() + offsetMillis;
    long withinHour = minute() * 60_000L + millis();
    long distance = Math.floorMod(withinHour - localMillis, HOUR_MILLIS);
    if (distance >= HOUR_MILLIS / 2) {
      distance -= HOUR_MILLIS;
    }
    return Instant.ofEpochMilli(reference.toEpochMilli()).plus(Duration.ofMillis(distance));
  }
}
