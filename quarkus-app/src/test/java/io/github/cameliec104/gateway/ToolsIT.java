package io.github.cameliec104.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.net.Iec104Slave;
import io.github.cameliec104.protocol.net.SlaveSettings;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.SlaveListener;
import io.github.cameliec104.protocol.station.StationPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code discover} and {@code decode} as users start them. */
@Timeout(120)
class ToolsIT {
  @TempDir private Path folder;

  @Test
  void whatDiscoverWritesCheckAndDecodeTake() throws Exception {
    try (Iec104Slave slave =
        Iec104Slave.bind(SlaveSettings.of("127.0.0.1", 0), new SlaveListener() {})) {
      slave.declare(List.of(new StationPoint(new PointAddress(1, 100), TypeId.M_SP_TB_1)));
      String station = "127.0.0.1:" + slave.port();
      try (GatewayProcess discover =
          GatewayProcess.start(folder, "discover", station, "-o", "points.yaml")) {
        assertThat(discover.exitCode(GatewayProcess.PATIENCE)).as(discover.errors()).isZero();
        assertThat(discover.output()).isEmpty();
        assertThat(discover.errors())
            .isEqualTo(
                "gateway: %1$s: connected; interrogating all stations\ngateway: %1$s: station 1: 1 point\n"
                    .formatted(station));
      }
    }
    try (GatewayProcess check = GatewayProcess.start(folder, "check", "points.yaml")) {
      check.await("points.yaml: ok: 1 point$");
    }
    Files.writeString(folder.resolve("log.txt"), "680E0000000001010300010064000001\n");
    try (GatewayProcess decode =
        GatewayProcess.start(folder, "decode", "log.txt", "--points", "points.yaml")) {
      decode.await("CA=1: 100 \"single-100\" ON good$");
      assertThat(decode.exitCode(GatewayProcess.PATIENCE)).isZero();
      assertThat(decode.errors()).isEmpty();
    }
  }

  @Test
  void aStationThatIsAwayIsToldInOneLine() throws IOException, InterruptedException {
    try (GatewayProcess discover = GatewayProcess.start(folder, "discover", "127.0.0.1:1")) {
      assertThat(discover.exitCode(GatewayProcess.PATIENCE)).isEqualTo(ExitCodes.FAILURE);
      assertThat(discover.errors())
          .isEqualTo("gateway: 127.0.0.1:1: cannot connect: connection refused\n");
      assertThat(discover.output()).isEmpty();
    }
  }
}
