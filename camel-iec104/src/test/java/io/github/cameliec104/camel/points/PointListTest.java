package io.github.cameliec104.camel.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.PointAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class PointListTest {

  private static final PointAddress HERE = new PointAddress(1, 1);
  private static final PointAddress THERE = new PointAddress(1, 2);
  private static final Point FIRST = new Point("A", HERE, TypeId.M_SP_NA_1);
  private static final Point SECOND = new Point("A", THERE, TypeId.M_SP_NA_1);
  private static final Point SAME_PLACE = new Point("B", HERE, TypeId.M_SP_TB_1);
  private static final Point COMMAND = new Point("C", HERE, TypeId.C_SC_NA_1);
  private static final PointList LIST = PointList.of(List.of(FIRST, SECOND, SAME_PLACE, COMMAND));

  @Test
  void findsByNameInTheOrderOfTheFile() {
    assertThat(LIST.named("A")).isEqualTo(FIRST);
    assertThat(LIST.allNamed("A")).containsExactly(FIRST, SECOND);
    assertThat(LIST.named("X")).isNull();
    assertThat(LIST.allNamed("X")).isEmpty();
    assertThat(LIST.names()).containsExactlyInAnyOrder("A", "B", "C");
  }

  @Test
  void findsByAddressAndDirection() {
    assertThat(LIST.monitored(HERE)).isEqualTo(FIRST);
    assertThat(LIST.allMonitored(HERE)).containsExactly(FIRST, SAME_PLACE);
    assertThat(LIST.command(HERE)).isEqualTo(COMMAND);
    assertThat(LIST.command(THERE)).isNull();
    assertThat(LIST.allMonitored(new PointAddress(2, 1))).isEmpty();
  }

  @Test
  void listsAreEqualByTheirPoints() {
    assertThat(PointList.of(LIST.points())).isEqualTo(LIST).hasSameHashCodeAs(LIST);
    assertThat(LIST).isNotEqualTo(PointList.EMPTY).hasToString("4 points");
  }
}
