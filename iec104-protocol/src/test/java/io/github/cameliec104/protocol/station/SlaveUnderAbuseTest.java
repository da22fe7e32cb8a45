package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A master that asks and asks and never takes the answers. */
class SlaveUnderAbuseTest {

  private static final int BROADCAST = 0xFFFF;

  private final SlaveRig rig = new SlaveRig(10);
  private int done;

  private void ask(SlaveLink link, int times) {
    for (int i = 0; i < times; i++) {
      link.received(SlaveRig.interrogation(BROADCAST, 20), () -> done++, 0);
    }
  }

  @Test
  void broadcastsDoNotMultiplyTheAnswersThatWait() {
    for (int station = 1; station <= 500; station++) {
      rig.station.host(station);
    }
    SlaveLink link = rig.master("a");
    ask(link, 2000);
    List<Asdu> answers =
        rig.all(link).stream().filter(a -> a.cause() == Cause.ACTIVATION_CONFIRMATION).toList();
    assertThat(answers).hasSize(10_000 + 1980);
    assertThat(answers.get(answers.size() - 1))
        .isEqualTo(
            SlaveRig.interrogation(BROADCAST, 20).answer(Cause.ACTIVATION_CONFIRMATION, true));
    assertThat(done).isEqualTo(2000);
  }

  @Test
  void theFirstBroadcastIsAnsweredByHoweverManyStations() {
    for (int station = 1; station <= 20_000; station++) {
      rig.station.host(station);
    }
    SlaveLink link = rig.master("a");
    ask(link, 1);
    assertThat(rig.all(link)).filteredOn(a -> !a.cot().negative()).hasSizeGreaterThan(1000);
    ask(link, 1);
    assertThat(rig.all(link)).hasSizeGreaterThan(20_000);
  }
}
