package io.github.cameliec104.protocol.apci;

/** Why a connection ended. */
public enum CloseReason {
  /** The own application closed the connection. */
  REQUESTED("closed by the own application"),

  /**
   * A frame began with another octet than 68H; the border of frames is lost for good (104 §5.1).
   */
  START_OCTET("a frame did not begin with 68H"),

  /** The length octet was outside 4..253, or did not fit the octets that came (104 §5.1). */
  LENGTH("the length of a frame was outside 4..253 or wrong"),

  /** An I format without ASDU, or an S or U format with more than its control field (104 §5.1). */
  FRAME_FORMAT("an I frame without ASDU, or an S or U frame with surplus octets"),

  /** A U format with none or several of its six function bits (104 §5.1). */
  U_FUNCTION("a U frame named no function or several at once"),

  /**
   * The controlled station sent STARTDT act or STOPDT act, which only the controlling station may
   * (104 §5.3).
   */
  UNEXPECTED_ACTIVATION("the controlled station tried to start or stop data transfer"),

  /** An I or S frame came although data transfer was not started (104 §5.3). */
  NOT_STARTED("the peer sent data although data transfer was not started"),

  /**
   * N(S) of a received I frame was not the expected number: a frame was lost or doubled (104 §5.1).
   */
  SEQUENCE_NUMBER("a received I frame was lost, doubled or out of order"),

  /** N(R) acknowledged something that was never sent or was already acknowledged (104 §5.1). */
  ACKNOWLEDGE_NUMBER("the peer acknowledged I frames that were not outstanding"),

  /** The peer sent more I frames without acknowledgement than any k allows (104 §5.5). */
  WINDOW_EXCEEDED("the peer ignored the limit of unacknowledged I frames"),

  /** An own I frame was not acknowledged within t1 (104 §5.2). */
  T1_I_FRAME("the peer did not acknowledge an I frame within t1"),

  /** STARTDT act was not confirmed within t1 (104 §5.3). */
  T1_STARTDT("the peer did not confirm STARTDT within t1"),

  /** STOPDT act was not confirmed within t1 (104 §5.3). */
  T1_STOPDT("the peer did not confirm STOPDT within t1"),

  /** TESTFR act was not confirmed within t1 (104 §5.2). */
  T1_TESTFR("the peer did not confirm TESTFR within t1"),

  /** A frame had begun, and its last octet did not come within t1. */
  INCOMPLETE_FRAME("the peer did not complete a frame within t1"),

  /** The octets of an ASDU did not fit its own header; found by whoever decodes ASDUs. */
  MALFORMED_ASDU("the peer sent an ASDU that cannot be decoded"),

  /** The peer ended the TCP connection. */
  PEER_CLOSED("the peer closed the connection"),

  /** TLS could not be set up, or failed later. */
  TLS("TLS failed"),

  /** The network failed. */
  NETWORK("the network connection failed"),

  /** Data transfer was started on another connection of the same redundancy group (104 §10). */
  REPLACED("another connection of the redundancy group took over");

  private final String description;

  CloseReason(String description) {
    this.description = description;
  }

  /** Returns the reason in plain words, to stand in a sentence: no capital, no full stop. */
  public String description() {
    return description;
  }

  /** Returns the reason in plain words, followed by what was seen if that is told. */
  public String with(String detail) {
    return detail.isEmpty() ? description : description + ": " + detail;
  }
}
