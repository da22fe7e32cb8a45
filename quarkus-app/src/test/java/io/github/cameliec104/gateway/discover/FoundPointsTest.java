package io.github.cameliec104.gateway.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.camel.points.PointListReader;
import io.github.cameliec104.camel.points.ValueKind;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FoundPointsTest {
  private final FoundPoints found = new FoundPoints();

  private void add(int station, int object, TypeId type, Monitored value) {
    found.add(PointUpdate.of(new PointAddress(station, object), type, value));
  }

  private void single(int station, int object, TypeId type) {
    add(station, object, type, new Monitored.SinglePoint(true, Quality.GOOD));
  }

  private void real(int station, int object, TypeId type, float value) {
    add(station, object, type, new Monitored.ShortFloat(value, Quality.of(Quality.NOT_TOPICAL)));
  }

  private String written(ListFormat format) {
    return format.write("a title", found.points());
  }

  @Test
  void pointsAreListedByAddressWithWhatTheySaid() {
    real(3, 8001, TypeId.M_ME_NC_1, 61.4f);
    single(3, 100, TypeId.M_SP_NA_1);
    assertThat(written(ListFormat.YAML))
        .isEqualTo(
            """
            # a title
            commonAddress: 3
            points:
              - { name: single-100, objectAddress: 100, type: M_SP_NA_1 }  # ON good
              - { name: float-8001, objectAddress: 8001, type: M_ME_NC_1 }  # 61.40 NT
            """);
  }

  @Test
  void stationsAreNamedIfThereAreSeveral() {
    single(2, 100, TypeId.M_SP_NA_1);
    single(1, 100, TypeId.M_SP_NA_1);
    assertThat(written(ListFormat.YAML))
        .isEqualTo(
            """
            # a title
            points:
              - { name: 1/single-100, commonAddress: 1, objectAddress: 100, type: M_SP_NA_1 }  # ON good
              - { name: 2/single-100, commonAddress: 2, objectAddress: 100, type: M_SP_NA_1 }  # ON good
            """);
    assertThat(written(ListFormat.CSV))
        .isEqualTo(
            """
            name,commonAddress,objectAddress,type
            1/single-100,1,100,M_SP_NA_1
            2/single-100,2,100,M_SP_NA_1
            """);
  }

  @Test
  void thePointListReaderReadsAllNotationsBack() {
    for (TypeId type : TypeId.values()) {
      if (type.isMonitored()) {
        Monitored value = (Monitored) ValueKind.of(type).neutral();
        add(1 + type.number() % 2, 1000 + type.number(), type, value);
      }
    }
    for (ListFormat format : ListFormat.values()) {
      PointListReader.Result read = PointListReader.read(written(format), "found");
      assertThat(read.warnings()).isEmpty();
      assertThat(read.points().points())
          .isEqualTo(found.points().stream().map(FoundPoints.Found::point).toList());
    }
  }

  @Test
  void aTypeWithTimeTagIsKept() {
    single(1, 100, TypeId.M_SP_NA_1);
    single(1, 100, TypeId.M_SP_TB_1);
    single(1, 100, TypeId.M_SP_NA_1);
    single(1, 101, TypeId.M_SP_TA_1);
    assertThat(found.size()).isEqualTo(2);
    assertThat(found.points())
        .allMatch(point -> point.point().type() == TypeId.M_SP_TB_1, "M_SP_TB_1");
    assertThat(found.oddities()).isEmpty();
  }

  @Test
  void theFirstOfSeveralKindsIsKept() {
    single(1, 100, TypeId.M_SP_NA_1);
    real(1, 100, TypeId.M_ME_TF_1, 1);
    real(1, 100, TypeId.M_ME_TF_1, 2);
    assertThat(found.points().get(0).point().type()).isEqualTo(TypeId.M_SP_NA_1);
    assertThat(found.oddities())
        .containsExactly("1/100: reported as M_SP_NA_1 and as M_ME_TF_1; the first is listed");
  }

  @Test
  void addressesThatNoPointMayHaveAreLeftOut() {
    single(1, 0, TypeId.M_SP_NA_1);
    single(0, 1, TypeId.M_SP_NA_1);
    single(65535, 1, TypeId.M_SP_NA_1);
    assertThat(found.size()).isZero();
    assertThat(found.oddities()).hasSize(3).allMatch(odd -> odd.contains("not listed"));
  }

  @ParameterizedTest
  @EnumSource(ListFormat.class)
  void everyNotationEndsWithALine(ListFormat format) {
    single(1, 1, TypeId.M_SP_NA_1);
    assertThat(written(format)).endsWith("\n").doesNotContain("\r");
  }
}
