package io.github.cameliec104.protocol.asdu;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * CP56Time2a (101 §7.2.6.18), seven octets: 1-2 milliseconds 0..59999; 3 bits 1-6 minute, 7 GEN, 8
 * IV; 4 bits 1-5 hour, 8 SU; 5 bits 1-5 day of month, 6-8 day of week (1 Monday, 0 not used); 6
 * bits 1-4 month; 7 bits 1-7 year 0..99, meaning 2000 to 2099. Reserved bits are dropped.
 *
 * @param octets the seven octets, the first in the lowest bits
 */
public record Cp56Time(long octets) implements TimeTag {

  static final int SIZE = 7;
  private static final long MASK = 0x7F_0F_FF_9F_FF_FFFFL;
  private static final long SUBSTITUTED = 0x40_0000L;
  private static final long INVALID = 0x80_0000L;
  private static final long SUMMER_TIME = 0x8000_0000L;
  static final int CENTURY = 2000;

  /** Drops reserved bits. */
  public Cp56Time {
    octets &= MASK;
  }

  static Cp56Time read(ByteBuffer in) {
    long low = in.getInt() & 0xFFFF_FFFFL;
    long high = in.getShort() & 0xFFFFL;
    return new Cp56Time(low | (high << 32) | ((in.get() & 0xFFL) << 48));
  }

  @Override
  public void write(ByteBuffer out) {
    out.putInt((int) octets).putShort((short) (octets >> 32)).put((byte) (octets >> 48));
  }

  /**
   * The tag of an instant as told in a zone, with day of week, and with SU set while summer time is
   * in force there.
   *
   * @throws IllegalArgumentException if the year there is not 2000 to 2099
   */
  public static Cp56Time of(Instant instant, ZoneId zone) {
    LocalDateTime local = instant.atZone(zone).toLocalDateTime();
    return of(local, zone.getRules().isDaylightSavings(instant), true);
  }

  static Cp56Time of(LocalDateTime t, boolean summer, boolean dayOfWeek) {
    Checks.range("year of time tag", t.getYear(), CENTURY, CENTURY + 99);
    long bits = t.getSecond() * 1000L + t.getNano() / 1_000_000;
    bits |= (long) t.getMinute() << 16;
    bits |= (long) t.getHour() << 24;
    bits |= (long) t.getDayOfMonth() << 32;
    bits |= dayOfWeek ? (long) t.getDayOfWeek().getValue() << 37 : 0;
    bits |= (long) t.getMonthValue() << 40;
    bits |= (long) (t.getYear() - CENTURY) << 48;
    return new Cp56Time(summer ? bits | SUMMER_TIME : bits);
  }

  @Override
  public Kind kind() {
    return Kind.CP56;
  }

  @Override
  public int millis() {
    return (int) octets & 0xFFFF;
  }

  @Override
  public int minute() {
    return field(16, 0x3F);
  }

  /** Hour as sent, 0 to 31; above 23 the time is impossible. */
  public int hour() {
    return field(24, 0x1F);
  }

  /** Day of month as sent, 0 to 31. */
  public int dayOfMonth() {
    return field(32, 0x1F);
  }

  /**
   * Day of week as sent: 1 Monday to 7 Sunday, 0 not used. It is never checked against the date.
   */
  public int dayOfWeek() {
    return field(37, 0x07);
  }

  /** Month as sent, 0 to 15. */
  public int month() {
    return field(40, 0x0F);
  }

  /** Full year, 2000 to 2127 as sent; above 2099 the time is impossible. */
  public int year() {
    return CENTURY + field(48, 0x7F);
  }

  private int field(int shift, int mask) {
    return (int) (octets >> shift) & mask;
  }

  @Override
  public boolean substituted() {
    return (octets & SUBSTITUTED) != 0;
  }

  @Override
  public boolean invalid() {
    return (octets & INVALID) != 0;
  }

  /** SU: the source declares that summer time is in force. */
  public boolean summerTime() {
    return (octets & SUMMER_TIME) != 0;
  }

  /** The same time declared invalid. */
  public Cp56Time asInvalid() {
    return new Cp56Time(octets | INVALID);
  }

  /** The same time declared substituted. */
  public Cp56Time asSubstituted() {
    return new Cp56Time(octets | SUBSTITUTED);
  }

  /** True if the octets are a time of the calendar. */
  public boolean possible() {
    return year() < CENTURY + 100
        && millis() <= 59_999
        && minute() <= 59
        && hour() <= 23
        && month() >= 1
        && month() <= 12
        && dayOfMonth() >= 1
        && dayOfMonth() <= LocalDate.of(year(), month(), 1).lengthOfMonth();
  }

  /** What a clock showed; only for a {@link #possible} time. */
  LocalDateTime local() {
    return LocalDateTime.of(
        LocalDate.of(year(), month(), dayOfMonth()),
        LocalTime.of(hour(), minute(), millis() / 1000, millis() % 1000 * 1_000_000));
  }

  /** As {@link #toInstant(ZoneId, Instant)}: this form needs no reference. */
  public @Nullable Instant toInstant(ZoneId zone) {
    return toInstant(zone, Instant.EPOCH);
  }
}
