package io.github.cameliec104.protocol.asdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cameliec104.protocol.asdu.TimeTag.Kind;
import io.github.cameliec104.protocol.asdu.TypeId.Direction;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TypeIdTest {

  /** A line of {@code src/vectors/asdu/types.csv}. */
  record Line(
      int number,
      TypeId type,
      int octets,
      boolean sequence,
      char direction,
      String mask,
      Set<Integer> monitored,
      Set<Integer> controlled) {

    static Line of(String line) {
      String[] cells = line.split(",", -1);
      return new Line(
          Integer.parseInt(cells[0]),
          TypeId.valueOf(cells[1]),
          Integer.parseInt(cells[2]),
          cells[3].equals("yes"),
          cells[4].charAt(0),
          cells[5],
          causes(cells[6]),
          causes(cells[7]));
    }

    private static Set<Integer> causes(String cell) {
      Set<Integer> causes = new TreeSet<>();
      for (String range : cell.isEmpty() ? new String[0] : cell.split(" ", -1)) {
        String[] ends = range.split("-", -1);
        IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
            .forEach(causes::add);
      }
      return causes;
    }

    byte[] maskOctets() {
      return HexFormat.of().parseHex(mask);
    }
  }

  static List<Line> table() {
    return Vector.lines("types.csv").stream()
        .filter(line -> !line.startsWith("#") && !line.startsWith("number"))
        .map(Line::of)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("table")
  void tableTellsNumberSizeSequenceAndDirection(Line line) {
    TypeId type = line.type();
    assertThat(type.number()).isEqualTo(line.number());
    assertThat(type.size()).isEqualTo(line.octets());
    assertThat(type.sequenceAllowed()).isEqualTo(line.sequence());
    assertThat(type.direction().name()).startsWith(String.valueOf(line.direction()));
    assertThat(TypeId.of(line.number())).isEqualTo(type);
  }

  @ParameterizedTest
  @MethodSource("table")
  void tableTellsTheCausesOfEachDirection(Line line) {
    assertThat(numbers(line.type(), Direction.MONITOR)).isEqualTo(line.monitored());
    assertThat(numbers(line.type(), Direction.CONTROL)).isEqualTo(line.controlled());
  }

  private static Set<Integer> numbers(TypeId type, Direction direction) {
    Set<Integer> numbers = new TreeSet<>();
    type.causes(direction).forEach(cause -> numbers.add(cause.number()));
    return numbers;
  }

  @Test
  void tableHasEveryType() {
    assertThat(table()).extracting(Line::type).containsExactly(TypeId.values());
  }

  @Test
  void everyTypeHasAVectorWithCheckedOrigin() {
    Set<TypeId> seen = EnumSet.noneOf(TypeId.class);
    Vector.VALID.stream()
        .filter(file -> !file.equals("extremes.txt"))
        .flatMap(file -> Vector.read(file).stream())
        .forEach(vector -> seen.add(vector.decoded().type()));
    assertThat(EnumSet.complementOf(EnumSet.copyOf(seen))).as("types without vector").isEmpty();
  }

  @Test
  void everyLayoutHasItsExtremes() {
    Set<Layout<?>> seen = new HashSet<>();
    Vector.read("extremes.txt").forEach(vector -> seen.add(vector.decoded().type().layout()));
    assertThat(TypeId.values()).allSatisfy(type -> assertThat(seen).contains(type.layout()));
  }

  /** Sets every bit of an object by itself: what is not reserved comes back, what is does not. */
  @ParameterizedTest
  @MethodSource("table")
  void reservedBitsAreIgnoredAndWrittenAsZero(Line line) {
    byte[] mask = line.maskOctets();
    assertThat(mask).hasSize(line.octets());
    int bits = 8 * (line.type() == TypeId.F_SG_NA_1 ? mask.length - 1 : mask.length);
    for (int bit = 0; bit < bits; bit++) {
      byte[] octets = new byte[mask.length];
      octets[bit / 8] = (byte) (1 << (bit % 8));
      byte[] expected = octets.clone();
      expected[bit / 8] &= mask[bit / 8];
      byte[] actual = rewritten(line.type(), octets);
      assertThat(Arrays.equals(actual, expected)).as("bit %d", bit).isTrue();
    }
  }

  private static byte[] rewritten(TypeId type, byte[] octets) {
    AsduCodec codec = new AsduCodec(AddressSizes.STANDARD);
    ByteBuffer in = ByteBuffer.allocate(9 + octets.length);
    in.put((byte) type.number()).put((byte) 1).position(9).put(octets).flip();
    ByteBuffer out = ByteBuffer.allocate(in.limit());
    codec.encode(codec.decode(in), out);
    return Arrays.copyOfRange(out.array(), 9, out.capacity());
  }

  @Test
  void numbersWithoutLayoutHaveNoType() {
    Set<Integer> known = new HashSet<>();
    Arrays.stream(TypeId.values()).forEach(type -> known.add(type.number()));
    assertThat(IntStream.range(0, 256).filter(n -> !known.contains(n)))
        .allSatisfy(number -> assertThat(TypeId.of(number)).isNull());
    assertThat(known).hasSize(TypeId.values().length);
  }

  @Test
  void numbersBeyondAnOctetAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TypeId.of(256))
        .withMessage("type identification=256, expected 0..255");
    assertThatIllegalArgumentException().isThrownBy(() -> TypeId.of(-1));
  }

  @ParameterizedTest
  @EnumSource
  void groupsFollowTheNumbers(TypeId type) {
    assertThat(type.isMonitored()).isEqualTo(type.number() <= 40);
    assertThat(type.isCommand()).isEqualTo(type.number() >= 45 && type.number() <= 64);
    boolean only101 =
        List.of(2, 4, 6, 8, 10, 12, 14, 16, 17, 18, 19, 104, 106).contains(type.number());
    assertThat(type.inSubset104()).isEqualTo(!only101);
    assertThat(type.name().charAt(0))
        .isEqualTo(type.direction() == Direction.MONITOR ? first(type, 'M') : first(type, 'C'));
  }

  /** The letter a name starts with, where it is not the direction's: parameters and files. */
  private static char first(TypeId type, char direction) {
    return type.number() >= 120 ? 'F' : type.number() >= 110 ? 'P' : direction;
  }

  @ParameterizedTest
  @EnumSource
  void anotherTimeTagKeepsTheElement(TypeId type) {
    assertThat(type.withTimeTag(type.timeTag())).isEqualTo(type);
    for (Kind kind : Kind.values()) {
      TypeId other = type.withTimeTag(kind);
      if (other != null) {
        assertThat(other.timeTag()).isEqualTo(kind);
        assertThat(other.size() - kind.size()).isEqualTo(type.size() - type.timeTag().size());
        assertThat(other.withTimeTag(type.timeTag())).isEqualTo(type);
      }
    }
  }

  @Test
  void taggedTypesHaveAnUntaggedOne() {
    assertThat(TypeId.M_ME_TF_1.withTimeTag(Kind.NONE)).isEqualTo(TypeId.M_ME_NC_1);
    assertThat(TypeId.M_SP_NA_1.withTimeTag(Kind.CP56)).isEqualTo(TypeId.M_SP_TB_1);
    assertThat(TypeId.C_SC_NA_1.withTimeTag(Kind.CP56)).isEqualTo(TypeId.C_SC_TA_1);
    assertThat(TypeId.M_ME_ND_1.withTimeTag(Kind.CP56)).isNull();
    assertThat(TypeId.M_EP_TD_1.withTimeTag(Kind.NONE)).isNull();
  }

  @Test
  void typesAcceptTheirElementOnly() {
    Element point = new Monitored.SinglePoint(true, Quality.GOOD);
    assertThat(TypeId.values())
        .filteredOn(type -> type.accepts(point))
        .containsExactly(TypeId.M_SP_NA_1, TypeId.M_SP_TA_1, TypeId.M_SP_TB_1);
  }
}
