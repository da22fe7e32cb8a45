package io.github.cameliec104.protocol.asdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Octets that are no ASDU end in the one exception that says so, never in another. */
class MalformedAsduTest {

  private static final AsduCodec CODEC = new AsduCodec(AddressSizes.STANDARD);
  private static final int RANDOM_ARRAYS = 200_000;

  static List<Vector> malformed() {
    return Vector.read(Vector.MALFORMED);
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void messageSaysWhatIsWrong(Vector vector) {
    assertThatExceptionOfType(MalformedAsduException.class)
        .isThrownBy(vector::decoded)
        .withMessage(vector.said().get(0).substring("! ".length()))
        .withNoCause()
        .satisfies(e -> assertThat(e.getStackTrace()).isEmpty());
  }

  @Test
  void everyTruncationIsMalformed() {
    Vector.valid()
        .forEach(
            vector -> {
              byte[] asdu = octets(vector);
              for (int length = 0; length < asdu.length; length++) {
                checkRefused(vector, Arrays.copyOf(asdu, length));
              }
            });
  }

  @Test
  void everySurplusOctetIsMalformed() {
    Vector.valid()
        .forEach(
            vector -> {
              byte[] asdu = octets(vector);
              for (int surplus = 1; surplus <= 16; surplus++) {
                checkRefused(vector, Arrays.copyOf(asdu, asdu.length + surplus));
              }
            });
  }

  /** Expects a message with the type, or with the length where that alone is wrong. */
  private static void checkRefused(Vector vector, byte[] octets) {
    int length = octets.length;
    String named = length < 6 || length > 249 ? length + " octets" : vector.decoded().type().name();
    try {
      Asdu asdu = CODEC.decode(ByteBuffer.wrap(octets));
      fail("%s: %d octets are read as %s", vector, length, asdu);
    } catch (MalformedAsduException e) {
      if (!e.getMessage().contains(named) || !e.getMessage().contains("expected ")) {
        fail("%s: %d octets are refused with '%s'", vector, length, e.getMessage());
      }
    }
  }

  @Test
  void unknownTypesMayHaveAnyObjectPart() {
    for (int length = 6; length <= 249; length++) {
      byte[] octets = new byte[length];
      octets[0] = (byte) 200;
      Asdu asdu = CODEC.decode(ByteBuffer.wrap(octets));
      assertThat(asdu.type()).isNull();
      assertThat(asdu.first().element()).isEqualTo(new Element.Octets(0, new byte[length - 6]));
    }
  }

  @Test
  void asdusLongerThanAnApduAllowsAreMalformed() {
    byte[] octets = new byte[250];
    octets[0] = (byte) 200;
    assertThatExceptionOfType(MalformedAsduException.class)
        .isThrownBy(() -> CODEC.decode(ByteBuffer.wrap(octets)))
        .withMessage("ASDU of 250 octets, expected 6..249");
  }

  @Test
  void longestSegmentOfTheSmallestAddressesIsRead() {
    ByteBuffer octets = ByteBuffer.allocate(249);
    octets.put((byte) 125).put((byte) 1).put((byte) 13).put((byte) 1).put((byte) 1);
    octets.put(new byte[3]).put((byte) 240).rewind();
    Asdu asdu = new AsduCodec(new AddressSizes(1, 1, 1)).decode(octets);
    assertThat(asdu.first().element()).isEqualTo(new FileElement.Segment(0, 0, new byte[240]));
  }

  @Test
  void sequenceBeyondTheHighestAddressIsMalformedForEverySize() {
    for (AddressSizes sizes : AsduPropertiesTest.allSizes()) {
      ByteBuffer octets = ByteBuffer.allocate(sizes.header() + sizes.object() + 2);
      octets.put((byte) 1).put((byte) 0x82).position(sizes.header());
      while (octets.hasRemaining()) {
        octets.put((byte) 0xFF);
      }
      assertThatExceptionOfType(MalformedAsduException.class)
          .isThrownBy(() -> new AsduCodec(sizes).decode(octets.flip()))
          .withMessageEndingWith("expected to end at " + sizes.maxObjectAddress());
    }
  }

  @Test
  void randomOctetsAreAnAsduOrMalformed() {
    Random random = new Random(104);
    List<AsduCodec> codecs = AsduPropertiesTest.allSizes().stream().map(AsduCodec::new).toList();
    List<byte[]> corpus = new ArrayList<>();
    Vector.valid().forEach(vector -> corpus.add(octets(vector)));
    int read = 0;
    for (int i = 0; i < RANDOM_ARRAYS; i++) {
      byte[] octets = i % 2 == 0 ? noise(random) : mutated(corpus, random);
      AsduCodec codec = random.nextInt(4) == 0 ? codecs.get(random.nextInt(12)) : CODEC;
      read += readsOrRefuses(codec, octets) ? 1 : 0;
    }
    assertThat(read).as("ASDUs among %d arrays", RANDOM_ARRAYS).isBetween(20_000, 180_000);
  }

  /** True if the octets are an ASDU; then they can be written again, if only as a refusal. */
  private static boolean readsOrRefuses(AsduCodec codec, byte[] octets) {
    Asdu asdu;
    try {
      asdu = codec.decode(ByteBuffer.wrap(octets));
    } catch (MalformedAsduException expected) {
      return false;
    } catch (RuntimeException e) {
      throw new AssertionError(codec.sizes() + " " + Arrays.toString(octets), e);
    }
    ByteBuffer out = ByteBuffer.allocate(249);
    codec.encode(asdu.answer(Cause.UNKNOWN_TYPE, true), out);
    if (out.position() != octets.length) {
      fail("%s %s: written as %d octets", codec.sizes(), Arrays.toString(octets), out.position());
    }
    return true;
  }

  private static byte[] noise(Random random) {
    byte[] octets = new byte[random.nextInt(32)];
    random.nextBytes(octets);
    return octets;
  }

  private static byte[] mutated(List<byte[]> corpus, Random random) {
    byte[] original = corpus.get(random.nextInt(corpus.size()));
    int length = random.nextInt(4) == 0 ? random.nextInt(256) : original.length;
    byte[] octets = Arrays.copyOf(original, length);
    for (int i = random.nextInt(4); i > 0 && length > 0; i--) {
      octets[random.nextInt(Math.min(length, 16))] = (byte) random.nextInt(256);
    }
    return octets;
  }

  private static byte[] octets(Vector vector) {
    byte[] octets = new byte[vector.asdu().remaining()];
    vector.asdu().get(octets);
    return octets;
  }
}
