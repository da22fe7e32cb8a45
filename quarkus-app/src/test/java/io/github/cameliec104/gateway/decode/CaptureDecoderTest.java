package io.github.cameliec104.gateway.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureDecoderTest {
  private static final String STARTDT_ACT = "680407000000";
  private static final String STARTDT_CON = "68040B000000";
  private static final String TESTFR_ACT = "680443000000";
  private static final String POINT = "680E0000000001010300010064000001";
  private static final String SAID =
      "I(0,0) 1 M_SP_NA_1 cause 3 spontaneous P/N=0 T=0 OA=0 CA=1: 100 ON good";
  private static final String UP = " 192.0.2.1:40000 > 192.0.2.2:2404 ";
  private static final String DOWN = " 192.0.2.2:2404 > 192.0.2.1:40000 ";
  private static final String LINK = "192.0.2.1:40000 - 192.0.2.2:2404: ";

  private final Explained explained = new Explained();
  private String problem = "";

  private List<String> decode(byte[] capture, Integer... ports) throws IOException {
    Set<Integer> slaves = ports.length == 0 ? Set.of(2404, 19998) : Set.of(ports);
    problem =
        new CaptureDecoder(slaves, explained.report).decode(new ByteArrayInputStream(capture));
    return explained.lines();
  }

  private static Capture ethernet() {
    return Capture.pcap(ByteOrder.LITTLE_ENDIAN, Capture.ETHERNET);
  }

  private static void assertUsual(List<String> lines) {
    assertThat(lines)
        .containsExactly(
            "2026-11-20 10:00:00.125456Z" + UP + "U STARTDT act",
            "2026-11-20 10:00:00.126456Z" + DOWN + "U STARTDT con",
            "2026-11-20 10:00:00.127456Z" + DOWN + SAID,
            LINK + "3 APDUs (1 I, 0 S, 2 U), 1 object, 0 malformed");
  }

  private static Capture usual(Capture capture) {
    return capture.open().master(STARTDT_ACT).slave(STARTDT_CON).slave(POINT);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {Capture.ETHERNET, Capture.RAW, Capture.COOKED, Capture.COOKED_2, Capture.LOOP})
  void everyKindOfLinkIsRead(int linkType) throws IOException {
    assertUsual(decode(usual(Capture.pcap(ByteOrder.LITTLE_ENDIAN, linkType)).octets()));
    assertThat(problem).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"false,LITTLE_ENDIAN", "false,BIG_ENDIAN", "true,LITTLE_ENDIAN", "true,BIG_ENDIAN"})
  void bothFormatsAreReadInEitherByteOrder(boolean next, String name) throws IOException {
    ByteOrder order = name.equals("BIG_ENDIAN") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    Capture capture =
        next ? Capture.pcapng(order, Capture.ETHERNET) : Capture.pcap(order, Capture.ETHERNET);
    byte[] octets = usual(capture).octets();
    assertThat(CaptureDecoder.recognises(Arrays.copyOf(octets, 4))).isTrue();
    assertUsual(decode(octets));
  }

  @Test
  void ipv6IsReadBehindItsExtensions() throws IOException {
    assertThat(decode(usual(ethernet().withIpv6()).octets()))
        .contains(
            "2026-11-20 10:00:00.125456Z [2001:db8:0:0:0:0:0:1]:40000 > [2001:db8:0:0:0:0:0:2]:2404 U STARTDT act");
  }

  @Test
  void framesInPiecesAndRepeatedSegmentsAreSaidOnce() throws IOException {
    Capture capture =
        ethernet()
            .open()
            .slave(POINT.substring(0, 2))
            .slave(POINT.substring(2, 20))
            .slaveAgain(POINT.substring(2, 20))
            .slave(POINT.substring(20) + TESTFR_ACT);
    assertThat(decode(capture.octets()))
        .containsExactly(
            "2026-11-20 10:00:00.128456Z" + DOWN + SAID,
            "2026-11-20 10:00:00.128456Z" + DOWN + "U TESTFR act",
            LINK + "2 APDUs (1 I, 0 S, 1 U), 1 object, 0 malformed, 1 repeated segment");
  }

  @Test
  void octetsThatWereNotCapturedAreCountedAndFramesFoundAgain() throws IOException {
    Capture capture = ethernet().open().slave(POINT.substring(0, 20)).slaveUnseen(20);
    capture.slave("0102").slave(TESTFR_ACT);
    assertThat(decode(capture.octets()))
        .containsExactly(
            "2026-11-20 10:00:00.125456Z"
                + DOWN
                + "malformed at octet 2: frame of 10 octets, expected 16 for length 14:"
                + " 68 0E 00 00 00 00 01 01 03 00",
            "2026-11-20 10:00:00.127456Z" + DOWN + "U TESTFR act",
            LINK
                + "1 APDU (0 I, 0 S, 1 U), 0 objects, 1 malformed, 20 octets not captured,"
                + " 2 octets passed over");
  }

  @Test
  void aCaptureMayBeginWithinAFrame() throws IOException {
    assertThat(decode(ethernet().slave(POINT.substring(8)).slave(POINT).octets()))
        .containsExactly(
            "2026-11-20 10:00:00.124456Z" + DOWN + SAID,
            LINK + "1 APDU (1 I, 0 S, 0 U), 1 object, 0 malformed, 12 octets passed over");
  }

  @Test
  void malformedFramesAreTold() throws IOException {
    assertThat(decode(ethernet().open().master("6803430000").master(TESTFR_ACT).octets()))
        .contains(
            "2026-11-20 10:00:00.125456Z"
                + UP
                + "malformed at octet 2: length 3, expected 4..253: 68 03 43 00 00",
            LINK + "1 APDU (0 I, 0 S, 1 U), 0 objects, 1 malformed");
  }

  @Test
  void encryptedConversationsAreToldAsSuch() throws IOException {
    byte[] capture =
        ethernet().onPort(19998).open().master("16030100AA").slave("16030300").octets();
    assertThat(decode(capture))
        .containsExactly(
            "192.0.2.1:40000 - 192.0.2.2:19998: encrypted (TLS), 0 APDUs (0 I, 0 S, 0 U),"
                + " 0 objects, 0 malformed, 9 octets passed over");
    assertThat(problem)
        .startsWith("4 packets, none with readable IEC 104 on TCP port 2404 or 19998");
  }

  @Test
  void otherPortsAreReadIfNamed() throws IOException {
    byte[] capture = usual(ethernet().onPort(12404)).octets();
    assertThat(decode(capture)).isEmpty();
    assertThat(problem)
        .isEqualTo(
            "5 packets, none with readable IEC 104 on TCP port 2404 or 19998; --port names other ports");
    assertThat(decode(capture, 12404)).hasSize(4);
  }

  @Test
  void whatComesBeforeTheDamageIsExplained() throws IOException {
    byte[] whole = usual(ethernet()).octets();
    assertThat(decode(Arrays.copyOf(whole, whole.length - 3)))
        .contains(LINK + "2 APDUs (0 I, 0 S, 2 U), 0 objects, 0 malformed");
    assertThat(problem).isEqualTo("the file ends within a packet, which is not explained");
  }

  @Test
  void noDamageIsTooOdd() throws IOException {
    Random random = new Random(104);
    byte[] pcap = usual(ethernet()).octets();
    byte[] next = usual(Capture.pcapng(ByteOrder.LITTLE_ENDIAN, Capture.ETHERNET)).octets();
    for (int i = 0; i < 5_000; i++) {
      byte[] octets = (i % 2 == 0 ? pcap : next).clone();
      for (int change = random.nextInt(4); change >= 0; change--) {
        octets[4 + random.nextInt(octets.length - 4)] = (byte) random.nextInt();
      }
      decode(octets);
    }
    assertThat(explained.lines()).isNotEmpty();
  }
}
