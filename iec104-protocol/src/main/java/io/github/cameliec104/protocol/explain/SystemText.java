package io.github.cameliec104.protocol.explain;

import io.github.cameliec104.protocol.asdu.SystemElement;
import io.github.cameliec104.protocol.asdu.SystemElement.ClockSynchronization;
import io.github.cameliec104.protocol.asdu.SystemElement.CounterInterrogation;
import io.github.cameliec104.protocol.asdu.SystemElement.DelayAcquisition;
import io.github.cameliec104.protocol.asdu.SystemElement.EndOfInitialization;
import io.github.cameliec104.protocol.asdu.SystemElement.Interrogation;
import io.github.cameliec104.protocol.asdu.SystemElement.Read;
import io.github.cameliec104.protocol.asdu.SystemElement.ResetProcess;
import io.github.cameliec104.protocol.asdu.SystemElement.TestCommand;
import io.github.cameliec104.protocol.asdu.SystemElement.TestCounter;

/** System information, in words. */
final class SystemText {

  private SystemText() {}

  static String of(SystemElement element) {
    if (element instanceof Interrogation interrogation) {
      return interrogation(interrogation.qualifier());
    }
    if (element instanceof CounterInterrogation counters) {
      return counters(counters);
    }
    if (element instanceof Read) {
      return "read";
    }
    if (element instanceof ClockSynchronization clock) {
      return "clock " + TimeText.of(clock.time());
    }
    if (element instanceof EndOfInitialization end) {
      return initialization(end);
    }
    if (element instanceof ResetProcess reset) {
      return reset(reset.qualifier());
    }
    if (element instanceof DelayAcquisition delay) {
      return "delay " + delay.millis() + " ms";
    }
    return test(element);
  }

  private static String interrogation(int qualifier) {
    String what = "interrogation";
    if (qualifier == Interrogation.STATION) {
      what = "station interrogation";
    } else if (qualifier > Interrogation.STATION && qualifier <= Interrogation.STATION + 16) {
      what = "interrogation of group " + (qualifier - Interrogation.STATION);
    }
    return what + " QOI=" + qualifier;
  }

  private static String counters(CounterInterrogation counters) {
    String what =
        switch (counters.freeze()) {
          case 0 -> "read";
          case 1 -> "freeze";
          case 2 -> "freeze and reset";
          default -> "reset";
        };
    String which =
        switch (counters.request()) {
          case 1, 2, 3, 4 -> "counters of group " + counters.request();
          case 5 -> "all counters";
          default -> "counters";
        };
    return what + " " + which + " RQT=" + counters.request() + " FRZ=" + counters.freeze();
  }

  private static String initialization(EndOfInitialization end) {
    String cause =
        switch (end.cause()) {
          case 0 -> "power on";
          case 1 -> "manual reset";
          case 2 -> "remote reset";
          default -> "other";
        };
    String changed = end.parametersChanged() ? " parameters changed" : "";
    return "end of initialization after " + cause + " COI=" + end.cause() + changed;
  }

  private static String reset(int qualifier) {
    String what =
        switch (qualifier) {
          case 1 -> "reset of the process";
          case 2 -> "reset of pending events";
          default -> "reset";
        };
    return what + " QRP=" + qualifier;
  }

  private static String test(SystemElement element) {
    if (element instanceof TestCommand test) {
      String expected =
          test.pattern() == TestCommand.PATTERN
              ? ""
              : ", expected %04XH".formatted(TestCommand.PATTERN);
      return "test pattern %04XH%s".formatted(test.pattern(), expected);
    }
    if (element instanceof TestCounter test) {
      return "test TSC=" + test.counter();
    }
    throw new AssertionError(element);
  }
}
