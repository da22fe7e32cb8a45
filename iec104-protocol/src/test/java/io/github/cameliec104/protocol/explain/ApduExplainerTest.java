package io.github.cameliec104.protocol.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.asdu.AddressSizes;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.explain.Explanation.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ApduExplainerTest {

  private static final ApduExplainer EXPLAINER =
      new ApduExplainer(AddressSizes.STANDARD, PointNames.NONE);

  private static Explanation explain(String hex) {
    return EXPLAINER.explain(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
  }

  /** The octets are those of {@code src/vectors/asdu}, where their values stand. */
  @ParameterizedTest
  @CsvFileSource(resources = "/explained.txt", delimiter = '|', maxCharsPerColumn = 1000)
  void asdusAreExplained(String hex, String text) {
    assertThat(explain(hex).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @EnumSource(TypeId.class)
  void everyTypeIsExplained(TypeId type) throws IOException {
    try (InputStream in = ApduExplainerTest.class.getResourceAsStream("/explained.txt")) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(all).contains(" " + type.number() + " " + type + " cause ");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          680407000000   | U STARTDT act
          68040B000000   | U STARTDT con
          680413000000   | U STOPDT act
          680423000000   | U STOPDT con
          680443000000   | U TESTFR act
          680483000000   | U TESTFR con
          68040100FEFF   | S(32767)
          67             | malformed at octet 1: start octet 67H, expected 68H: 67
          68             | malformed at octet 2: frame of 1 octets, expected at least 6: 68
          6803430000     | malformed at octet 2: length 3, expected 4..253: 68 03 43 00 00
          6804430000     | malformed at octet 2: frame of 5 octets, expected 6 for length 4: 68 04 43 00 00
          68040F000000   | malformed at octet 3: U function 0FH, expected one of 07H 0BH 13H 23H 43H 83H: 68 04 0F 00 00 00
          680400000000   | malformed at octet 2: I format without ASDU, expected 1..249 octets: 68 04 00 00 00 00
          680501000000AA | malformed at octet 2: S format with length 5, expected 4: 68 05 01 00 00 00 AA
          """)
  void framesWithoutAsduAreExplained(String hex, String text) {
    assertThat(explain(hex).text()).isEqualTo(text);
  }

  @Test
  void malformedOctetsAreShownShortened() {
    assertThat(explain("67".repeat(33)).text()).endsWith(": " + "67 ".repeat(32) + "…");
  }

  @Test
  void kindsAndObjectsAreCounted() {
    Explanation points = explain("68160A00040001031400010001000001" + "2C01008056341271");
    assertThat(points.kind()).isEqualTo(Kind.I);
    assertThat(points.objects()).isEqualTo(3);
    assertThat(explain("680401000000").kind()).isEqualTo(Kind.S);
    assertThat(explain("680407000000").kind()).isEqualTo(Kind.U);
    assertThat(explain("68").kind()).isEqualTo(Kind.MALFORMED);
  }

  @Test
  void pointsAndCommandsHaveTheirOwnNames() {
    ApduExplainer named =
        new ApduExplainer(
            AddressSizes.STANDARD,
            (station, object, command) ->
                station == 1 && object == 100 ? (command ? "open" : "state") : null);
    String point = "680E00000000010103000100640000" + "01";
    String command = "680E000000002D0106000100640000" + "01";
    assertThat(named.explain(ByteBuffer.wrap(HexFormat.of().parseHex(point))).text())
        .endsWith(": 100 \"state\" ON good");
    assertThat(named.explain(ByteBuffer.wrap(HexFormat.of().parseHex(command))).text())
        .endsWith(": 100 \"open\" execute ON QU=0");
  }

  @Test
  void smallerAddressesAreUnderstood() {
    ApduExplainer small = new ApduExplainer(new AddressSizes(1, 1, 2), PointNames.NONE);
    ByteBuffer frame = ByteBuffer.wrap(HexFormat.of().parseHex("680B00000000010103016400" + "01"));
    assertThat(small.explain(frame).text())
        .isEqualTo("I(0,0) 1 M_SP_NA_1 cause 3 spontaneous P/N=0 T=0 OA=0 CA=1: 100 ON good");
  }

  @Test
  void noOctetsAreTooOddToBeExplained() {
    Random random = new Random(104);
    for (int i = 0; i < 20_000; i++) {
      byte[] octets = new byte[random.nextInt(60)];
      random.nextBytes(octets);
      if (octets.length > 8) {
        octets[0] = 0x68;
        octets[1] = (byte) (octets.length - 2);
        octets[2] &= (byte) 0xFE;
        octets[6] = (byte) random.nextInt(128);
        octets[7] = 1;
      }
      ByteBuffer frame = ByteBuffer.wrap(octets);
      Explanation explanation = EXPLAINER.explain(frame);
      assertThat(explanation.text()).as(Arrays.toString(octets)).isNotEmpty().doesNotContain("\n");
      assertThat(frame.position()).isZero();
    }
  }
}
