package io.github.cameliec104.protocol.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.apci.ApciSession;
import io.github.cameliec104.protocol.apci.CloseReason;
import io.github.cameliec104.protocol.asdu.AsduCodec;
import io.github.cameliec104.protocol.asdu.TimeRules;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.conversation.ProjectFiles;
import io.github.cameliec104.protocol.station.CommandReply;
import io.github.cameliec104.protocol.station.CommandRules;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.ReceivedCommand;
import io.github.cameliec104.protocol.station.SlaveListener;
import io.github.cameliec104.protocol.station.SlaveStation;
import io.github.cameliec104.protocol.station.StationPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What a slave does about each fault of a master, octet for octet, whatever pieces it comes in. */
class InvalidFramesTest {

  private final List<ReceivedCommand> commands = new ArrayList<>();

  @TestFactory
  Stream<DynamicTest> everyFaultOfTheVectors() throws IOException {
    return Files.readAllLines(ProjectFiles.find("src/vectors/station/invalid.csv")).stream()
        .skip(1)
        .map(line -> line.split(","))
        .flatMap(
            row ->
                Stream.of(
                    DynamicTest.dynamicTest(row[2], () -> check(row, false)),
                    DynamicTest.dynamicTest(row[2] + ", octet by octet", () -> check(row, true))));
  }

  private void check(String[] row, boolean singleOctets) {
    VirtualConnection slave = slave();
    if (row[0].equals("started")) {
      slave.feed("680407000000");
      assertThat(slave.takeFrames()).containsExactly("68040b000000");
    }
    byte[] octets = HexFormat.of().parseHex(row[1]);
    int piece = singleOctets ? 1 : octets.length;
    for (int i = 0; i < octets.length; i += piece) {
      slave.feed(octets, i, piece);
    }
    if (row[3].startsWith("68")) {
      assertThat(slave.takeFrames()).containsExactly(row[3]);
      assertThat(slave.closed()).isNull();
    } else {
      assertThat(slave.takeFrames()).isEmpty();
      assertThat(slave.closed()).isEqualTo(CloseReason.valueOf(row[3]));
      assertThat(slave.channel().isOpen()).isFalse();
    }
    assertThat(commands).isEmpty();
    slave.disconnect();
  }

  private VirtualConnection slave() {
    SlaveListener listener =
        new SlaveListener() {
          @Override
          public void command(ReceivedCommand command, CommandReply reply) {
            commands.add(command);
          }
        };
    LinkSettings settings = LinkSettings.DEFAULT;
    SlaveStation station =
        new SlaveStation(
            new AsduCodec(settings.sizes()),
            TimeRules.DEFAULT,
            listener,
            InstantSource.system(),
            10,
            new CommandRules(Duration.ofSeconds(10), true));
    station.declare(
        List.of(
            new StationPoint(new PointAddress(1, 100), TypeId.M_SP_NA_1),
            new StationPoint(new PointAddress(1, 5000), TypeId.C_SC_NA_1),
            new StationPoint(new PointAddress(1, 5001), TypeId.C_DC_NA_1)));
    return new VirtualConnection(
        ApciSession.Role.CONTROLLED,
        settings,
        (handler, counters) ->
            station.connected(handler.peer(), "master", counters, handler::execute));
  }
}
