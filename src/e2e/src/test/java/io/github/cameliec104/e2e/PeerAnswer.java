package io.github.cameliec104.e2e;

/**
 * What an outstation sent back to a command, an interrogation or another request.
 *
 * @param ca common address of the answer
 * @param ioa information object address of the answer
 * @param type name of the TypeID in the standard
 * @param cause cause of transmission: 7 confirmation, 10 termination, 44..47 refusals
 * @param negative the P/N bit as the peer saw it
 */
record PeerAnswer(int ca, int ioa, String type, int cause, boolean negative) {

  /** Reads the words of a line {@code ANSWER ca ioa type cause positive|negative}. */
  static PeerAnswer of(String[] words) {
    return new PeerAnswer(
        Integer.parseInt(words[1]),
        Integer.parseInt(words[2]),
        words[3],
        Integer.parseInt(words[4]),
        words[5].equals("negative"));
  }
}
