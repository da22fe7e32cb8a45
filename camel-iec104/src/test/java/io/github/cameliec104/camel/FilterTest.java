package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameliec104.camel.points.PointList;
import io.github.cameliec104.camel.points.PointListReader;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which points the filter options let through. */
class FilterTest {

  private static final PointList POINTS =
      PointListReader.read(
              """
              points:
                - { name: A, commonAddress: 1, objectAddress: 10, type: M_SP_NA_1 }
                - { name: B, commonAddress: 1, objectAddress: 11, type: M_SP_NA_1 }
              """,
              "points.yaml")
          .points();

  private static final List<PointUpdate> SENT =
      List.of(
          Rtu.single(1, 10, true).withName("A"),
          Rtu.single(1, 11, true).withName("B"),
          Rtu.single(2, 10, true).withCause(Cause.INTERROGATED_STATION),
          Rtu.float36(1, 20, 1),
          Rtu.float36(3, 4001, 1).withCause(Cause.PERIODIC));

  private static PointFilter filter(String options) {
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      Iec104Endpoint endpoint =
          context.getEndpoint("iec104:master:rtu?" + options, Iec104Endpoint.class);
      return new PointFilter(endpoint.getConfiguration(), POINTS, TypeId::isMonitored);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "k=12 | 1/10 1/11 2/10 1/20 3/4001",
        "commonAddresses=1 | 1/10 1/11 1/20",
        "commonAddresses=2-3 | 2/10 3/4001",
        "objectAddresses=1-10,4001 | 1/10 2/10 3/4001",
        "objectAddresses=11, 20 | 1/11 1/20",
        "types=M_SP_NA_1 | 1/10 1/11 2/10",
        "types=m_me_tf_1 | 1/20 3/4001",
        "types=36,1&objectAddresses=10 | 1/10 2/10",
        "causes=SPONTANEOUS | 1/10 1/11 1/20",
        "causes=20,PERIODIC | 2/10 3/4001",
        "points=x&pointNames=B | 1/11",
        "points=x&pointNames=A,B&commonAddresses=1-5 | 1/10 1/11",
        "points=x&unlisted=drop | 1/10 1/11",
        "points=x&unlisted=deliver | 1/10 1/11 2/10 1/20 3/4001",
      })
  void optionsLetThrough(String options, String expected) {
    PointFilter filter = filter(options);
    assertThat(
            SENT.stream()
                .filter(point -> filter.acceptsPoint(point) && filter.acceptsCause(point))
                .map(update -> update.address().toString())
                .collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "objectAddresses=1-x | objectAddresses=1-x: '1-x', expected numbers and ranges",
        "objectAddresses=10-1 | objectAddresses=10-1: '10-1', expected numbers and ranges",
        "commonAddresses=1,,2 | commonAddresses=1,,2: '', expected numbers and ranges",
        "types=M_XX | types: 'M_XX', expected one of M_SP_NA_1 (1), M_SP_TA_1 (2)",
        "types=C_SC_NA_1 | types: 'C_SC_NA_1', expected one of M_SP_NA_1 (1)",
        "causes=99 | causes: '99', expected one of UNUSED (0), PERIODIC (1)",
        "pointNames=A | pointNames=A needs a point list, set points",
        "unlisted=drop | unlisted=drop needs a point list, set points",
        "points=x&pointNames=C | pointNames: 'C' is not in x",
      })
  void wrongFiltersAreRefusedWithWhatIsExpected(String options, String expected) {
    assertThatThrownBy(() -> filter(options)).hasMessageStartingWith(expected);
  }
}
