package io.github.cameliec104.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TsharkTest {

  private static final String STARTDT_ACT = "680407000000";
  private static final String SINGLE_COMMAND = "680e000000002d010607010088130001";

  @TempDir Path folder;

  @BeforeEach
  void tsharkIsWanted() {
    assumeTrue(Tshark.isWanted());
  }

  @Test
  void findsNothingWrongWithAGoodCaptureInSegmentsOfAnySize() throws IOException {
    Path capture = capture(STARTDT_ACT + SINGLE_COMMAND, 5);

    Tshark.assertClean(capture);
    assertThat(Tshark.read(capture).frames()).isPositive();
  }

  @Test
  void complainsAboutATruncatedAsdu() throws IOException {
    Path capture = capture("680d00000000640106000100000000", 100);

    assertThatThrownBy(() -> Tshark.assertClean(capture)).hasMessageContaining("Malformed");
  }

  @Test
  void complainsAboutACaptureWithoutApdus() throws IOException {
    Path capture = capture("", 1);

    assertThatThrownBy(() -> Tshark.assertClean(capture)).hasMessageContaining("APDUs");
  }

  private Path capture(String hex, int segmentSize) throws IOException {
    Path file = folder.resolve("test.pcap");
    byte[] octets = HexFormat.of().parseHex(hex);
    try (PcapFile pcap = new PcapFile(file)) {
      PcapFile.Link link = pcap.new Link(50000);
      for (int from = 0; from < octets.length; from += segmentSize) {
        int to = Math.min(from + segmentSize, octets.length);
        byte[] segment = java.util.Arrays.copyOfRange(octets, from, to);
        link.segment(true, PcapFile.PSH | PcapFile.ACK, segment);
      }
    }
    return file;
  }
}
