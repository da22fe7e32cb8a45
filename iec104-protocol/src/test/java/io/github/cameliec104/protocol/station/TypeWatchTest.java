package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.asdu.Monitored.Scaled;
import io.github.cameliec104.protocol.asdu.Monitored.SinglePoint;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypeWatchTest {

  private final List<LinkEvent> events = new ArrayList<>();
  private final List<PointUpdate> passed = new ArrayList<>();

  private final TypeWatch watch =
      new TypeWatch(
          new MasterListener() {
            @Override
            public void points(List<PointUpdate> points, Runnable done) {
              passed.addAll(points);
            }

            @Override
            public void event(LinkEvent event) {
              events.add(event);
            }
          });

  private void single(int address) {
    PointAddress point = new PointAddress(1, address);
    send(PointUpdate.of(point, TypeId.M_SP_NA_1, new SinglePoint(true, Quality.GOOD)));
  }

  private void scaled(int address) {
    PointAddress point = new PointAddress(1, address);
    send(PointUpdate.of(point, TypeId.M_ME_NB_1, new Scaled(1, Quality.GOOD)));
  }

  private void send(PointUpdate update) {
    watch.points(List.of(update), () -> {});
  }

  @Test
  void whatIsRememberedWithoutAListIsBounded() {
    for (int address = 1; address <= TypeWatch.MAX_LEARNT + 1; address++) {
      single(address);
    }
    scaled(TypeWatch.MAX_LEARNT + 1);
    assertThat(events).isEmpty();
    scaled(TypeWatch.MAX_LEARNT);
    assertThat(events).hasSize(1);
    assertThat(passed).hasSize(TypeWatch.MAX_LEARNT + 3);
  }

  @Test
  void aListThatComesLateIsComparedWithWhatComesNext() {
    single(1);
    watch.expect(Map.of(new PointAddress(1, 1), TypeId.M_ME_NC_1));
    single(1);
    single(1);
    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            LinkEvent.TypeConflict.class,
            conflict -> {
              assertThat(conflict.address()).isEqualTo(new PointAddress(1, 1));
              assertThat(conflict.expected()).isEqualTo(TypeId.M_ME_NC_1);
              assertThat(conflict.sent()).isEqualTo(TypeId.M_SP_NA_1);
            });
  }

  @Test
  void theSameObjectAddressOfAnotherStationIsAnotherPoint() {
    single(1);
    send(PointUpdate.of(new PointAddress(2, 1), TypeId.M_ME_NB_1, new Scaled(1, Quality.GOOD)));
    assertThat(events).isEmpty();
  }
}
