package io.github.cameliec104.protocol.apci;

import static io.github.cameliec104.protocol.apci.ApciSession.Acknowledge.PROCESSED;
import static io.github.cameliec104.protocol.apci.ApciSession.Acknowledge.RECEIVED;
import static io.github.cameliec104.protocol.apci.ApciSession.Role.CONTROLLED;
import static io.github.cameliec104.protocol.apci.ApciSession.Role.CONTROLLING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cameliec104.protocol.apci.Apdu.U.Function;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the conversations cannot say: counters, deadlines and wrong use. */
class ApciSessionTest {

  private static final ApciSettings DEFAULT = ApciSettings.DEFAULT;

  @Test
  void acknowledgementsAreReportedWithTheirNumberOfFrames() {
    Rig rig = Rig.started(CONTROLLED);
    rig.send(1);
    rig.send(2);
    rig.send(3);
    rig.take();
    rig.receive(new Apdu.S(2));
    rig.receive(new Apdu.S(2));
    rig.receive(new Apdu.I(0, 3, Rig.asdu(9)));
    assertThat(rig.take()).containsExactly("acknowledged 2", "acknowledged 1", "deliver 09");
  }

  @Test
  void countersTellWhatIsOutstanding() {
    Rig rig = Rig.started(CONTROLLED);
    rig.send(1);
    rig.send(2);
    rig.receiveI(3);
    assertThat(rig.session.unacknowledgedSent()).isEqualTo(2);
    assertThat(rig.session.unacknowledgedReceived()).isEqualTo(1);
    assertThat(rig.session.sendNumber()).isEqualTo(2);
    assertThat(rig.session.receiveNumber()).isEqualTo(1);
    rig.send(4);
    assertThat(rig.session.unacknowledgedReceived()).isZero();
  }

  @Test
  void confirmationsNobodyAskedForAreCounted() {
    Rig rig = new Rig(CONTROLLING);
    rig.receive(new Apdu.U(Function.STARTDT_CON));
    rig.receive(new Apdu.U(Function.STOPDT_CON));
    rig.receive(new Apdu.U(Function.TESTFR_CON));
    assertThat(rig.session.unexpectedConfirmations()).isEqualTo(3);
    rig.session.startDataTransfer(0);
    rig.receive(new Apdu.U(Function.STARTDT_CON));
    rig.advanceMillis(20_000);
    rig.receive(new Apdu.U(Function.TESTFR_CON));
    assertThat(rig.session.unexpectedConfirmations()).isEqualTo(3);
  }

  @Test
  void theDeadlineIsTheEarliestTimer() {
    Rig rig = Rig.started(CONTROLLED);
    assertThat(rig.session.deadline()).isEqualTo(Duration.ofSeconds(20).toNanos());
    rig.send(1);
    assertThat(rig.session.deadline()).isEqualTo(Duration.ofSeconds(15).toNanos());
    rig.receiveI(2);
    assertThat(rig.session.deadline()).isEqualTo(Duration.ofSeconds(10).toNanos());
    rig.session.close(0);
    assertThat(rig.session.deadline()).isEqualTo(Long.MAX_VALUE);
    rig.take();
    rig.session.onDeadline(Duration.ofHours(1).toNanos());
    assertThat(rig.take()).isEmpty();
  }

  @Test
  void noTimerRunsOnAnIdleConnectionWithoutTest() {
    Rig rig = Rig.started(CONTROLLED, DEFAULT.withT3(Duration.ZERO), RECEIVED);
    assertThat(rig.session.deadline()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void anEarlyCallOfOnDeadlineDoesNothing() {
    Rig rig = Rig.started(CONTROLLED);
    rig.send(1);
    rig.receiveI(2);
    rig.take();
    rig.session.onDeadline(Duration.ofSeconds(10).toNanos() - 1);
    assertThat(rig.take()).isEmpty();
  }

  @Test
  void aDeadlineThatReadsAsNoneIsOneNanosecondLater() {
    long t3 = Duration.ofSeconds(20).toNanos();
    var recording = new Recording();
    var session = new ApciSession(CONTROLLED, DEFAULT, RECEIVED, recording, Long.MAX_VALUE - t3);
    assertThat(session.deadline()).isEqualTo(Long.MIN_VALUE);
    session.onDeadline(Long.MAX_VALUE);
    assertThat(recording.take()).isEmpty();
    session.onDeadline(Long.MIN_VALUE);
    assertThat(recording.take()).containsExactly("TESTFR act");
  }

  @Test
  void theEndIsToldOnce() {
    Rig rig = new Rig(CONTROLLED);
    rig.recording.react(line -> rig.session.close(0));
    rig.session.fail(CloseReason.NETWORK, "reset", 0);
    rig.session.fail(CloseReason.REPLACED, "late", 0);
    assertThat(rig.take()).containsExactly("STOPPED → CLOSED", "close NETWORK");
    assertThat(rig.session.state()).isEqualTo(ApciState.CLOSED);
  }

  @Test
  void sendingIsRefusedWhenItIsNotPossible() {
    Rig rig = new Rig(CONTROLLED);
    assertThatIllegalStateException()
        .isThrownBy(() -> rig.send(1))
        .withMessage("cannot send in STOPPED with 0 of k=12");
    Rig full = Rig.started(CONTROLLED, DEFAULT.withK(1), RECEIVED);
    full.send(1);
    assertThatIllegalStateException()
        .isThrownBy(() -> full.send(2))
        .withMessage("cannot send in STARTED with 1 of k=1");
  }

  @Test
  void aRefusedAsduLeavesTheNumbersAsTheyAre() {
    Rig rig = Rig.started(CONTROLLED);
    rig.receiveI(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rig.session.send(ByteBuffer.allocate(250), 0));
    assertThat(rig.session.sendNumber()).isZero();
    assertThat(rig.session.unacknowledgedReceived()).isEqualTo(1);
  }

  @Test
  void onlyTheControllingStationStartsAndStops() {
    Rig slave = Rig.started(CONTROLLED);
    assertThatIllegalStateException().isThrownBy(() -> slave.session.startDataTransfer(0));
    assertThatIllegalStateException().isThrownBy(() -> slave.session.stopDataTransfer(0));
    Rig master = new Rig(CONTROLLING);
    assertThatIllegalStateException()
        .isThrownBy(() -> master.session.stopDataTransfer(0))
        .withMessage(
            "CONTROLLING station cannot stop data transfer in STOPPED,"
                + " expected CONTROLLING station in STARTED");
  }

  @Test
  void moreThanWasDeliveredCannotBeProcessed() {
    Rig rig = Rig.started(CONTROLLED, DEFAULT, PROCESSED);
    rig.receiveI(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rig.session.processed(2, 0))
        .withMessage("processed frames=2, expected 0..1");
    assertThatIllegalArgumentException().isThrownBy(() -> rig.session.processed(-1, 0));
    Rig received = Rig.started(CONTROLLED);
    received.session.processed(2, 0);
    assertThat(received.take()).isEmpty();
  }

  @Test
  void aPeerThatIgnoresEveryWindowIsCutOff() {
    Rig rig = Rig.started(CONTROLLED, DEFAULT, PROCESSED);
    for (int i = 0; i < 32767; i++) {
      rig.receiveI(1);
    }
    rig.take();
    assertThat(rig.session.unacknowledgedReceived()).isEqualTo(32767);
    rig.receiveI(1);
    assertThat(rig.take()).containsExactly("STARTED → CLOSED", "close WINDOW_EXCEEDED");
  }

  @Test
  void theLargestWindowKeepsEveryT1() {
    ApciSettings settings = DEFAULT.withK(32767).withT3(Duration.ZERO);
    Rig rig = Rig.started(CONTROLLED, settings, RECEIVED);
    for (int i = 0; i < 100; i++) {
      rig.send(0);
      rig.receive(new Apdu.S(i + 1));
    }
    for (int i = 0; i < 32767; i++) {
      rig.session.send(Rig.asdu(1), i);
    }
    assertThat(rig.session.canSend()).isFalse();
    rig.take();
    for (int acknowledged : new int[] {0, 1, 5000, 32666, 32667, 32668, 32766}) {
      rig.receive(new Apdu.S((100 + acknowledged) & 0x7FFF));
      assertThat(rig.session.deadline()).isEqualTo(settings.t1().toNanos() + acknowledged);
    }
    rig.receive(new Apdu.S((100 + 32767) & 0x7FFF));
    assertThat(rig.session.deadline()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void noOctetsOfAPeerThrow() {
    var random = new Random(5);
    Rig rig = Rig.started(CONTROLLED);
    for (int i = 0; i < 20_000; i++) {
      byte[] octets = new byte[random.nextInt(16)];
      random.nextBytes(octets);
      if (octets.length > 2 && random.nextInt(8) > 0) {
        octets[0] = 0x68;
        octets[1] = (byte) (octets.length - 2);
        if (random.nextBoolean()) {
          octets[2] = 0;
        }
      }
      rig.receive(ByteBuffer.wrap(octets));
      if (rig.session.state() == ApciState.CLOSED) {
        rig = random.nextBoolean() ? Rig.started(CONTROLLED) : Rig.started(CONTROLLING);
      }
    }
    assertThat(rig.session.receiveNumber()).isBetween(0, 32767);
  }

  @Test
  void everyReasonIsDescribedInPlainWords() {
    assertThat(CloseReason.values())
        .extracting(CloseReason::description)
        .doesNotHaveDuplicates()
        .allSatisfy(words -> assertThat(words).isNotBlank().doesNotEndWith("."));
  }
}
