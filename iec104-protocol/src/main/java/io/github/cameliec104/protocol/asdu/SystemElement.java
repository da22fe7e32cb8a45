package io.github.cameliec104.protocol.asdu;

import static io.github.cameliec104.protocol.asdu.Elements.CP56;
import static io.github.cameliec104.protocol.asdu.Elements.U16;
import static io.github.cameliec104.protocol.asdu.Elements.U8;

/** System information of both directions (101 §7.3.3, §7.3.4). Each record holds its layout. */
public sealed interface SystemElement extends Element {

  /**
   * COI, cause of initialization (101 §7.2.6.21).
   *
   * @param cause bits 1-7, 0 to 127: 0 local power on, 1 local manual reset, 2 remote reset
   * @param parametersChanged bit 8
   */
  record EndOfInitialization(int cause, boolean parametersChanged) implements SystemElement {
    static final Layout<EndOfInitialization> LAYOUT =
        Layout.of(EndOfInitialization.class, U8, EndOfInitialization::coi, EndOfInitialization::of);

    /** Checks the range. */
    public EndOfInitialization {
      Checks.range("cause of initialization", cause, 0, 127);
    }

    private static EndOfInitialization of(int coi) {
      return new EndOfInitialization(coi & 0x7F, (coi & 0x80) != 0);
    }

    private int coi() {
      return cause | (parametersChanged ? 0x80 : 0);
    }
  }

  /**
   * QOI, qualifier of interrogation (101 §7.2.6.22).
   *
   * @param qualifier 0 to 255: 20 station, 21 to 36 groups 1 to 16
   */
  record Interrogation(int qualifier) implements SystemElement {
    /** QOI of a station interrogation. */
    public static final int STATION = 20;

    static final Layout<Interrogation> LAYOUT =
        Layout.of(Interrogation.class, U8, Interrogation::qualifier, Interrogation::new);

    /** Checks the range. */
    public Interrogation {
      Checks.range("qualifier of interrogation", qualifier, 0, 255);
    }
  }

  /**
   * QCC, qualifier of counter interrogation (101 §7.2.6.23).
   *
   * @param request RQT, bits 1-6, 0 to 63: 1 to 4 group, 5 general
   * @param freeze FRZ, bits 7-8, 0 to 3: 0 read, 1 freeze, 2 freeze with reset, 3 reset
   */
  record CounterInterrogation(int request, int freeze) implements SystemElement {
    /** RQT of the first of four groups. */
    public static final int FIRST_GROUP = 1;

    /** RQT of a general request: all counters. */
    public static final int GENERAL = 5;

    /** FRZ that reads; all others freeze or reset. */
    public static final int READ = 0;

    /** FRZ that freezes without reset. */
    public static final int FREEZE = 1;

    /** FRZ that freezes, then resets. */
    public static final int FREEZE_AND_RESET = 2;

    /** FRZ that resets. */
    public static final int RESET = 3;

    static final Layout<CounterInterrogation> LAYOUT =
        Layout.of(
            CounterInterrogation.class, U8, CounterInterrogation::qcc, CounterInterrogation::of);

    /** Checks the ranges. */
    public CounterInterrogation {
      Checks.range("counter request RQT", request, 0, 63);
      Checks.range("freeze FRZ", freeze, 0, 3);
    }

    private static CounterInterrogation of(int qcc) {
      return new CounterInterrogation(qcc & 0x3F, qcc >> 6);
    }

    private int qcc() {
      return request | (freeze << 6);
    }
  }

  /** A read command carries no element (101 §7.3.4.3). */
  record Read() implements SystemElement {
    static final Layout<Read> LAYOUT = Layout.empty(Read.class, Read::new);
  }

  /** The time to set (101 §7.3.4.4). */
  record ClockSynchronization(Cp56Time time) implements SystemElement {
    static final Layout<ClockSynchronization> LAYOUT =
        Layout.of(
            ClockSynchronization.class,
            CP56,
            ClockSynchronization::time,
            ClockSynchronization::new);
  }

  /**
   * FBP, fixed test pattern (101 §7.2.6.14).
   *
   * @param pattern 0 to 65535, {@link #PATTERN} in a correct command
   */
  record TestCommand(int pattern) implements SystemElement {
    /** The pattern the standard fixes: 55AAH, on the wire AA 55. */
    public static final int PATTERN = 0x55AA;

    static final Layout<TestCommand> LAYOUT =
        Layout.of(TestCommand.class, U16, TestCommand::pattern, TestCommand::new);

    /** Checks the range. */
    public TestCommand {
      Checks.range("test pattern", pattern, 0, 0xFFFF);
    }
  }

  /**
   * TSC, test sequence counter of the test command with time tag (104 §8.8).
   *
   * @param counter 0 to 65535
   */
  record TestCounter(int counter) implements SystemElement {
    static final Layout<TestCounter> LAYOUT =
        Layout.of(TestCounter.class, U16, TestCounter::counter, TestCounter::new);

    /** Checks the range. */
    public TestCounter {
      Checks.range("test sequence counter", counter, 0, 0xFFFF);
    }
  }

  /**
   * QRP, qualifier of reset process (101 §7.2.6.27).
   *
   * @param qualifier 0 to 255: 1 general reset, 2 reset of pending time-tagged events
   */
  record ResetProcess(int qualifier) implements SystemElement {
    static final Layout<ResetProcess> LAYOUT =
        Layout.of(ResetProcess.class, U8, ResetProcess::qualifier, ResetProcess::new);

    /** Checks the range. */
    public ResetProcess {
      Checks.range("qualifier of reset process", qualifier, 0, 255);
    }
  }

  /**
   * CP16Time2a of a delay acquisition (101 §7.3.4.7).
   *
   * @param millis 0 to 65535
   */
  record DelayAcquisition(int millis) implements SystemElement {
    static final Layout<DelayAcquisition> LAYOUT =
        Layout.of(DelayAcquisition.class, U16, DelayAcquisition::millis, DelayAcquisition::new);

    /** Checks the range. */
    public DelayAcquisition {
      Checks.range("delay", millis, 0, 0xFFFF);
    }
  }
}
