package io.github.cameliec104.protocol.apci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cameliec104.protocol.conversation.ProjectFiles;
import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApduTest {

  private static final Set<Integer> FUNCTIONS = Set.of(0x07, 0x0B, 0x13, 0x23, 0x43, 0x83);

  static Stream<List<String>> frames() throws IOException {
    return rows("frames.csv");
  }

  static Stream<List<String>> invalidFrames() throws IOException {
    return rows("invalid-frames.csv");
  }

  @ParameterizedTest
  @MethodSource("frames")
  void aFrameIsReadAsItsVectorSays(List<String> row) {
    assertThat(describe(Apdu.parse(octets(row.get(0))))).isEqualTo(row.get(1));
  }

  @ParameterizedTest
  @MethodSource("frames")
  void aFrameIsWrittenAsItsVectorSays(List<String> row) {
    Apdu apdu = Apdu.parse(octets(row.get(0)));
    ByteBuffer out = ByteBuffer.allocate(300).position(7);
    apdu.write(out);
    assertThat(apdu.length()).isEqualTo(row.get(0).length() / 2);
    assertThat(out.position()).isEqualTo(7 + apdu.length());
    assertThat(out.flip().position(7)).isEqualTo(octets(row.get(0)));
  }

  @ParameterizedTest
  @MethodSource("frames")
  void aFramePrintsAsHexadecimal(List<String> row) {
    String printed = Apdu.parse(octets(row.get(0))).toString();
    assertThat(printed.replace(" ", "")).isEqualToIgnoringCase(row.get(0));
    assertThat(printed).startsWith("68 ").isUpperCase();
  }

  @ParameterizedTest
  @MethodSource("invalidFrames")
  void anInvalidFrameIsRefusedForItsReason(List<String> row) {
    var e =
        catchThrowableOfType(MalformedApduException.class, () -> Apdu.parse(octets(row.get(0))));
    assertThat(e).as(row.get(1)).isNotNull().hasMessageContaining("expected");
    assertThat(e.reason()).hasToString(row.get(2));
  }

  @Test
  void theMessageSaysWhatWasFoundAndWhatWasExpected() {
    assertThatExceptionOfType(MalformedApduException.class)
        .isThrownBy(() -> Apdu.parse(octets("690443000000")))
        .withMessage("start octet 69H, expected 68H");
    assertThatExceptionOfType(MalformedApduException.class)
        .isThrownBy(() -> Apdu.parse(octets("68fe")))
        .withMessage("length 254, expected 4..253");
    assertThatExceptionOfType(MalformedApduException.class)
        .isThrownBy(() -> Apdu.parse(octets("680601000000aabb")))
        .withMessage("S format with length 6, expected 4");
  }

  @Test
  void aUFrameHasExactlyOneFunction() {
    for (int octet = 0x03; octet <= 0xFF; octet += 4) {
      ByteBuffer frame = ByteBuffer.wrap(new byte[] {0x68, 4, (byte) octet, 0, 0, 0});
      if (FUNCTIONS.contains(octet)) {
        assertThat(((Apdu.U) Apdu.parse(frame)).function().octet()).isEqualTo(octet);
      } else {
        var e = catchThrowableOfType(MalformedApduException.class, () -> Apdu.parse(frame));
        assertThat(e.reason()).isEqualTo(CloseReason.U_FUNCTION);
      }
    }
  }

  @Test
  void everyNumberIsWrittenAndReadAlike() {
    ByteBuffer out = ByteBuffer.allocate(7);
    for (int number = 0; number <= 32767; number++) {
      var frame = new Apdu.I(number, 32767 - number, Rig.asdu(5));
      frame.write(out.clear());
      assertThat(Apdu.parse(out.flip()).equals(frame)).isTrue();
    }
  }

  @Test
  void reservedBitsAreIgnored() {
    assertThat(Apdu.parse(octets("680407ffffff")))
        .isEqualTo(new Apdu.U(Apdu.U.Function.STARTDT_ACT));
    assertThat(Apdu.parse(octets("6804fdff0302"))).isEqualTo(new Apdu.S(257));
  }

  @Test
  void theLongestFrameHas255Octets() {
    var longest = new Apdu.I(0, 0, ByteBuffer.allocate(249));
    ByteBuffer out = ByteBuffer.allocate(255);
    longest.write(out);
    assertThat(out.get(1) & 0xFF).isEqualTo(253);
    assertThat(Apdu.parse(out.flip())).isEqualTo(longest);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Apdu.I(0, 0, ByteBuffer.allocate(250)))
        .withMessage("asdu of 250 octets, expected 1..249");
    assertThatIllegalArgumentException().isThrownBy(() -> new Apdu.I(0, 0, ByteBuffer.allocate(0)));
  }

  @Test
  void numbersOutsideTheirRangeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Apdu.S(32768))
        .withMessage("nr=32768, expected 0..32767");
    assertThatIllegalArgumentException().isThrownBy(() -> new Apdu.I(-1, 0, Rig.asdu(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Apdu.I(0, 32768, Rig.asdu(1)));
  }

  @Test
  void readingLeavesTheBufferAsItIsAndSharesTheAsdu() {
    ByteBuffer stream = octets("0000 680500000000 0A 0000".replace(" ", "")).position(2).limit(9);
    var frame = (Apdu.I) Apdu.parse(stream);
    assertThat(stream.position()).isEqualTo(2);
    assertThat(stream.limit()).isEqualTo(9);
    assertThat(frame.asdu().order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
    stream.put(8, (byte) 0x0B);
    assertThat(frame.asdu().get(0)).isEqualTo((byte) 0x0B);
  }

  @Test
  void writingLeavesTheAsduAsItIs() {
    var frame = new Apdu.I(0, 0, octets("00010203").position(1).limit(3));
    frame.write(ByteBuffer.allocate(8));
    assertThat(frame).hasToString("68 06 00 00 00 00 01 02");
    assertThat(frame.asdu().remaining()).isEqualTo(2);
    assertThatExceptionOfType(BufferOverflowException.class)
        .isThrownBy(() -> frame.write(ByteBuffer.allocate(5)));
  }

  private static String describe(Apdu apdu) {
    return Recording.describe(apdu)
        .replace(',', ' ')
        .replace(" act", "_ACT")
        .replace(" con", "_CON");
  }

  private static ByteBuffer octets(String hex) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
  }

  private static Stream<List<String>> rows(String file) throws IOException {
    return Files.readAllLines(ProjectFiles.find("src/vectors/apci/" + file)).stream()
        .skip(1)
        .map(line -> List.of(line.split(",")));
  }
}
