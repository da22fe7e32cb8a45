package io.github.cameliec104.gateway.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextDecoderTest {
  private final Explained explained = new Explained();
  private String problem = "";

  private List<String> decode(String text) throws IOException {
    problem = new TextDecoder(explained.report).decode(new BufferedReader(new StringReader(text)));
    return explained.lines();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "680407000000",
        "68 04 07 00 00 00",
        "  68:04:07:00:00:00  ",
        "0x68, 0x04, 0x07, 0x00, 0x00, 0x00",
        "6804 0700 0000   # STARTDT act"
      })
  void octetsMayBeWrittenInManyWays(String text) throws IOException {
    assertThat(decode(text))
        .containsExactly("U STARTDT act", "1 APDU (0 I, 0 S, 1 U), 0 objects, 0 malformed");
    assertThat(problem).isEmpty();
  }

  @Test
  void severalFramesMayFollowEachOther() throws IOException {
    assertThat(decode("680407000000 68040B000000\n680401000200"))
        .containsExactly(
            "U STARTDT act",
            "U STARTDT con",
            "S(1)",
            "3 APDUs (0 I, 1 S, 2 U), 0 objects, 0 malformed");
  }

  @Test
  void logLinesKeepTheirTimePeerAndDirection() throws IOException {
    assertThat(
            decode(
                """
                10:00:00.123 INFO  [i.g.c.p.n.Connector] [127.0.0.1:2404] data transfer started
                10:00:00.124 TRACE [i.g.c.p.n.SessionHandler] [127.0.0.1:2404] sent 68 04 07 00 00 00
                2026-11-20 10:00:00,125 TRACE [SessionHandler] [[::1]:2404] received 68040b000000
                [rtu:2404] received 680e0000000001010300010064000001
                """))
        .containsExactly(
            "10:00:00.124 [127.0.0.1:2404] sent U STARTDT act",
            "2026-11-20 10:00:00,125 [[::1]:2404] received U STARTDT con",
            "[rtu:2404] received I(0,0) 1 M_SP_NA_1 cause 3 spontaneous P/N=0 T=0 OA=0 CA=1: 100 ON good",
            "3 APDUs (1 I, 0 S, 2 U), 1 object, 0 malformed");
  }

  @Test
  void conversationsOfTheTestsCanBeRead() throws IOException {
    Path file = Path.of("../src/vectors/apci/slave-confirms-startdt.txt");
    assertThat(decode(Files.readString(file)))
        .containsExactly(
            "> U STARTDT act",
            "< U STARTDT con",
            "2 APDUs (0 I, 0 S, 2 U), 0 objects, 0 malformed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"monitored", "monitored-with-time", "commands", "system", "files", "limits"})
  void vectorsCanBeRead(String name) throws IOException {
    List<String> lines =
        decode(Files.readString(Path.of("../src/vectors/asdu").resolve(name + ".txt")));
    assertThat(lines.get(lines.size() - 1)).endsWith(" 0 malformed");
    assertThat(lines).hasSizeGreaterThan(3).noneMatch(line -> line.contains("malformed at"));
  }

  @Test
  void malformedOctetsAreToldAndTheRestIsRead() throws IOException {
    assertThat(decode("6803430000\n6804430000\n680407000000 1234\n67 04 07 00 00 00\n680443000000"))
        .containsExactly(
            "malformed at octet 2: length 3, expected 4..253: 68 03 43 00 00",
            "malformed at octet 2: frame of 5 octets, expected 6 for length 4: 68 04 43 00 00",
            "U STARTDT act",
            "malformed at octet 1: start octet 12H, expected 68H: 12 34",
            "malformed at octet 1: start octet 67H, expected 68H: 67 04 07 00 00 00",
            "U TESTFR act",
            "2 APDUs (0 I, 0 S, 2 U), 0 objects, 4 malformed");
    assertThat(problem).isEmpty();
  }

  @Test
  void aFrameThatIsNotHexadecimalIsTold() throws IOException {
    assertThat(decode("680407000000\n68 04 0G 00 00 00"))
        .containsExactly(
            "U STARTDT act",
            "line 2 not read, expected octets in hexadecimal: 68 04 0G 00 00 00",
            "1 APDU (0 I, 0 S, 1 U), 0 objects, 0 malformed");
  }

  @Test
  void aTextWithoutOctetsIsAProblem() throws IOException {
    assertThat(decode("hello\nworld")).hasSize(1);
    assertThat(problem).isEqualTo("2 lines, none with an APDU in hexadecimal");
    assertThat(explained.report.isUseful()).isFalse();
  }
}
