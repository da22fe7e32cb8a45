package io.github.cameliec104.protocol.apci;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Writes down what a session wants, one short line per call, and reacts to it like an application
 * would.
 */
final class Recording implements ApciOutput {

  private final List<String> lines = new ArrayList<>();
  private Consumer<String> reaction = line -> {};

  /** Calls this with every line from now on. */
  void react(Consumer<String> newReaction) {
    reaction = newReaction;
  }

  /** Returns the lines since the last call. */
  List<String> take() {
    List<String> taken = List.copyOf(lines);
    lines.clear();
    return taken;
  }

  @Override
  public void transmit(Apdu apdu) {
    add(describe(apdu));
  }

  @Override
  public void deliver(ByteBuffer asdu) {
    byte[] octets = new byte[asdu.remaining()];
    asdu.get(octets);
    add("deliver " + HexFormat.of().withUpperCase().formatHex(octets));
  }

  @Override
  public void acknowledged(int frames) {
    add("acknowledged " + frames);
  }

  @Override
  public void changed(ApciState from, ApciState to) {
    add(from + " → " + to);
  }

  @Override
  public void closed(CloseReason reason, String detail) {
    add("close " + reason);
  }

  private void add(String line) {
    lines.add(line);
    reaction.accept(line);
  }

  /** Returns a frame as people write it: I(0,1), S(1), STARTDT con. */
  static String describe(Apdu apdu) {
    if (apdu instanceof Apdu.I i) {
      return "I(" + i.ns() + "," + i.nr() + ")";
    }
    if (apdu instanceof Apdu.S s) {
      return "S(" + s.nr() + ")";
    }
    if (apdu instanceof Apdu.U u) {
      String name = u.function().name();
      int border = name.indexOf('_');
      return name.substring(0, border) + " " + name.substring(border + 1).toLowerCase(Locale.ROOT);
    }
    throw new AssertionError(apdu);
  }
}
