package io.github.cameliec104.protocol.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every target with all seeds and findings, and with some thousand variants of them, always the
 * same ones. Looking for new ones is for {@code src/fuzz/run}.
 */
class FuzzTargetsTest {

  private static final int VARIANTS = 5000;
  private static final int MOST_OCTETS = 600;

  @ParameterizedTest
  @EnumSource
  void noVectorAndNoFindingDoesHarm(FuzzTarget target) {
    List<byte[]> seeds = Seeds.of(target);
    assertThat(seeds).hasSizeGreaterThan(200);
    seeds.forEach(octets -> feed(target, octets));
  }

  @ParameterizedTest
  @EnumSource
  void noVariantOfAVectorDoesHarm(FuzzTarget target) {
    List<byte[]> seeds = Seeds.of(target);
    Random random = new Random(target.ordinal());
    for (int i = 0; i < VARIANTS; i++) {
      feed(target, variant(seeds, random));
    }
  }

  private static void feed(FuzzTarget target, byte[] octets) {
    try {
      target.feed(octets);
    } catch (Throwable e) {
      throw new AssertionError(HexFormat.ofDelimiter(" ").formatHex(octets), e);
    }
  }

  /** One seed, perhaps followed by the steps of another, with a few octets changed. */
  private static byte[] variant(List<byte[]> seeds, Random random) {
    byte[] octets = seeds.get(random.nextInt(seeds.size())).clone();
    if (random.nextInt(3) == 0) {
      octets = joined(octets, seeds.get(random.nextInt(seeds.size())), random);
    }
    for (int changes = random.nextInt(5); changes > 0 && octets.length > 0; changes--) {
      int at = random.nextInt(octets.length);
      switch (random.nextInt(4)) {
        case 0 -> octets[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> octets[at] = (byte) random.nextInt(256);
        case 2 -> octets[at] = (byte) (random.nextBoolean() ? 0 : -1);
        default -> octets = Arrays.copyOf(octets, at);
      }
    }
    return octets.length > MOST_OCTETS ? Arrays.copyOf(octets, MOST_OCTETS) : octets;
  }

  private static byte[] joined(byte[] head, byte[] other, Random random) {
    int from = random.nextInt(other.length);
    byte[] all = Arrays.copyOf(head, head.length + other.length - from);
    System.arraycopy(other, from, all, head.length, other.length - from);
    return all;
  }
}
