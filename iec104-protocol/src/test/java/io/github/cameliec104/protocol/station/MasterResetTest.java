package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.SystemElement.ResetProcess;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasterResetTest {

  private final MasterRig master = MasterRig.started(MasterRig.QUIET);

  @ParameterizedTest
  @CsvSource({
    "1, 69010700010000000001, Confirmed",
    "2, 69010700010000000002, Confirmed",
    "1, 69014700010000000001, Refused",
    "1, 69016D00010000000001, Refused"
  })
  void aResetIsCompleteWithItsConfirmation(int qualifier, String answer, String result) {
    Asdu reset = MasterRig.of(TypeId.C_RP_NA_1, Cause.ACTIVATION, 0, new ResetProcess(qualifier));
    CompletableFuture<CommandResult> asked =
        master.station.request(reset, Until.TERMINATION, master.nowNanos);
    assertThat(master.sent()).containsExactly("6901060001000000000" + qualifier);
    assertThat(asked).isNotDone();
    master.receive(answer);
    assertThat(asked.join().getClass().getSimpleName()).isEqualTo(result);
  }
}
