package io.github.cameliec104.protocol.asdu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Octets say what the vectors tell, and what they tell becomes the same octets. */
class VectorTest {

  private static final AsduCodec CODEC = new AsduCodec(AddressSizes.STANDARD);
  private static final String REFUSED_WITH = "refused with ";

  static Stream<Vector> valid() {
    return Vector.valid();
  }

  static List<Vector> refused() {
    return Vector.read(Vector.REFUSED);
  }

  @ParameterizedTest
  @MethodSource("valid")
  void octetsSayTheValues(Vector vector) {
    assertThat(said(vector.apdu(), vector.decoded())).isEqualTo(vector.said());
  }

  @ParameterizedTest
  @MethodSource("valid")
  void valuesBecomeTheOctets(Vector vector) {
    Asdu told = AsduNotation.read(asduLines(vector.said()));
    assertThat(told).isEqualTo(vector.decoded()).hasSameHashCodeAs(vector.decoded());
    assertThat(encoded(told)).isEqualTo(octets(vector.asdu()));
    assertThat(CODEC.size(told)).isEqualTo(vector.asdu().remaining());
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusalMirrorsTheOctets(Vector vector) {
    List<String> said = vector.said();
    int split = said.indexOf(said.stream().filter(s -> s.startsWith(REFUSED_WITH)).findAny().get());
    assertThat(said(vector.apdu(), vector.decoded())).isEqualTo(said.subList(0, split));

    String cause = said.get(split).substring(REFUSED_WITH.length()).replace(":", "");
    String hex = String.join(" ", said.subList(split + 1, said.size()));
    byte[] answer = HexFormat.ofDelimiter(" ").parseHex(hex);
    Asdu refusal = vector.decoded().answer(Cause.of(Integer.parseInt(cause)), true);
    assertThat(encoded(refusal)).isEqualTo(Arrays.copyOfRange(answer, 6, answer.length));
  }

  /** What a decoded APDU says, as the vectors write it. */
  private static List<String> said(byte[] apdu, Asdu asdu) {
    assertThat(apdu).startsWith(0x68, apdu.length - 2).hasSizeLessThanOrEqualTo(255);
    ByteBuffer control = ByteBuffer.wrap(apdu, 2, 4).order(ByteOrder.LITTLE_ENDIAN);
    int ns = control.getShort() & 0xFFFF;
    int nr = control.getShort() & 0xFFFF;
    assertThat((ns | nr) & 1).as("I format").isZero();
    List<String> lines = AsduNotation.write(asdu);
    lines.set(0, "I(" + (ns >> 1) + "," + (nr >> 1) + ") " + lines.get(0));
    return lines;
  }

  private static List<String> asduLines(List<String> said) {
    String header = said.get(0);
    return Stream.concat(
            Stream.of(header.substring(header.indexOf(' ') + 1)),
            said.subList(1, said.size()).stream())
        .toList();
  }

  private static byte[] encoded(Asdu asdu) {
    ByteBuffer out = ByteBuffer.allocate(AddressSizes.MAX_ASDU);
    CODEC.encode(asdu, out);
    return octets(out.flip());
  }

  private static byte[] octets(ByteBuffer in) {
    byte[] octets = new byte[in.remaining()];
    in.get(octets);
    return octets;
  }
}
