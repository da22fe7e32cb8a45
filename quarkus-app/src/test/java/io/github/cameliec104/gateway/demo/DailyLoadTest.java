package io.github.cameliec104.gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DailyLoadTest {

  @Test
  void isAFractionOfThePeakAtAnyTime() {
    IntStream.range(0, 24 * 60)
        .mapToDouble(minute -> DailyLoad.at(minute / 60.0))
        .forEach(load -> assertThat(load).isBetween(0.35, 1.0));
  }

  @Test
  void isHighestInTheEveningAndLowestAtNight() {
    assertThat(DailyLoad.at(19)).isGreaterThan(DailyLoad.at(8.5));
    assertThat(DailyLoad.at(8.5)).isGreaterThan(DailyLoad.at(3));
  }

  @Test
  void repeatsEveryDay() {
    assertThat(DailyLoad.at(31.5)).isEqualTo(DailyLoad.at(7.5));
    assertThat(DailyLoad.at(-2)).isEqualTo(DailyLoad.at(22));
  }
}
