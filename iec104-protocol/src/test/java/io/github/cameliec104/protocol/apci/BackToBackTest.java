package io.github.cameliec104.protocol.apci;

import static io.github.cameliec104.protocol.apci.ApciSession.Acknowledge.PROCESSED;
import static io.github.cameliec104.protocol.apci.ApciSession.Acknowledge.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.apci.ApciSession.Acknowledge;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two sessions talk to each other: whatever happens between them, everything arrives once and in
 * order.
 */
class BackToBackTest {

  @Test
  void aHundredThousandFramesArriveOnceAndInOrder() {
    ApciSettings settings = ApciSettings.DEFAULT;
    var stations = new TwoStations(new Random(104), settings, settings, PROCESSED, 50_000, 5000);
    stations.run();
    assertEverythingArrived(stations, 50_000);
    assertThat(stations.stops).isPositive();
    assertThat(stations.master.session.sendNumber()).as("wrapped").isEqualTo(50_000 - 32_768);
    assertThat(stations.slave.session.sendNumber()).as("wrapped").isEqualTo(50_000 - 32_768);
  }

  static IntStream seeds() {
    return IntStream.range(0, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyWindowsAndStopsLoseNothing(int seed) {
    var random = new Random(seed);
    Acknowledge mode = seed % 2 == 0 ? RECEIVED : PROCESSED;
    var stations = new TwoStations(random, settings(random), settings(random), mode, 300, 20);
    stations.run();
    assertEverythingArrived(stations, 300);
    assertThat(stations.stops).isPositive();
  }

  @Test
  void quietConnectionsAreTested() {
    var settings = ApciSettings.DEFAULT.withK(2).withW(20);
    var stations =
        new TwoStations(
            new Random(1), settings, settings.withT3(Duration.ofSeconds(3)), RECEIVED, 50, 500);
    stations.run();
    assertEverythingArrived(stations, 50);
    assertThat(stations.tests).isPositive();
  }

  private static ApciSettings settings(Random random) {
    return ApciSettings.DEFAULT.withK(1 + random.nextInt(40)).withW(1 + random.nextInt(20));
  }

  private static void assertEverythingArrived(TwoStations stations, int total) {
    assertThat(stations.master.fault).isNull();
    assertThat(stations.slave.fault).isNull();
    for (TwoStations.Station station :
        new TwoStations.Station[] {stations.master, stations.slave}) {
      assertThat(station.sent).isEqualTo(total);
      assertThat(station.delivered).isEqualTo(total);
      assertThat(station.acknowledged).isEqualTo(total);
    }
  }
}
