package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.Element;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.Parameter;
import io.github.cameliec104.protocol.asdu.ParameterQualifier;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a master asks besides commands, octet for octet. */
class EnquiriesTest {

  private static final PointAddress OBJECT = new PointAddress(1, 100);

  private final MasterRig master = MasterRig.started(MasterRig.QUIET.withOriginator(7));

  private CompletableFuture<CommandResult> ask(Enquiry enquiry) {
    return master.station.ask(enquiry, master.nowNanos);
  }

  private void assertSent(String... asdus) {
    assertThat(master.sent())
        .containsExactly(
            List.of(asdus).stream()
                .map(asdu -> asdu.replace(" ", "").toLowerCase(java.util.Locale.ROOT))
                .toArray(String[]::new));
  }

  @Test
  void anObjectIsReadWhateverElseComesWithIt() {
    CompletableFuture<CommandResult> answer = ask(a -> a.read(OBJECT));
    assertSent("66 01 05 07 01 00 64 00 00");
    master.receive("01 01 03 00 01 00 64 00 00 00"); // a change is no answer
    master.receive("66 01 07 07 01 00 64 00 00"); // some stations confirm what has no confirmation
    assertThat(answer).isNotDone();
    master.receive("01 03 05 07 01 00 63 00 00 00 64 00 00 01 65 00 00 00");
    CommandResult.Data data = (CommandResult.Data) answer.join();
    assertThat(data.points()).singleElement().isEqualTo(master.points.get(2));
    assertThat(data.points().get(0).address()).isEqualTo(OBJECT);
    assertThat(master.points).hasSize(4);
  }

  @Test
  void anObjectInASequenceIsReadToo() {
    CompletableFuture<CommandResult> answer = ask(a -> a.read(OBJECT));
    master.sent();
    master.receive("01 82 05 07 01 00 63 00 00 00 01");
    assertThat(((CommandResult.Data) answer.join()).points().get(0).objectAddress()).isEqualTo(100);
  }

  @Test
  void aParameterIsReadLikeAnObject() {
    CompletableFuture<CommandResult> answer = ask(a -> a.read(OBJECT));
    master.sent();
    master.receive("70 01 05 07 01 00 64 00 00 00 00 48 41 01");
    assertThat(answer.join().answer().first().element())
        .isEqualTo(new Parameter.FloatParameter(12.5f, new ParameterQualifier(1, false, false)));
    assertThat(master.points).isEmpty();
  }

  @Test
  void anUnknownObjectIsRefusedAndASilentStationTimesOut() {
    CompletableFuture<CommandResult> answer = ask(a -> a.read(OBJECT));
    master.sent();
    assertThat(ask(a -> a.read(OBJECT))).isCompletedExceptionally();
    master.receive("66 01 6F 07 01 00 64 00 00");
    assertThat(answer.join())
        .isInstanceOfSatisfying(
            CommandResult.Refused.class,
            refused -> assertThat(refused.cause()).isEqualTo(Cause.UNKNOWN_OBJECT_ADDRESS));
    CompletableFuture<CommandResult> silent = ask(a -> a.read(OBJECT));
    master.sent();
    master.advance(Duration.ofSeconds(10));
    assertThat(silent).isCompletedExceptionally();
    master.receive("01 01 05 07 01 00 64 00 00 01"); // late, and only a point
    assertThat(master.points).hasSize(1);
  }

  @Test
  void testsResetsAndParametersAreConfirmed() {
    check(a -> a.test(1), "6B 01 06 07 01 00 00 00 00 00 00 03 91 2D 8D 2F 07 18");
    check(a -> a.test(1), "6B 01 06 07 01 00 00 00 00 01 00 03 91 2D 8D 2F 07 18");
    check(a -> a.testWithoutTime(1), "68 01 06 07 01 00 00 00 00 AA 55");
    check(a -> a.reset(1, 2), "69 01 06 07 01 00 00 00 00 02");
    check(a -> a.synchronizeClock(1), "67 01 06 07 01 00 00 00 00 03 91 2D 8D 2F 07 18");
    ParameterQualifier threshold = new ParameterQualifier(1, false, false);
    check(
        a -> a.parameter(OBJECT, new Parameter.NormalizedParameter(-2, threshold)),
        "6E 01 06 07 01 00 64 00 00 FE FF 01");
    check(
        a -> a.parameter(OBJECT, new Parameter.ScaledParameter(300, threshold)),
        "6F 01 06 07 01 00 64 00 00 2C 01 01");
    check(
        a -> a.parameter(OBJECT, new Parameter.FloatParameter(12.5f, threshold)),
        "70 01 06 07 01 00 64 00 00 00 00 48 41 01");
    check(a -> a.parameter(OBJECT, new Parameter.Activation(3)), "71 01 06 07 01 00 64 00 00 03");
    check(a -> a.deactivate(OBJECT, new Parameter.Activation(3)), "71 01 08 07 01 00 64 00 00 03");
  }

  private void check(Enquiry enquiry, String octets) {
    for (boolean refused : new boolean[] {true, false}) {
      CompletableFuture<CommandResult> answer = ask(enquiry);
      Asdu sent = master.next();
      if (!octets.startsWith("6B") || refused) {
        assertThat(octetsOf(sent)).isEqualToIgnoringCase(octets.replace(" ", ""));
      }
      Cause confirmation =
          sent.cause() == Cause.DEACTIVATION
              ? Cause.DEACTIVATION_CONFIRMATION
              : Cause.ACTIVATION_CONFIRMATION;
      master.receive(sent.answer(confirmation, refused));
      assertThat(answer.join().positive()).isEqualTo(!refused);
      if (octets.startsWith("6B")) {
        return;
      }
    }
  }

  private static String octetsOf(Asdu asdu) {
    return MasterRig.hex(asdu);
  }

  @Test
  void theTestNumberBeginsAnewAfter65535() {
    for (int number = 0; number <= 0xFFFF; number++) {
      ask(a -> a.test(1));
      master.answer(master.next(), Cause.ACTIVATION_CONFIRMATION);
    }
    ask(a -> a.test(1));
    assertSent("6B 01 06 07 01 00 00 00 00 00 00 03 91 2D 8D 2F 07 18");
  }

  @Test
  void thePointsOfAnInterrogationAreCollected() {
    CompletableFuture<CommandResult> answer = ask(a -> a.collect(1, 22));
    assertSent("64 01 06 07 01 00 00 00 00 16");
    master.receive("64 01 07 07 01 00 00 00 00 16");
    master.receive("01 02 16 07 01 00 64 00 00 01 65 00 00 00");
    master.receive("1E 01 03 00 01 00 64 00 00 00 03 91 2D 8D 2F 07 18"); // a change
    master.receive("01 01 16 07 02 00 64 00 00 01"); // another station
    master.receive("01 01 15 07 01 00 67 00 00 01"); // another group
    master.receive("0D 01 16 07 01 00 66 00 00 00 00 48 41 00");
    assertThat(answer).isNotDone();
    master.receive("64 01 0A 07 01 00 00 00 00 16");
    CommandResult.Data data = (CommandResult.Data) answer.join();
    assertThat(data.points()).extracting(PointUpdate::objectAddress).containsExactly(100, 101, 102);
    assertThat(data.answer().cause()).isEqualTo(Cause.ACTIVATION_TERMINATION);
    assertThat(master.points).hasSize(6);
  }

  @Test
  void theCountersOfAGroupAreCollected() {
    CompletableFuture<CommandResult> answer = ask(a -> a.collectCounters(1, 2));
    assertSent("65 01 06 07 01 00 00 00 00 02");
    master.receive("65 01 07 07 01 00 00 00 00 02");
    master.receive("0F 01 27 07 01 00 84 03 00 67 12 00 00 01");
    master.receive("0F 01 25 07 01 00 85 03 00 67 12 00 00 01"); // of a general request
    master.receive("65 01 0A 07 01 00 00 00 00 02");
    assertThat(((CommandResult.Data) answer.join()).points())
        .extracting(PointUpdate::objectAddress)
        .containsExactly(900);
  }

  @Test
  void aRefusedInterrogationCollectsNothingAndManyStationsCannotBeCollected() {
    CompletableFuture<CommandResult> answer = ask(a -> a.collect(1, 20));
    master.refuse(master.next(), Cause.UNKNOWN_COMMON_ADDRESS);
    assertThat(answer.join()).isInstanceOf(CommandResult.Refused.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ask(a -> a.collect(65535, 20)))
        .withMessageContaining("common address to collect the points of=65535");
    assertThatIllegalArgumentException().isThrownBy(() -> ask(a -> a.collect(1, 19)));
    assertThat(master.sent()).isEmpty();
  }

  @Test
  void anInterrogationIsBrokenOff() {
    CompletableFuture<CommandResult> running = ask(a -> a.interrogate(1, 20));
    Asdu sent = master.next();
    master.answer(sent, Cause.ACTIVATION_CONFIRMATION);
    CompletableFuture<CommandResult> stop = ask(a -> a.deactivateInterrogation(1, 20));
    assertSent("64 01 08 07 01 00 00 00 00 14");
    master.receive("64 01 09 07 01 00 00 00 00 14");
    assertThat(stop.join()).isInstanceOf(CommandResult.Confirmed.class);
    assertThat(running.join()).isInstanceOf(CommandResult.Deactivated.class);
    assertThat(master.events)
        .last()
        .isEqualTo(
            new LinkEvent.InterrogationFinished(1, 20, false, "broken off", MasterRig.WALL_CLOCK));
    stop = ask(a -> a.deactivateInterrogation(1, 20));
    master.sent();
    master.receive("64 01 6D 07 01 00 00 00 00 14"); // the station cannot do that
    assertThat(stop.join().positive()).isFalse();
  }

  @Test
  void privateTypesAreSentAsTheyAre() {
    Element octets = new Element.Octets(1, new byte[] {0x10, 0x20, 0x30, 0x01});
    InformationObject object = new InformationObject(0, octets);
    Asdu activation =
        new Asdu(200, false, new Cot(Cause.ACTIVATION, false, false, 7), 1, List.of(object));
    CompletableFuture<CommandResult> answer = ask(a -> a.send(activation, Until.TERMINATION));
    assertSent("C8 01 06 07 01 00 10 20 30 01");
    master.receive("C8 01 07 07 01 00 10 20 30 01");
    assertThat(answer).isNotDone();
    master.receive("C8 01 0A 07 01 00 10 20 30 01");
    assertThat(answer.join()).isInstanceOf(CommandResult.Terminated.class);

    Asdu spontaneous = new Asdu(201, false, Cot.of(Cause.SPONTANEOUS), 1, List.of(object));
    CompletableFuture<CommandResult> sent = ask(a -> a.send(spontaneous, Until.CONFIRMATION));
    assertThat(sent).isNotDone();
    assertSent("C9 01 03 00 01 00 10 20 30 01");
    assertThat(sent.join()).isInstanceOf(CommandResult.Sent.class);
    master.advance(Duration.ofSeconds(10));
    assertThat(master.station.deadline()).isEqualTo(Long.MAX_VALUE);
  }
}
