package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Command;
import io.github.cameliec104.protocol.asdu.Command.BitstringCommand;
import io.github.cameliec104.protocol.asdu.Command.DoubleCommand;
import io.github.cameliec104.protocol.asdu.Command.SingleCommand;
import io.github.cameliec104.protocol.asdu.CounterNotes;
import io.github.cameliec104.protocol.asdu.DoubleState;
import io.github.cameliec104.protocol.asdu.Monitored.Counter;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a master sends to select, deactivate and count, octet for octet. */
class MasterProceduresTest {

  private static final PointAddress ADDRESS = new PointAddress(1, 5000);
  private static final Command ON = new SingleCommand(true, 1, false);

  private final MasterRig master = MasterRig.started(MasterRig.QUIET.withOriginator(7));

  private static CommandRequest single(Until until) {
    return new CommandRequest(ADDRESS, TypeId.C_SC_NA_1, ON, null, until);
  }

  private CompletableFuture<CommandResult> command(CommandRequest request) {
    return master.station.command(request, master.nowNanos);
  }

  @Test
  void selectsConfirmsExecutesConfirmsAndTerminates() {
    CompletableFuture<CommandResult> result =
        command(single(Until.TERMINATION).withSelectBeforeOperate());
    assertThat(master.sent()).containsExactly("2d010607010088130085");
    master.receive("2D 01 07 07 01 00 88 13 00 85");
    assertThat(master.sent()).containsExactly("2d010607010088130005");
    master.receive("2D 01 07 07 01 00 88 13 00 05");
    assertThat(result).isNotDone();
    master.receive("2D 01 0A 07 01 00 88 13 00 05");
    assertThat(result.join()).isInstanceOf(CommandResult.Terminated.class);
    assertThat(master.sent()).isEmpty();
  }

  @Test
  void isCompleteWithTheConfirmationOfTheExecutionIfNoMoreIsAsked() {
    CompletableFuture<CommandResult> result =
        command(single(Until.CONFIRMATION).withSelectBeforeOperate());
    master.sent();
    master.receive("2D 01 07 07 01 00 88 13 00 85");
    assertThat(result).isNotDone();
    master.sent();
    master.receive("2D 01 07 07 01 00 88 13 00 85"); // the selection once more
    assertThat(result).isNotDone();
    master.receive("2D 01 07 07 01 00 88 13 00 05");
    assertThat(result.join()).isInstanceOf(CommandResult.Confirmed.class);
  }

  @Test
  void aTaggedCommandIsSelectedAndExecutedWithItsTime() {
    DoubleCommand off = new DoubleCommand(DoubleState.OFF, 0, false);
    command(
        new CommandRequest(ADDRESS, TypeId.C_DC_TA_1, off, null, Until.CONFIRMATION)
            .withSelectBeforeOperate());
    assertThat(master.sent()).containsExactly("3b01060701008813008103912d8d2f0718");
    master.receive("3B 01 07 07 01 00 88 13 00 81 03 91 2D 8D 2F 07 18");
    assertThat(master.sent()).containsExactly("3b01060701008813000103912d8d2f0718");
  }

  @Test
  void aSelectionAloneAndItsDeactivation() {
    CommandRequest selection = CommandRequest.of(ADDRESS, TypeId.C_SC_NA_1, ON.withSelect(true));
    CompletableFuture<CommandResult> selected = command(selection);
    assertThat(master.sent()).containsExactly("2d010607010088130085");
    master.receive("2D 01 07 07 01 00 88 13 00 85");
    assertThat(selected.join().positive()).isTrue();

    CompletableFuture<CommandResult> cancelled =
        master.station.deactivate(selection, master.nowNanos);
    assertThat(master.sent()).containsExactly("2d010807010088130085");
    master.receive("2D 01 09 07 01 00 88 13 00 85");
    assertThat(cancelled.join()).isInstanceOf(CommandResult.Confirmed.class);

    cancelled =
        master.station.deactivate(
            single(Until.CONFIRMATION).withSelectBeforeOperate(), master.nowNanos);
    assertThat(master.sent()).containsExactly("2d010807010088130085");
    master.receive("2D 01 49 07 01 00 88 13 00 85");
    assertThat(cancelled.join())
        .isInstanceOfSatisfying(
            CommandResult.Refused.class,
            refused -> assertThat(refused.cause()).isEqualTo(Cause.DEACTIVATION_CONFIRMATION));
  }

  @Test
  void whatCannotBeSelectedIsNotAskedFor() {
    CommandRequest bits =
        CommandRequest.of(ADDRESS, TypeId.C_BO_NA_1, new BitstringCommand(0x12345678));
    assertThatIllegalArgumentException()
        .isThrownBy(bits::withSelectBeforeOperate)
        .withMessageContaining("1/5000 of type C_BO_NA_1, which has no S/E");
    CommandRequest selection = CommandRequest.of(ADDRESS, TypeId.C_SC_NA_1, ON.withSelect(true));
    assertThatIllegalArgumentException()
        .isThrownBy(selection::withSelectBeforeOperate)
        .withMessageContaining("1/5000 of type C_SC_NA_1 with S/E set");
  }

  @Test
  void countersAreReadUntilTheTermination() {
    CompletableFuture<CommandResult> result =
        master.station.ask(asking -> asking.counterInterrogation(1, 5, 0), master.nowNanos);
    assertThat(master.sent()).containsExactly("65010607010000000005");
    master.receive("65 01 07 07 01 00 00 00 00 05");
    master.receive("0F 01 25 07 01 00 84 03 00 67 12 00 00 01");
    assertThat(result).isNotDone();
    master.receive("65 01 0A 07 01 00 00 00 00 05");
    assertThat(result.join()).isInstanceOf(CommandResult.Terminated.class);
    PointUpdate update = master.points.get(0);
    assertThat(update.cause()).isEqualTo(Cause.COUNTER_GENERAL);
    assertThat(update.value()).isEqualTo(new Counter(4711, CounterNotes.NONE.withSequence(1)));
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 41", "4, 2, 84", "5, 3, c5"})
  void freezingIsCompleteWithItsConfirmation(int group, int freeze, String qualifier) {
    CompletableFuture<CommandResult> result =
        master.station.ask(
            asking -> asking.counterInterrogation(65535, group, freeze), master.nowNanos);
    assertThat(master.sent()).containsExactly("65010607ffff000000" + qualifier);
    master.receive("65010707" + "0100000000" + qualifier);
    assertThat(result.join()).isInstanceOf(CommandResult.Confirmed.class);
    master.receive("65010A07" + "0100000000" + qualifier); // a late termination disturbs nobody
  }

  @Test
  void groupsOfCountersAreAskedAtTheSameTime() {
    CompletableFuture<CommandResult> first =
        master.station.ask(asking -> asking.counterInterrogation(1, 1, 0), master.nowNanos);
    CompletableFuture<CommandResult> second =
        master.station.ask(asking -> asking.counterInterrogation(1, 2, 0), master.nowNanos);
    assertThat(master.sent()).hasSize(2);
    master.receive("65 01 47 07 01 00 00 00 00 02");
    assertThat(second.join().positive()).isFalse();
    assertThat(first).isNotDone();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "6, 0", "5, 4", "5, -1"})
  void requestsThatTheStandardDoesNotKnowAreNotSent(int request, int freeze) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                master.station.ask(
                    asking -> asking.counterInterrogation(1, request, freeze), master.nowNanos));
    assertThat(master.sent()).isEmpty();
  }
}
