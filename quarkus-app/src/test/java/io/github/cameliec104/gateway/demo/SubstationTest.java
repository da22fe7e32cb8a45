package io.github.cameliec104.gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cameliec104.protocol.asdu.DoubleState;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Quality;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubstationTest {
  private static final int DAY_SECONDS = 24 * 60;

  private final Substation plant = new Substation(1);

  private double number(String name) {
    return ((Number) plant.readings().get(name).plain()).doubleValue();
  }

  private Object plain(String name) {
    return plant.readings().get(name).plain();
  }

  private void pass(int seconds) {
    for (int i = 0; i < 2 * seconds; i++) {
      plant.advance(0.5);
    }
  }

  private Breaker breaker(String name) {
    return plant.breakers().filter(b -> b.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void doesTheSameForTheSameSeed() {
    assertThat(day(7)).isEqualTo(day(7)).isNotEqualTo(day(8));
  }

  private static List<Map<String, Monitored>> day(long seed) {
    Substation substation = new Substation(seed);
    return IntStream.range(0, 300)
        .mapToObj(
            second -> {
              substation.advance(1);
              return Map.copyOf(substation.readings());
            })
        .toList();
  }

  @Test
  void currentFollowsPowerAndVoltage() {
    for (int i = 0; i < 50; i++) {
      pass(10);
      double apparent = Math.hypot(number("T1.P"), number("T1.Q"));
      assertThat(apparent / (Math.sqrt(3) * number("A.U")) * 1000)
          .isCloseTo(number("T1.I"), within(2.0));
      assertThat(number("L2.CosPhi"))
          .isCloseTo(number("L2.P") / Math.hypot(number("L2.P"), number("L2.Q")), within(0.0001));
    }
  }

  @Test
  void whatTheLinesBringIsWhatTheTransformersDraw() {
    for (int i = 0; i < 50; i++) {
      pass(10);
      assertThat(number("L1.Q") + number("L2.Q"))
          .isCloseTo(number("T1.Q") + number("T2.Q"), within(0.001));
    }
  }

  @Test
  void tapChangerKeepsTheVoltageInItsBandOverADay() {
    Set<Double> taps = new HashSet<>();
    int outside = 0;
    for (int second = 0; second < DAY_SECONDS; second++) {
      pass(1);
      taps.add(number("T1.Tap"));
      outside += Math.abs(number("A.U") - 10.3) > 0.2 ? 1 : 0;
    }
    assertThat(taps).hasSizeGreaterThan(1);
    assertThat(outside).isLessThan(DAY_SECONDS / 50);
  }

  @Test
  void voltageDropsWhenATransformerCarriesBothSections() {
    pass(60);
    breaker("BC.Q0").close();
    pass(2);
    double before = number("A.U");
    double power = number("T1.P");
    breaker("T2.Q10").open();
    pass(1);
    assertThat(number("T1.P")).isGreaterThan(1.6 * power);
    assertThat(number("T2.P")).isZero();
    assertThat(number("A.U")).isLessThan(before - 0.1).isEqualTo(number("B.U"));
  }

  @Test
  void temperatureFollowsTheLoadWithLag() {
    pass(60);
    double oil = number("T1.OilTemp");
    breaker("T1.Q10").open();
    pass(5);
    assertThat(number("T1.OilTemp")).isCloseTo(oil, within(2.0));
    pass(300);
    assertThat(number("T1.OilTemp")).isLessThan(oil - 5);
  }

  @Test
  void registersCountTheEnergyDrawn() {
    double before = number("F1.W");
    double megawattHours = 0;
    for (int second = 0; second < 600; second++) {
      pass(1);
      megawattHours += number("F1.P") * 60 / 3600;
    }
    assertThat(number("F1.W") - before).isCloseTo(1000 * megawattHours, within(100.0));
  }

  @Test
  void withoutLinesEverythingIsDead() {
    breaker("L1.Q0").open();
    breaker("L2.Q0").open();
    pass(2);
    assertThat(
            List.of(
                number("B110.U"), number("B110.F"), number("A.U"), number("F3.I"), number("T2.P")))
        .containsOnly(0.0);
  }

  @Test
  void feederWithAShortCircuitTripsAndIsReclosed() {
    Feeder feeder = new Feeder("F", 3, 0, new Random(1));
    feeder.advance(0.5, 12, 0, 10);
    feeder.shortCircuit();
    List<String> story = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      feeder.advance(0.5, 12, 0, 10);
      Report report = new Report();
      feeder.report(report);
      Map<String, Monitored> said = report.readings();
      String now =
          said.get("F.PickUp").plain()
              + " "
              + said.get("F.Trip").plain()
              + " "
              + said.get("F.Q0").plain();
      if (story.isEmpty() || !story.get(story.size() - 1).equals(now)) {
        story.add(now);
      }
    }
    assertThat(story)
        .containsExactly(
            "true false ON", "false true OFF", "false false INTERMEDIATE", "false false ON");
  }

  @Test
  void faultCurrentIsAMultipleOfTheLoad() {
    Feeder feeder = new Feeder("F", 3, 0, new Random(1));
    Report before = new Report();
    feeder.advance(0.5, 12, 0, 10);
    feeder.report(before);
    feeder.shortCircuit();
    feeder.advance(0.5, 12, 0, 10);
    Report fault = new Report();
    feeder.report(fault);
    assertThat((Float) fault.readings().get("F.I").plain())
        .isGreaterThan(5 * (Float) before.readings().get("F.I").plain());
  }

  @Test
  void everyKindOfIncidentHappensWithinADay() {
    Set<String> seen = new HashSet<>();
    for (int second = 0; second < DAY_SECONDS; second++) {
      pass(1);
      plant.readings().forEach((name, value) -> seen.add(name + " " + value.plain()));
      plant
          .readings()
          .values()
          .forEach(value -> seen.add(String.join(" ", value.quality().flags())));
    }
    assertThat(seen).contains("S.Door true", "NT", "IV NT", "");
    assertThat(seen).containsAnyOf("A.EarthFault true", "B.EarthFault true");
  }

  @Test
  void failedTransducerKeepsItsLastValue() {
    for (int second = 0; second < DAY_SECONDS; second++) {
      Map<String, Monitored> before = plant.readings();
      pass(1);
      plant
          .readings()
          .forEach(
              (name, value) -> {
                if (before.get(name).quality().notTopical() && value.quality().notTopical()) {
                  assertThat(value.plain()).isEqualTo(before.get(name).plain());
                }
              });
    }
  }

  @Test
  void movingBreakerRefusesAnOrder() {
    Breaker breaker = new Breaker("Q0", false);
    assertThat(breaker.order(true)).isTrue();
    assertThat(breaker.order(false)).isFalse();
    breaker.advance(1);
    assertThat(breaker.closed()).isTrue();
    assertThat(breaker.order(false)).isTrue();
  }

  @Test
  void tapChangerStopsAtItsEnd() {
    TapChanger taps = new TapChanger();
    for (int i = 0; i < TapChanger.HIGHEST - TapChanger.NEUTRAL; i++) {
      assertThat(taps.go(true)).isTrue();
      assertThat(taps.moving()).isTrue();
      assertThat(taps.go(true)).isFalse();
      taps.advance(4, 0);
    }
    assertThat(taps.position()).isEqualTo(TapChanger.HIGHEST);
    assertThat(taps.go(true)).isFalse();
    assertThat(taps.go(false)).isTrue();
  }

  @Test
  void goodReadingsHaveNoFlag() {
    assertThat(plant.readings().values()).extracting(Monitored::quality).containsOnly(Quality.GOOD);
    assertThat(plain("L1.Q0")).isEqualTo(DoubleState.ON);
  }
}
