package io.github.cameliec104.protocol.file;

/** The values of FRQ, SRQ, SCQ, LSQ and AFQ (101 §7.2.6.28 to §7.2.6.32). */
final class Qualifiers {

  /** FRQ: what is asked is refused. SRQ: the section is not ready. */
  static final int NEGATIVE = 0x80;

  // SCQ
  static final int DIRECTORY = 0;
  static final int SELECT_FILE = 1;
  static final int REQUEST_FILE = 2;
  static final int DEACTIVATE_FILE = 3;
  static final int DELETE_FILE = 4;
  static final int SELECT_SECTION = 5;
  static final int REQUEST_SECTION = 6;
  static final int DEACTIVATE_SECTION = 7;

  // LSQ
  static final int FILE_SENT = 1;
  static final int FILE_BROKEN_OFF = 2;
  static final int SECTION_SENT = 3;
  static final int SECTION_BROKEN_OFF = 4;

  // AFQ
  static final int FILE_POSITIVE = 1;
  static final int FILE_NEGATIVE = 2;
  static final int SECTION_POSITIVE = 3;
  static final int SECTION_NEGATIVE = 4;

  private Qualifiers() {}

  /** What is asked or acknowledged, without the error code. */
  static int what(int qualifier) {
    return qualifier & 0x0F;
  }

  /** The sum of octets modulo 256 (101 §7.2.6.37). */
  static int sum(byte[] octets) {
    int sum = 0;
    for (byte octet : octets) {
      sum += octet;
    }
    return sum & 0xFF;
  }
}
