package io.github.cameliec104.camel.scadapy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameliec104.camel.points.ScadaPyClient;
import io.github.cameliec104.camel.points.ScadaPyClientReader;
import io.github.cameliec104.protocol.asdu.AddressSizes;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.AsduCodec;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every vector of {@code src/vectors/scadapy}, octet by octet, in both dialects. */
class ScadaPyVectorsTest {

  private static final Path FOLDER = Path.of("..", "src", "vectors", "scadapy");
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  /** One case: what is received, and the datagrams of both dialects. */
  record Vector(String title, Asdu asdu, List<String> minimal, List<String> extended) {
    @Override
    public String toString() {
      return title;
    }
  }

  static Stream<Vector> vectors() throws IOException {
    List<Vector> vectors = new ArrayList<>();
    String title = "";
    for (String line : Files.readAllLines(FOLDER.resolve("client-datagrams.txt"))) {
      Vector last = vectors.isEmpty() ? null : vectors.get(vectors.size() - 1);
      if (line.startsWith("= ")) {
        title = line.substring(2);
      } else if (line.startsWith("asdu ")) {
        vectors.add(
            new Vector(title, decode(line.substring(9)), new ArrayList<>(), new ArrayList<>()));
      } else if (line.startsWith("minimal ")) {
        last.minimal().add(line.substring(9));
      } else if (line.startsWith("extended ")) {
        last.extended().add(line.substring(9));
      } else {
        assertThat(line).matches("#.*|");
      }
    }
    assertThat(vectors).hasSize(20);
    return vectors.stream();
  }

  private static Asdu decode(String hex) {
    return new AsduCodec(AddressSizes.STANDARD).decode(ByteBuffer.wrap(HEX.parseHex(hex)));
  }

  private static ScadaPyClient client() throws IOException {
    try (InputStream in = Files.newInputStream(FOLDER.resolve("iec104client.json"))) {
      return ScadaPyClientReader.read(in, "iec104client.json").client();
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void datagramsAreThoseOfScadaPy(Vector vector) throws IOException {
    assertThat(new ScadaPyMapping(client(), ScadaPyDialect.MINIMAL).datagrams(vector.asdu()))
        .isEqualTo(vector.minimal());
    assertThat(new ScadaPyMapping(client(), ScadaPyDialect.EXTENDED).datagrams(vector.asdu()))
        .isEqualTo(vector.extended());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void updatesGiveTheSameDatagramsAsTheirAsdu(Vector vector) throws IOException {
    ScadaPyMapping mapping = new ScadaPyMapping(client(), ScadaPyDialect.EXTENDED);
    List<String> datagrams = new ArrayList<>();
    for (InformationObject object : vector.asdu().objects()) {
      if (object.element() instanceof Monitored value) {
        datagrams.addAll(mapping.datagrams(update(vector.asdu(), object, value)));
      }
    }
    assertThat(datagrams).isEqualTo(vector.extended());
  }

  private static PointUpdate update(Asdu asdu, InformationObject object, Monitored value) {
    PointAddress address = new PointAddress(asdu.commonAddress(), object.address());
    return new PointUpdate(
        null, address, asdu.type(), Cause.SPONTANEOUS, value, object.time(), null, Instant.EPOCH);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void everyDatagramIsJson(Vector vector) throws IOException {
    for (String datagram : vector.extended()) {
      assertThat(new ObjectMapper().readTree(datagram).get("data")).hasSize(1);
    }
  }
}
