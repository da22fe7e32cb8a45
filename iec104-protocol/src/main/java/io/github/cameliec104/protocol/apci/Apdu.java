package io.github.cameliec104.protocol.apci;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * One frame: 68H, the length, four control octets and, in I format only, an ASDU (104 §5.1).
 *
 * <p>Reserved bits are ignored when read and written 0. {@code toString} gives the octets in
 * hexadecimal.
 */
public sealed interface Apdu {

  /** First octet of every frame. */
  int START = 0x68;

  /** Least value of the length octet, which counts the octets after itself. */
  int MIN_LENGTH = 4;

  /** Largest value of the length octet. */
  int MAX_LENGTH = 253;

  /** Octets of a frame without ASDU. */
  int HEADER_OCTETS = 6;

  /** Most octets of an ASDU. */
  int MAX_ASDU_OCTETS = 249;

  /**
   * I format: numbered, carries an ASDU.
   *
   * @param ns N(S), number of this frame, 0..32767
   * @param nr N(R), number of the frame expected next: all before it are acknowledged, 0..32767
   * @param asdu its remaining octets, 1..249, are the ASDU; shared, not copied
   */
  record I(int ns, int nr, ByteBuffer asdu) implements Apdu {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number or the length of the ASDU is out of range
     */
    public I {
      checkNumber("ns", ns);
      checkNumber("nr", nr);
      if (asdu.remaining() < 1 || asdu.remaining() > MAX_ASDU_OCTETS) {
        throw new IllegalArgumentException(
            "asdu of " + asdu.remaining() + " octets, expected 1.." + MAX_ASDU_OCTETS);
      }
    }

    @Override
    public int length() {
      return HEADER_OCTETS + asdu.remaining();
    }

    @Override
    public void write(ByteBuffer out) {
      putHeader(out, length(), (ns & 0x7F) << 1, ns >> 7, nr);
      out.put(out.position(), asdu, asdu.position(), asdu.remaining());
      out.position(out.position() + asdu.remaining());
    }

    @Override
    public String toString() {
      return hex(this);
    }
  }

  /**
   * S format: acknowledges I frames, is itself neither numbered nor acknowledged.
   *
   * @param nr N(R), number of the frame expected next: all before it are acknowledged, 0..32767
   */
  record S(int nr) implements Apdu {

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the number is out of range
     */
    public S {
      checkNumber("nr", nr);
    }

    @Override
    public int length() {
      return HEADER_OCTETS;
    }

    @Override
    public void write(ByteBuffer out) {
      putHeader(out, length(), 0x01, 0, nr);
    }

    @Override
    public String toString() {
      return hex(this);
    }
  }

  /**
   * U format: starts, stops and tests, unnumbered.
   *
   * @param function the one function of the frame
   */
  record U(Function function) implements Apdu {

    /** The functions: one bit each, above the two bits that mark the format. */
    public enum Function {
      /** Start data transfer, activation. */
      STARTDT_ACT(0x07),
      /** Start data transfer, confirmation. */
      STARTDT_CON(0x0B),
      /** Stop data transfer, activation. */
      STOPDT_ACT(0x13),
      /** Stop data transfer, confirmation. */
      STOPDT_CON(0x23),
      /** Test frame, activation. */
      TESTFR_ACT(0x43),
      /** Test frame, confirmation. */
      TESTFR_CON(0x83);

      private static final Function[] ALL = values();

      private final int octet;

      Function(int octet) {
        this.octet = octet;
      }

      /** Returns the first control octet of the frame. */
      public int octet() {
        return octet;
      }

      private static Function of(int octet) {
        for (Function function : ALL) {
          if (function.octet == octet) {
            return function;
          }
        }
        throw new MalformedApduException(
            CloseReason.U_FUNCTION,
            "U function %02XH, expected one of 07H 0BH 13H 23H 43H 83H".formatted(octet));
      }
    }

    @Override
    public int length() {
      return HEADER_OCTETS;
    }

    @Override
    public void write(ByteBuffer out) {
      putHeader(out, length(), function.octet, 0, 0);
    }

    @Override
    public String toString() {
      return hex(this);
    }
  }

  /**
   * Reads a frame. The buffer's position, limit and order stay as they are; the ASDU of an I frame
   * shares its octets.
   *
   * @param frame exactly one whole frame, position at 68H
   * @return the frame; the buffer of an ASDU is little endian
   * @throws MalformedApduException if the octets are no frame
   */
  static Apdu parse(ByteBuffer frame) {
    int at = frame.position();
    checkHeader(frame, at);
    int control = frame.get(at + 2) & 0xFF;
    int nr = ((frame.get(at + 4) & 0xFF) >> 1) | ((frame.get(at + 5) & 0xFF) << 7);
    int surplus = frame.remaining() - HEADER_OCTETS;
    if ((control & 0x01) == 0) {
      checkFormat(surplus > 0, "I format without ASDU, expected 1..249 octets");
      int ns = (control >> 1) | ((frame.get(at + 3) & 0xFF) << 7);
      return new I(ns, nr, frame.slice(at + HEADER_OCTETS, surplus).order(ByteOrder.LITTLE_ENDIAN));
    }
    boolean supervisory = (control & 0x02) == 0;
    checkFormat(
        surplus == 0,
        (supervisory ? "S" : "U") + " format with length " + (4 + surplus) + ", expected 4");
    return supervisory ? new S(nr) : new U(U.Function.of(control));
  }

  /** Returns the number of octets of the whole frame, 6..255. */
  int length();

  /**
   * Writes the whole frame, {@link #length()} octets, at the position of a buffer, whose order does
   * not matter.
   *
   * @param out where to; its position moves behind the frame
   * @throws java.nio.BufferOverflowException if there is too little room
   */
  void write(ByteBuffer out);

  private static void checkHeader(ByteBuffer frame, int at) {
    int octets = frame.remaining();
    if (octets > 0 && (frame.get(at) & 0xFF) != START) {
      throw new MalformedApduException(
          CloseReason.START_OCTET, "start octet %02XH, expected 68H".formatted(frame.get(at)));
    }
    if (octets < 2) {
      throw new MalformedApduException(
          CloseReason.LENGTH, "frame of " + octets + " octets, expected at least " + HEADER_OCTETS);
    }
    int length = frame.get(at + 1) & 0xFF;
    if (length < MIN_LENGTH || length > MAX_LENGTH) {
      throw new MalformedApduException(
          CloseReason.LENGTH, "length " + length + ", expected 4..253");
    }
    if (octets != length + 2) {
      throw new MalformedApduException(
          CloseReason.LENGTH,
          "frame of " + octets + " octets, expected " + (length + 2) + " for length " + length);
    }
  }

  private static void checkFormat(boolean expected, String message) {
    if (!expected) {
      throw new MalformedApduException(CloseReason.FRAME_FORMAT, message);
    }
  }

  private static void checkNumber(String name, int number) {
    if (number < 0 || number > Sequence.MAX) {
      throw new IllegalArgumentException(name + "=" + number + ", expected 0..32767");
    }
  }

  private static void putHeader(ByteBuffer out, int length, int control1, int control2, int nr) {
    out.put((byte) START)
        .put((byte) (length - 2))
        .put((byte) control1)
        .put((byte) control2)
        .put((byte) ((nr & 0x7F) << 1))
        .put((byte) (nr >> 7));
  }

  private static String hex(Apdu apdu) {
    ByteBuffer octets = ByteBuffer.allocate(apdu.length());
    apdu.write(octets);
    return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(octets.array());
  }
}
