package io.github.cameliec104.e2e;

/**
 * A command in the notation of CONTRACT.md.
 *
 * @param ca common address, 1..65534
 * @param ioa information object address, 1..16777215
 * @param type name of the TypeID in the standard, such as {@code C_SC_NA_1}
 * @param value the value as text
 * @param execution {@code execute:} or {@code select:} and the qualifier QU or QL
 * @param time the time tag as an instant of UTC, or a minus sign
 */
record PeerCommand(int ca, int ioa, String type, String value, String execution, String time) {

  /** The qualifier QU or QL, 0..127. */
  int qualifier() {
    return Integer.parseInt(execution.substring(execution.indexOf(':') + 1));
  }

  /** The words of this command as the line protocol of the peers writes them. */
  String line() {
    return String.join(" ", "" + ca, "" + ioa, type, value, execution, time);
  }

  /** Reads what {@link #line()} writes, from the given words behind the first. */
  static PeerCommand of(String[] words) {
    return new PeerCommand(
        Integer.parseInt(words[1]),
        Integer.parseInt(words[2]),
        words[3],
        words[4],
        words[5],
        words[6]);
  }
}
