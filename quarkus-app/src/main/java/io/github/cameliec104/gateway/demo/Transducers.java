package io.github.cameliec104.gateway.demo;

import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Quality;
import java.util.List;
import java.util.Map;

/** The transducers between plant and control; one of them may fail for a while. */
final class Transducers {
  private static final double NOT_TOPICAL_SECONDS = 10;
  private static final List<String> FAILING =
      List.of("L1.P", "L2.UL2", "T1.OilTemp", "T2.I", "F2.I", "F5.P", "B110.F");

  private Map<String, Monitored> last = Map.of();

  /**
   * What arrives of the readings. A transducer that fails keeps its last value: first marked NT,
   * since nothing new comes, then IV as well.
   */
  Map<String, Monitored> read(Report report, Incidents incidents) {
    if (incidents.active(Incidents.Kind.TRANSDUCER)) {
      String failing = incidents.choose(FAILING);
      boolean unusable = incidents.sinceStart() > NOT_TOPICAL_SECONDS;
      report.freeze(failing, last);
      report.flag(failing, Quality.NOT_TOPICAL | (unusable ? Quality.INVALID : 0));
    }
    last = Map.copyOf(report.readings());
    return report.readings();
  }
}
