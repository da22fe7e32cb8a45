package io.github.cameliec104.protocol.asdu;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.asdu.TypeIdTest.Line;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every type, every size of addresses, with and without sequence. */
class AsduPropertiesTest {

  private static final long SEED = 60870_5_104L;
  private static final Map<TypeId, byte[]> MASKS =
      TypeIdTest.table().stream().collect(toMap(Line::type, Line::maskOctets));
  private static final int ROUNDS = 5;

  /** The twelve combinations of address sizes. */
  static List<AddressSizes> allSizes() {
    List<AddressSizes> all = new ArrayList<>();
    for (int cause = 1; cause <= 2; cause++) {
      for (int common = 1; common <= 2; common++) {
        for (int object = 1; object <= 3; object++) {
          all.add(new AddressSizes(cause, common, object));
        }
      }
    }
    return all;
  }

  @ParameterizedTest
  @EnumSource
  void valuesAreReadAsWritten(TypeId type) {
    Random random = new Random(SEED + type.number());
    for (AddressSizes sizes : allSizes()) {
      AsduCodec codec = new AsduCodec(sizes);
      for (int i = 0; i < ROUNDS; i++) {
        Asdu asdu = randomAsdu(type, codec, random);
        ByteBuffer octets = encoded(codec, asdu);
        assertThat(octets.remaining()).isEqualTo(codec.size(asdu)).isLessThanOrEqualTo(249);
        assertThat(codec.decode(octets)).isEqualTo(asdu);
        assertThat(octets.hasRemaining()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void octetsAreWrittenAsReadUpToReservedBits(TypeId type) {
    Random random = new Random(SEED + type.number());
    byte[] mask = MASKS.get(type);
    for (AddressSizes sizes : allSizes()) {
      AsduCodec codec = new AsduCodec(sizes);
      for (int i = 0; i < ROUNDS; i++) {
        ByteBuffer octets = randomOctets(type, sizes, mask, random);
        ByteBuffer written = encoded(codec, codec.decode(octets.duplicate()));
        assertThat(written).isEqualTo(octets);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void capacityIsTheMostThatFits(TypeId type) {
    InformationObject object =
        type == TypeId.F_SG_NA_1
            ? new InformationObject(1, new FileElement.Segment(1, 1, new byte[0]))
            : Notation.object(type, 1, new RandomFields(new Random(SEED)));
    for (AddressSizes sizes : allSizes()) {
      AsduCodec codec = new AsduCodec(sizes);
      for (boolean sequence : new boolean[] {false, true}) {
        int most = codec.capacity(type, sequence);
        assertThat(most > 0).isEqualTo(!sequence || type.sequenceAllowed());
        if (most > 0) {
          Asdu full = repeated(type, sequence, object, most);
          assertThat(encoded(codec, full).remaining()).isLessThanOrEqualTo(249);
        }
        if (most > 0 && most < Asdu.MAX_OBJECTS && type != TypeId.F_SG_NA_1) {
          Asdu more = repeated(type, sequence, object, most + 1);
          assertThat(codec.size(more)).isGreaterThan(249);
        }
      }
    }
  }

  private static Asdu repeated(TypeId type, boolean sequence, InformationObject one, int times) {
    List<InformationObject> objects =
        IntStream.rangeClosed(1, times).mapToObj(address -> moved(one, address)).toList();
    return new Asdu(type.number(), sequence, Cot.of(Cause.SPONTANEOUS), 255, objects);
  }

  private static Asdu randomAsdu(TypeId type, AsduCodec codec, Random random) {
    AddressSizes sizes = codec.sizes();
    boolean sequence = type.sequenceAllowed() && random.nextBoolean();
    int number = 1 + random.nextInt(codec.capacity(type, sequence));
    int highest = sizes.maxObjectAddress();
    int first = random.nextInt(highest - number + 2);
    List<InformationObject> objects = objects(type, number, first, new RandomFields(random));
    if (!sequence) {
      objects = objects.stream().map(o -> moved(o, random.nextInt(highest + 1))).toList();
    }
    Cot cot =
        new Cot(
            Cause.of(random.nextInt(64)),
            random.nextBoolean(),
            random.nextBoolean(),
            sizes.cause() == 2 ? random.nextInt(256) : 0);
    int common = random.nextInt(sizes.broadcast() + 1);
    return new Asdu(type.number(), sequence, cot, common, objects);
  }

  private static InformationObject moved(InformationObject object, int address) {
    return new InformationObject(address, object.element(), object.time());
  }

  private static List<InformationObject> objects(
      TypeId type, int number, int first, FieldReader fields) {
    List<InformationObject> objects = new ArrayList<>(number);
    for (int i = 0; i < number; i++) {
      objects.add(Notation.object(type, first + i, fields));
    }
    return objects;
  }

  /** An ASDU of random octets whose header fits; a sequence of any type is a refusal. */
  private static ByteBuffer randomOctets(
      TypeId type, AddressSizes sizes, byte[] mask, Random random) {
    boolean segment = type == TypeId.F_SG_NA_1;
    boolean sequence = random.nextBoolean();
    int room = 249 - sizes.header() - sizes.object();
    int most = segment ? 1 : Math.min(127, room / (sizes.object() + mask.length));
    int number = 1 + random.nextInt(most);
    ByteBuffer out = ByteBuffer.allocate(249);
    out.put((byte) type.number()).put((byte) (number | (sequence ? 0x80 : 0)));
    out.put((byte) (random.nextInt(256) | (sequence ? 0x40 : 0)));
    put(out, sizes.header() - 3, random);
    for (int i = 0; i < number; i++) {
      if (i == 0 || !sequence) {
        // the highest octet below 128: no sequence from here runs beyond the highest address
        put(out, sizes.object() - 1, random).put((byte) random.nextInt(128));
      }
      put(out, mask, random);
    }
    if (segment) {
      int length = random.nextInt(room - mask.length + 1);
      put(out.put(out.position() - 1, (byte) length), length, random);
    }
    return out.flip();
  }

  private static void put(ByteBuffer out, byte[] mask, Random random) {
    for (byte bits : mask) {
      out.put((byte) (random.nextInt(256) & bits));
    }
  }

  private static ByteBuffer put(ByteBuffer out, int count, Random random) {
    byte[] octets = new byte[count];
    random.nextBytes(octets);
    return out.put(octets);
  }

  private static ByteBuffer encoded(AsduCodec codec, Asdu asdu) {
    ByteBuffer out = ByteBuffer.allocate(AddressSizes.MAX_ASDU);
    codec.encode(asdu, out);
    return out.flip();
  }
}
