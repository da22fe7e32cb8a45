package io.github.cameliec104.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.camel.points.PointListReader;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.net.Iec104Slave;
import io.github.cameliec104.protocol.net.SlaveSettings;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.SlaveListener;
import io.github.cameliec104.protocol.station.StationPoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A station of our own is asked for its points. */
@Timeout(60)
class DiscoverCommandTest {
  private static final PointAddress SWITCH = new PointAddress(1, 100);

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final AtomicReference<Iec104Slave> slave = new AtomicReference<>();

  private int station(SlaveListener listener, StationPoint... points) {
    Iec104Slave bound = Iec104Slave.bind(SlaveSettings.of("127.0.0.1", 0), listener);
    slave.set(bound);
    bound.declare(List.of(points));
    return bound.port();
  }

  private int usual() {
    return station(
        new SlaveListener() {},
        new StationPoint(SWITCH, TypeId.M_SP_TB_1),
        new StationPoint(new PointAddress(1, 8001), TypeId.M_ME_TF_1),
        new StationPoint(new PointAddress(2, 8001), TypeId.M_ME_NB_1),
        new StationPoint(new PointAddress(2, 20000), TypeId.C_SC_NA_1));
  }

  @AfterEach
  void close() {
    if (slave.get() != null) {
      slave.get().close();
    }
  }

  private int run(String... args) {
    CommandLine line = Commands.line();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(args);
  }

  private int discover(int port, String... more) {
    return discover(port, 0, more);
  }

  private int discover(int port, int wait, String... more) {
    List<String> args = new ArrayList<>(List.of("discover", "127.0.0.1:" + port, "--wait=" + wait));
    args.addAll(List.of(more));
    return run(args.toArray(String[]::new));
  }

  @Test
  void allStationsAreListed() {
    int port = usual();
    assertThat(discover(port, 1)).isEqualTo(ExitCodes.OK);
    assertThat(out.toString().lines().skip(1))
        .containsExactly(
            "points:",
            "  - { name: 1/single-100, commonAddress: 1, objectAddress: 100, type: M_SP_NA_1 }  # OFF IV NT",
            "  - { name: 1/float-8001, commonAddress: 1, objectAddress: 8001, type: M_ME_NC_1 }  # 0.00 IV NT",
            "  - { name: 2/scaled-8001, commonAddress: 2, objectAddress: 8001, type: M_ME_NB_1 }  # 0 IV NT");
    assertThat(err.toString().lines())
        .contains(
            "gateway: 127.0.0.1:" + port + ": connected; interrogating all stations",
            "gateway: 127.0.0.1:" + port + ": station 1: 2 points",
            "gateway: 127.0.0.1:" + port + ": station 2: 1 point");
  }

  @Test
  void oneStationIsWrittenToAFileThatCanBeReadBack() throws IOException {
    Path file = folder.resolve("points.json");
    int port = usual();
    assertThat(discover(port, "--common-address=1", "--format=json", "-q", "-o", file.toString()))
        .isEqualTo(ExitCodes.OK);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).isEmpty();
    PointListReader.Result read = PointListReader.read(Files.readString(file), "points.json");
    assertThat(read.points().named("float-8001").address()).isEqualTo(new PointAddress(1, 8001));
    assertThat(FileCheck.of(file).summary()).isEqualTo("2 points");
  }

  @Test
  void eventsTellTheTypeWithTimeTag() {
    SlaveListener publishes =
        new SlaveListener() {
          @Override
          public void event(LinkEvent event) {
            if (event instanceof LinkEvent.StateChanged changed
                && changed.state() == LinkState.STARTED) {
              Monitored on = new Monitored.SinglePoint(true, Quality.GOOD);
              slave.get().update(PointUpdate.of(SWITCH, TypeId.M_SP_TB_1, on));
            }
          }
        };
    int port = station(publishes, new StationPoint(SWITCH, TypeId.M_SP_TB_1));
    assertThat(discover(port, 1)).isEqualTo(ExitCodes.OK);
    assertThat(out.toString()).contains("objectAddress: 100, type: M_SP_TB_1 }  # ON good");
  }

  @Test
  void aStationThatRefusesIsToldAndTheOthersAreListed() {
    int port = usual();
    assertThat(discover(port, "--common-address=1,7")).isEqualTo(ExitCodes.FAILURE);
    assertThat(out.toString()).contains("objectAddress: 8001");
    assertThat(err.toString())
        .contains(
            "gateway: 127.0.0.1:"
                + port
                + ": interrogation of station 7: refused (unknown common address, cause 46)");
  }

  @Test
  void aStationWithoutPointsIsToldAsSuch() {
    int port = station(new SlaveListener() {}, new StationPoint(SWITCH, TypeId.C_SC_NA_1));
    assertThat(discover(port)).isEqualTo(ExitCodes.FAILURE);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("no point was reported");
  }

  @Test
  void nobodyListeningIsToldAtOnce() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThat(discover(port)).isEqualTo(ExitCodes.FAILURE);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "gateway: 127.0.0.1:" + port + ": cannot connect: connection refused\n");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aPeerThatNeverAnswersIsNotWaitedForForEver() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = silent.getLocalPort();
      assertThat(discover(port, "--timeout=1")).isEqualTo(ExitCodes.FAILURE);
      assertThat(err.toString()).contains("connected, but STARTDT was not confirmed within 1 s");
    }
  }

  @Test
  void aPeerThatClosesIsTold() throws Exception {
    try (ServerSocket closing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread acceptor =
          new Thread(
              () -> {
                try (Socket socket = closing.accept()) {
                  socket.getInputStream().read();
                } catch (IOException e) {
                  // the test is over
                }
              });
      acceptor.start();
      assertThat(discover(closing.getLocalPort())).isEqualTo(ExitCodes.FAILURE);
      assertThat(err.toString()).contains("connected, but data transfer did not start: ");
      acceptor.join();
    }
  }

  @Test
  void countersAreListedIfAskedFor() {
    int port =
        station(
            new SlaveListener() {},
            new StationPoint(SWITCH, TypeId.M_SP_TB_1),
            new StationPoint(new PointAddress(1, 9001), TypeId.M_IT_TB_1));
    assertThat(discover(port, "--common-address=1", "--counters")).isEqualTo(ExitCodes.OK);
    assertThat(out.toString())
        .contains("objectAddress: 100, type: M_SP_NA_1")
        .contains("name: counter-9001, objectAddress: 9001, type: M_IT_");
  }
}
