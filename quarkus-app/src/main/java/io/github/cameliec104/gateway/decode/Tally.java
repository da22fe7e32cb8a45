package io.github.cameliec104.gateway.decode;

import io.github.cameliec104.protocol.explain.Explanation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How much was explained, and what was wrong. */
final class Tally {

  private final Map<Explanation.Kind, Integer> frames = new EnumMap<>(Explanation.Kind.class);
  private int objects;
  private int repeatedSegments;
  private long lostOctets;
  private long skippedOctets;

  void add(Explanation explanation) {
    frames.merge(explanation.kind(), 1, Integer::sum);
    objects += explanation.objects();
  }

  void repeated() {
    repeatedSegments++;
  }

  void lost(long octets) {
    lostOctets += octets;
  }

  void skipped(long octets) {
    skippedOctets += octets;
  }

  /** How many frames could be read. */
  int readable() {
    return of(Explanation.Kind.I) + of(Explanation.Kind.S) + of(Explanation.Kind.U);
  }

  private int of(Explanation.Kind kind) {
    return frames.getOrDefault(kind, 0);
  }

  /** For example {@code 3 APDUs (1 I, 0 S, 2 U), 1 object, 0 malformed}. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    parts.add(
        "%s (%d I, %d S, %d U)"
            .formatted(
                count(readable(), "APDU"),
                of(Explanation.Kind.I),
                of(Explanation.Kind.S),
                of(Explanation.Kind.U)));
    parts.add(count(objects, "object"));
    parts.add(of(Explanation.Kind.MALFORMED) + " malformed");
    if (repeatedSegments > 0) {
      parts.add(count(repeatedSegments, "repeated segment"));
    }
    if (lostOctets > 0) {
      parts.add(count(lostOctets, "octet") + " not captured");
    }
    if (skippedOctets > 0) {
      parts.add(count(skippedOctets, "octet") + " passed over");
    }
    return String.join(", ", parts);
  }

  static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
