package io.github.cameliec104.protocol.apci;

import static io.github.cameliec104.protocol.apci.ApciSession.Acknowledge.PROCESSED;
import static io.github.cameliec104.protocol.apci.ApciSession.Acknowledge.RECEIVED;
import static io.github.cameliec104.protocol.apci.ApciSession.Role.CONTROLLED;
import static io.github.cameliec104.protocol.apci.ApciSession.Role.CONTROLLING;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.apci.ApciSession.Role;
import io.github.cameliec104.protocol.apci.Apdu.U.Function;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Callbacks call the session again. */
class CallbacksTest {

  private static final ApciSettings DEFAULT = ApciSettings.DEFAULT;

  @Test
  void anAcknowledgementMayBeAnsweredBySending() {
    Rig rig = Rig.started(CONTROLLED, DEFAULT.withK(1), RECEIVED);
    rig.send(1);
    rig.recording.react(
        line -> {
          if (line.startsWith("acknowledged")) {
            rig.send(2);
          }
        });
    rig.take();
    rig.receive(new Apdu.I(0, 1, Rig.asdu(9)));
    assertThat(rig.take()).containsExactly("acknowledged 1", "I(1,1)", "deliver 09");
    assertThat(rig.session.unacknowledgedReceived()).isZero();
  }

  @Test
  void aDeliveryMayBeAnsweredBySending() {
    Rig rig = Rig.started(CONTROLLED, DEFAULT.withW(1), RECEIVED);
    rig.recording.react(
        line -> {
          if (line.startsWith("deliver")) {
            rig.send(1);
          }
        });
    rig.receiveI(9);
    assertThat(rig.take()).as("no S frame").containsExactly("deliver 09", "I(0,1)");
  }

  @Test
  void aDeliveryMayBeProcessedAtOnce() {
    Rig rig = Rig.started(CONTROLLED, DEFAULT.withW(2), PROCESSED);
    rig.recording.react(
        line -> {
          if (line.startsWith("deliver")) {
            rig.session.processed(1, rig.now());
          }
        });
    rig.receiveI(8);
    rig.receiveI(9);
    assertThat(rig.take()).containsExactly("deliver 08", "deliver 09", "S(2)");
  }

  @Test
  void aDeliveryMayStopDataTransfer() {
    Rig rig = Rig.started(CONTROLLING);
    rig.recording.react(
        line -> {
          if (line.startsWith("deliver")) {
            rig.session.stopDataTransfer(rig.now());
          }
        });
    rig.receiveI(9);
    assertThat(rig.take())
        .containsExactly("deliver 09", "S(1)", "STARTED → PENDING_STOP", "STOPDT act");
  }

  @Test
  void theStartMayBeAnsweredBySending() {
    Rig rig = new Rig(CONTROLLED);
    rig.recording.react(
        line -> {
          if (line.endsWith("→ STARTED")) {
            rig.send(1);
          }
        });
    rig.receive(new Apdu.U(Function.STARTDT_ACT));
    assertThat(rig.take()).containsExactly("STARTDT con", "STOPPED → STARTED", "I(0,0)");
  }

  @Test
  void theLastAcknowledgementOfAStopMayNotBeAnsweredBySending() {
    Rig rig = Rig.started(CONTROLLED);
    rig.send(1);
    rig.receive(new Apdu.U(Function.STOPDT_ACT));
    var couldSend = new HashSet<Boolean>();
    rig.recording.react(line -> couldSend.add(rig.session.canSend()));
    rig.take();
    rig.receive(new Apdu.S(1));
    assertThat(rig.take())
        .containsExactly("acknowledged 1", "UNCONFIRMED_STOPPED → STOPPED", "STOPDT con");
    assertThat(couldSend).containsExactly(false);
  }

  @Test
  void anIFrameSentWhileTheStopIsAcknowledgedDelaysTheCon() {
    Rig rig = Rig.started(CONTROLLED);
    rig.receiveI(9);
    rig.recording.react(
        line -> {
          if (line.equals("S(1)")) {
            rig.send(1);
          }
        });
    rig.take();
    rig.receive(new Apdu.U(Function.STOPDT_ACT));
    assertThat(rig.take()).containsExactly("S(1)", "I(0,1)", "STARTED → UNCONFIRMED_STOPPED");
  }

  static Stream<Arguments> callsAndLinesOfASlave() {
    Consumer<Rig> frame = rig -> rig.receive(new Apdu.I(0, 1, Rig.asdu(9)));
    Consumer<Rig> stop = rig -> rig.receive(new Apdu.U(Function.STOPDT_ACT));
    Consumer<Rig> start = rig -> rig.receive(new Apdu.U(Function.STARTDT_ACT));
    Consumer<Rig> wait = rig -> rig.session.onDeadline(Duration.ofSeconds(10).toNanos());
    return Stream.of(
        Arguments.of("acknowledged 1", sentOne(), frame),
        Arguments.of("deliver 09", sentOne(), frame),
        Arguments.of("S(1)", sentOne(), frame),
        Arguments.of("STARTDT con", new Rig(CONTROLLED), start),
        Arguments.of("STOPPED → STARTED", new Rig(CONTROLLED), start),
        Arguments.of("S(1)", receivedOne(CONTROLLED), stop),
        Arguments.of("STARTED → STOPPED", receivedOne(CONTROLLED), stop),
        Arguments.of("STOPDT con", receivedOne(CONTROLLED), stop),
        Arguments.of("S(1)", receivedOne(CONTROLLED), wait),
        Arguments.of("TESTFR act", receivedOne(CONTROLLED), wait));
  }

  static Stream<Arguments> callsAndLinesOfAMaster() {
    Consumer<Rig> start = rig -> rig.session.startDataTransfer(0);
    Consumer<Rig> stop = rig -> rig.session.stopDataTransfer(0);
    return Stream.of(
        Arguments.of("STOPPED → PENDING_START", new Rig(CONTROLLING), start),
        Arguments.of("STARTDT act", new Rig(CONTROLLING), start),
        Arguments.of("S(1)", receivedOne(CONTROLLING), stop),
        Arguments.of("STARTED → PENDING_STOP", receivedOne(CONTROLLING), stop),
        Arguments.of("STOPDT act", receivedOne(CONTROLLING), stop));
  }

  @ParameterizedTest
  @MethodSource({"callsAndLinesOfASlave", "callsAndLinesOfAMaster"})
  void everyCallbackMayCloseAndNothingFollows(String line, Rig rig, Consumer<Rig> call) {
    rig.recording.react(
        seen -> {
          if (seen.equals(line)) {
            rig.session.close(rig.now());
          }
        });
    call.accept(rig);
    List<String> lines = rig.take();
    int at = lines.indexOf(line);
    assertThat(at).isNotNegative();
    assertThat(lines.subList(at + 1, lines.size()))
        .hasSize(2)
        .satisfiesExactly(
            changed -> assertThat(changed).endsWith("→ CLOSED"),
            closed -> assertThat(closed).isEqualTo("close REQUESTED"));
  }

  private static Rig sentOne() {
    Rig rig = Rig.started(CONTROLLED, DEFAULT.withW(1), RECEIVED);
    rig.send(1);
    rig.take();
    return rig;
  }

  private static Rig receivedOne(Role role) {
    Rig rig = Rig.started(role, DEFAULT.withT3(Duration.ofSeconds(10)), RECEIVED);
    rig.receiveI(9);
    rig.take();
    return rig;
  }
}
