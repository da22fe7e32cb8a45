package io.github.cameliec104.protocol.file;

/** The error code in bits 5 to 8 of SCQ and AFQ (101 §7.2.6.30, §7.2.6.32). */
enum FileError {
  NONE("no reason given"),
  NO_MEMORY("no memory"),
  CHECKSUM_FAILED("the checksum failed"),
  UNEXPECTED_SERVICE("it was not expected"),
  UNEXPECTED_FILE("the name of the file was not expected"),
  UNEXPECTED_SECTION("the name of the section was not expected");

  private static final FileError[] ALL = values();

  private final String words;

  FileError(String words) {
    this.words = words;
  }

  static FileError in(int qualifier) {
    int code = qualifier >> 4;
    return code < ALL.length ? ALL[code] : NONE;
  }

  int with(int what) {
    return ordinal() << 4 | what;
  }

  String words() {
    return words;
  }
}
