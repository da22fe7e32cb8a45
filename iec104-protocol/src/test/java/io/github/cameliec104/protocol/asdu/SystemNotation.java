package io.github.cameliec104.protocol.asdu;

import io.github.cameliec104.protocol.asdu.SystemElement.ClockSynchronization;
import io.github.cameliec104.protocol.asdu.SystemElement.CounterInterrogation;
import io.github.cameliec104.protocol.asdu.SystemElement.DelayAcquisition;
import io.github.cameliec104.protocol.asdu.SystemElement.EndOfInitialization;
import io.github.cameliec104.protocol.asdu.SystemElement.Interrogation;
import io.github.cameliec104.protocol.asdu.SystemElement.Read;
import io.github.cameliec104.protocol.asdu.SystemElement.ResetProcess;
import io.github.cameliec104.protocol.asdu.SystemElement.TestCommand;
import io.github.cameliec104.protocol.asdu.SystemElement.TestCounter;

/** System information as the vectors write it. */
final class SystemNotation {

  static final Notation<EndOfInitialization> END_OF_INITIALIZATION =
      new Notation<>(
          EndOfInitialization.class,
          (e, out) -> out.number("COI", e.cause()).flag("BS1", e.parametersChanged()),
          in -> new EndOfInitialization(in.number("COI", 0, 127), in.flag("BS1")));

  static final Notation<Interrogation> INTERROGATION =
      new Notation<>(
          Interrogation.class,
          (e, out) -> out.number("QOI", e.qualifier()),
          in -> new Interrogation(in.number("QOI", 0, 255)));

  static final Notation<CounterInterrogation> COUNTER_INTERROGATION =
      new Notation<>(
          CounterInterrogation.class,
          (e, out) -> out.number("RQT", e.request()).number("FRZ", e.freeze()),
          in -> new CounterInterrogation(in.number("RQT", 0, 63), in.number("FRZ", 0, 3)));

  static final Notation<Read> READ = new Notation<>(Read.class, (e, out) -> {}, in -> new Read());

  static final Notation<ClockSynchronization> CLOCK_SYNCHRONIZATION =
      new Notation<>(
          ClockSynchronization.class,
          (e, out) -> out.time(e.time()),
          in -> new ClockSynchronization(in.cp56()));

  static final Notation<TestCommand> TEST_COMMAND =
      new Notation<>(
          TestCommand.class,
          (e, out) -> out.hex("FBP", e.pattern(), 16),
          in -> new TestCommand(in.hex("FBP", 16)));

  static final Notation<ResetProcess> RESET_PROCESS =
      new Notation<>(
          ResetProcess.class,
          (e, out) -> out.number("QRP", e.qualifier()),
          in -> new ResetProcess(in.number("QRP", 0, 255)));

  static final Notation<DelayAcquisition> DELAY_ACQUISITION =
      new Notation<>(
          DelayAcquisition.class,
          (e, out) -> out.number("CP16", e.millis()),
          in -> new DelayAcquisition(in.number("CP16", 0, 65535)));

  static final Notation<TestCounter> TEST_COUNTER =
      new Notation<>(
          TestCounter.class,
          (e, out) -> out.number("TSC", e.counter()),
          in -> new TestCounter(in.number("TSC", 0, 65535)));

  private SystemNotation() {}
}
