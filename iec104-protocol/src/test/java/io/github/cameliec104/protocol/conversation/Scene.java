package io.github.cameliec104.protocol.conversation;

import io.github.cameliec104.protocol.apci.ApciState;
import io.github.cameliec104.protocol.apci.CloseReason;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A conversation going on: compares what our end did with what the file expects. */
final class Scene {

  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private final Peer peer;
  private @Nullable CloseReason expectedClose;

  Scene(Peer peer) {
    this.peer = peer;
  }

  /** Does something to our end, after everything it did before has been expected. */
  void input(String where, Consumer<Peer> action) {
    expectNothing(where);
    try {
      action.accept(peer);
    } catch (RuntimeException e) {
      throw new AssertionError(where + ": " + e, e);
    }
  }

  void expectNothing(String where) {
    byte[] octets = peer.takeTransmitted(Integer.MAX_VALUE);
    check(octets.length == 0, where, () -> "before this, transmitted " + HEX.formatHex(octets));
    byte[] asdu = peer.takeDelivered();
    check(asdu == null, where, () -> "before this, delivered " + HEX.formatHex(asdu));
    CloseReason closed = peer.closed();
    check(Objects.equals(closed, expectedClose), where, () -> "before this, closed " + closed);
  }

  void expectTransmitted(String where, byte[] expected) {
    byte[] octets = peer.takeTransmitted(expected.length);
    check(Arrays.equals(octets, expected), where, () -> "transmitted " + HEX.formatHex(octets));
  }

  void expectDelivered(String where, byte[] expected) {
    byte[] asdu = peer.takeDelivered();
    check(
        Arrays.equals(asdu, expected),
        where,
        () -> "delivered " + (asdu == null ? "nothing" : HEX.formatHex(asdu)));
  }

  void expectState(String where, ApciState expected) {
    check(peer.state() == expected, where, () -> "state " + peer.state());
  }

  void expectCanSend(String where, boolean expected) {
    check(peer.canSend() == expected, where, () -> "canSend() = " + peer.canSend());
  }

  void expectClosed(String where, CloseReason expected) {
    check(peer.closed() == expected, where, () -> "closed " + peer.closed());
    expectedClose = expected;
  }

  private interface Finding {
    String text();
  }

  private static void check(boolean holds, String where, Finding finding) {
    if (!holds) {
      throw new AssertionError(where + ": " + finding.text());
    }
  }
}
