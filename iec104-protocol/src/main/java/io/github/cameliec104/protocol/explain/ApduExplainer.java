package io.github.cameliec104.protocol.explain;

import io.github.cameliec104.protocol.apci.Apdu;
import io.github.cameliec104.protocol.apci.CloseReason;
import io.github.cameliec104.protocol.apci.MalformedApduException;
import io.github.cameliec104.protocol.asdu.AddressSizes;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.AsduCodec;
import io.github.cameliec104.protocol.asdu.MalformedAsduException;
import io.github.cameliec104.protocol.explain.Explanation.Kind;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Explains frames, for example
 *
 * <pre>{@code
 * U STARTDT act
 * S(8)
 * I(0,1) 36 M_ME_TF_1 cause 3 spontaneous P/N=0 T=0 OA=0 CA=1: 8001 "WaterTemp" 61.4 good 2026-11-20 10:00:00.123
 * malformed at octet 2: length 3, expected 4..253: 68 03 43 00 00
 * }</pre>
 */
public final class ApduExplainer {

  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
  private static final int SHOWN_OCTETS = 32;
  private static final int NUMBER_OF_OBJECTS = 0x7F;

  private final AsduCodec codec;
  private final AsduText asduText;

  /**
   * An explainer.
   *
   * @param sizes octets of the addresses on the link
   * @param names what points are called
   */
  public ApduExplainer(AddressSizes sizes, PointNames names) {
    codec = new AsduCodec(sizes);
    asduText = new AsduText(names);
  }

  /**
   * Explains one frame; octets that are none are explained as malformed, never refused. The
   * buffer's position and limit stay as they are.
   *
   * @param frame exactly one frame, position at its first octet
   */
  public Explanation explain(ByteBuffer frame) {
    Apdu apdu;
    try {
      apdu = Apdu.parse(frame);
    } catch (MalformedApduException e) {
      return malformed("", octet(e.reason()), String.valueOf(e.getMessage()), frame);
    }
    if (apdu instanceof Apdu.I i) {
      return explain(i, frame);
    }
    if (apdu instanceof Apdu.S s) {
      return new Explanation(Kind.S, "S(" + s.nr() + ")", 0);
    }
    if (apdu instanceof Apdu.U u) {
      return new Explanation(Kind.U, "U " + words(u.function()), 0);
    }
    throw new AssertionError(apdu);
  }

  private Explanation explain(Apdu.I apdu, ByteBuffer frame) {
    String numbers = "I(" + apdu.ns() + "," + apdu.nr() + ") ";
    try {
      Asdu asdu = codec.decode(apdu.asdu().duplicate());
      return new Explanation(Kind.I, numbers + asduText.of(asdu), asdu.objects().size());
    } catch (MalformedAsduException e) {
      return malformed(numbers, octet(apdu.asdu()), String.valueOf(e.getMessage()), frame);
    }
  }

  private static Explanation malformed(String before, int octet, String what, ByteBuffer frame) {
    byte[] octets = new byte[Math.min(frame.remaining(), SHOWN_OCTETS)];
    frame.get(frame.position(), octets);
    String rest = frame.remaining() > SHOWN_OCTETS ? " …" : "";
    String text = before + "malformed at octet " + octet + ": " + what;
    return new Explanation(Kind.MALFORMED, text + ": " + HEX.formatHex(octets) + rest, 0);
  }

  /** The octet that is wrong, the start octet being 1. */
  private static int octet(CloseReason reason) {
    if (reason == CloseReason.START_OCTET) {
      return 1;
    }
    return reason == CloseReason.U_FUNCTION ? 3 : 2;
  }

  /** The first octet that does not fit: the header, the number of objects, or the objects. */
  private int octet(ByteBuffer asdu) {
    AddressSizes sizes = codec.sizes();
    int header = 2 + sizes.cause() + sizes.common();
    if (asdu.remaining() < header) {
      return Apdu.HEADER_OCTETS + 1;
    }
    boolean none = (asdu.get(asdu.position() + 1) & NUMBER_OF_OBJECTS) == 0;
    return Apdu.HEADER_OCTETS + (none ? 2 : header + 1);
  }

  private static String words(Apdu.U.Function function) {
    String[] parts = function.name().split("_", 2);
    return parts[0] + " " + parts[1].toLowerCase(Locale.ROOT);
  }
}
