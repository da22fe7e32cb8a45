package io.github.cameliec104.e2e;

/**
 * An information object of the monitor direction in the notation of CONTRACT.md.
 *
 * @param ca common address, 1..65534
 * @param ioa information object address, 1..16777215
 * @param type name of the TypeID in the standard, such as {@code M_SP_NA_1}
 * @param value the value as text
 * @param quality the flags set, or a minus sign
 * @param time the time tag as an instant of UTC, or a minus sign
 * @param cause cause of transmission, 1..63
 */
record PeerPoint(
    int ca, int ioa, String type, String value, String quality, String time, int cause) {

  /** What stands for "nothing" in quality and time. */
  static final String NONE = "-";

  /** The words of this point as the line protocol of the peers writes them. */
  String line() {
    return String.join(" ", "" + ca, "" + ioa, type, value, quality, time, Integer.toString(cause));
  }

  /** Reads what {@link #line()} writes, from the given words behind the first. */
  static PeerPoint of(String[] words) {
    return new PeerPoint(
        Integer.parseInt(words[1]),
        Integer.parseInt(words[2]),
        words[3],
        words[4],
        words[5],
        words[6],
        Integer.parseInt(words[7]));
  }
}
