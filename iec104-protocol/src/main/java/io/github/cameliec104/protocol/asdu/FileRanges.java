package io.github.cameliec104.protocol.asdu;

/** The checks that the records of file transfer share. */
final class FileRanges {

  private FileRanges() {}

  static void section(int section) {
    Checks.range("name of section", section, 0, 255);
  }

  static void nameAndSection(int name, int section) {
    Checks.range("name of file", name, 0, 0xFFFF);
    section(section);
  }

  static void nameAndLength(int name, int length) {
    Checks.range("name of file", name, 0, 0xFFFF);
    Checks.range("length of file", length, 0, 0xFFFFFF);
  }
}
