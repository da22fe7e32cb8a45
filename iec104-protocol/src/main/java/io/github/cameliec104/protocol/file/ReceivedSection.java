package io.github.cameliec104.protocol.file;

import java.io.ByteArrayOutputStream;

/** The section that is being received; grows with what comes, not with what is announced. */
final class ReceivedSection {

  private ByteArrayOutputStream octets = new ByteArrayOutputStream(0);
  private int number;
  private int announced;
  private int limit;

  /**
   * Begins a section.
   *
   * @param length octets announced; 0 leaves open how many there are
   * @param max most octets taken then
   */
  void begin(int name, int length, int max) {
    number = name;
    announced = length;
    limit = length == 0 ? max : length;
    octets = new ByteArrayOutputStream();
  }

  int number() {
    return number;
  }

  /** Takes a segment; false if the section gets too long with it. */
  boolean add(byte[] data) {
    if (data.length > limit - octets.size()) {
      return false;
    }
    octets.writeBytes(data);
    return true;
  }

  /** What is wrong with the section as it is, in plain words; empty if nothing is. */
  String wrong(int expectedSum) {
    int sum = Qualifiers.sum(octets.toByteArray());
    if (announced != 0 && octets.size() != announced) {
      return "section %d has %d octets, expected %d".formatted(number, octets.size(), announced);
    }
    return sum == expectedSum
        ? ""
        : "the checksum of section %d is %d, expected %d".formatted(number, sum, expectedSum);
  }

  byte[] take() {
    byte[] all = octets.toByteArray();
    clear();
    return all;
  }

  void clear() {
    octets = new ByteArrayOutputStream(0);
  }
}
