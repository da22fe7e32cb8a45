package io.github.cameliec104.camel.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.camel.points.PointList;
import io.github.cameliec104.camel.points.PointListException;
import io.github.cameliec104.camel.points.PointListReader;
import io.github.cameliec104.camel.points.ScadaPyClientReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a text says, it is read or refused with the exception documented, never another one. */
class DamagedTextTest {

  private static final String STRANGE = "{}[]:,\"'#-&*!|>%@`0e9.\n\t\\ \u0000éx/";
  private static final PointJson JSON = new PointJson(PointList.EMPTY);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/test/resources/points/substation.yaml",
        "src/test/resources/points/remarks-iec104client.json",
        "../src/vectors/scadapy/iec104client.json"
      })
  void filesAreReadOrRefused(String file) throws IOException {
    String text = Files.readString(Path.of(file));
    Random random = new Random(file.hashCode());
    int read = 0;
    for (int i = 0; i < 1500; i++) {
      byte[] octets = damaged(text, random);
      read += reads(octets) ? 1 : 0;
    }
    assertThat(read).isBetween(1, 1499);
  }

  private static boolean reads(byte[] octets) throws IOException {
    try {
      ScadaPyClientReader.read(new ByteArrayInputStream(octets), "file");
    } catch (PointListException e) {
      assertThat(e.problems()).isNotEmpty();
    }
    try {
      PointListReader.read(new ByteArrayInputStream(octets), "file");
      return true;
    } catch (PointListException e) {
      assertThat(e.problems()).isNotEmpty();
      return false;
    }
  }

  @Test
  void updatesAreReadOrRefused() {
    String text =
        "{\"name\":\"A\",\"commonAddress\":1,\"objectAddress\":9,\"type\":\"M_IT_TB_1\","
            + "\"cause\":\"SPONTANEOUS\",\"value\":61,\"counter\":{\"sequence\":1},"
            + "\"quality\":[\"IV\"],\"time\":\"2026-11-20T10:00:00.123Z\",\"timeQuality\":\"IV\"}";
    Random random = new Random(1);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] octets = damaged(text, random);
      try {
        read += JSON.readAll(octets).size();
      } catch (JsonFormatException e) {
        assertThat(e.expected()).isNotBlank();
      }
    }
    assertThat(read).isBetween(1, 19_999);
  }

  private static byte[] damaged(String text, Random random) {
    StringBuilder damaged = new StringBuilder(text);
    for (int n = random.nextInt(3); n >= 0; n--) {
      int at = random.nextInt(damaged.length());
      char strange = STRANGE.charAt(random.nextInt(STRANGE.length()));
      switch (random.nextInt(3)) {
        case 0 -> damaged.setCharAt(at, strange);
        case 1 -> damaged.insert(at, strange);
        default -> damaged.deleteCharAt(at);
      }
    }
    byte[] octets = damaged.toString().getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(10) == 0) {
      octets[random.nextInt(octets.length)] = (byte) 0xFF;
    }
    return octets;
  }
}
