package io.github.cameliec104.gateway;

import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.LinkEvent.ConnectionChanged;
import io.github.cameliec104.protocol.station.LinkEvent.Deviated;
import io.github.cameliec104.protocol.station.LinkEvent.EndOfInitialization;
import io.github.cameliec104.protocol.station.LinkEvent.EventsDropped;
import io.github.cameliec104.protocol.station.LinkEvent.InterrogationFinished;
import io.github.cameliec104.protocol.station.LinkEvent.InterrogationStarted;
import io.github.cameliec104.protocol.station.LinkEvent.LateAnswer;
import io.github.cameliec104.protocol.station.LinkEvent.ParametersChanged;
import io.github.cameliec104.protocol.station.LinkEvent.ProcedureFailed;
import io.github.cameliec104.protocol.station.LinkEvent.StateChanged;
import io.github.cameliec104.protocol.station.LinkEvent.SwitchedOver;
import io.github.cameliec104.protocol.station.LinkEvent.TypeConflict;
import io.github.cameliec104.protocol.station.LinkEvent.Undecoded;
import io.github.cameliec104.protocol.station.LinkState;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Events of links in words for people. A link that fails again and again for the same reason is
 * told once. For any thread.
 */
public final class LinkEvents {
  private static final int ALL_STATIONS = 65535;

  private final Map<String, String> last = new ConcurrentHashMap<>();

  /** True if the event means that data is missing. */
  public static boolean isTrouble(LinkEvent event) {
    return (event instanceof StateChanged changed && changed.state() == LinkState.DISCONNECTED)
        || (event instanceof InterrogationFinished finished && !finished.complete())
        || event instanceof EventsDropped;
  }

  /**
   * The event in words, empty if there is nothing new to tell.
   *
   * @param interrogated how many points the interrogation brought, if the event ends one
   */
  public String tell(LinkEvent event, int interrogated) {
    String words = words(event, interrogated);
    String subject = subject(event);
    boolean again =
        !subject.isEmpty() && !words.isEmpty() && words.equals(last.put(subject, words));
    return again ? "" : words;
  }

  /** What an event tells the state of, empty for other events. */
  private static String subject(LinkEvent event) {
    if (event instanceof StateChanged changed) {
      return changed.peer();
    }
    return event instanceof ConnectionChanged changed ? "connection " + changed.peer() : "";
  }

  static String words(LinkEvent event, int interrogated) {
    if (event instanceof StateChanged changed) {
      return changed.state() == LinkState.CONNECTING
          ? ""
          : "link to " + changed.peer() + " " + state(changed.state()) + reason(changed.reason());
    }
    if (event instanceof ConnectionChanged changed) {
      return changed.state() == LinkState.CONNECTING
          ? ""
          : "connection to "
              + changed.peer()
              + " "
              + state(changed.state())
              + reason(changed.reason());
    }
    if (event instanceof SwitchedOver switched) {
      return "data comes over "
          + switched.to()
          + " instead of "
          + switched.from()
          + reason(switched.reason());
    }
    if (event instanceof InterrogationFinished finished) {
      return finished.complete()
          ? station(finished.commonAddress()) + " interrogated: " + interrogated + " points"
          : "interrogation of "
              + station(finished.commonAddress())
              + " not complete"
              + reason(finished.reason());
    }
    if (event instanceof EndOfInitialization restarted) {
      return station(restarted.commonAddress()) + " has restarted";
    }
    if (event instanceof ParametersChanged changed) {
      return changed.peer() + " parametrized " + changed.parameters().point();
    }
    if (event instanceof Undecoded undecoded) {
      return "data of an unknown type: " + undecoded.asdu();
    }
    if (event instanceof Deviated deviated) {
      return "the station deviates from the standard: " + deviated.detail();
    }
    if (event instanceof TypeConflict conflict) {
      return "point "
          + conflict.address()
          + " is sent as "
          + conflict.sent()
          + ", expected "
          + conflict.expected();
    }
    if (event instanceof ProcedureFailed failed) {
      return failed.procedure().name().toLowerCase(Locale.ROOT)
          + " of "
          + station(failed.commonAddress())
          + (failed.repeated() ? " failed, is tried again" : " failed")
          + reason(failed.reason());
    }
    if (event instanceof LateAnswer late) {
      return "answered after " + late.after().toMillis() + " ms: " + late.answer();
    }
    if (event instanceof EventsDropped dropped) {
      return "events lost, buffer of "
          + dropped.eventClass().name().toLowerCase(Locale.ROOT)
          + " is full"
          + (dropped.group().isEmpty() ? "" : " for " + dropped.group());
    }
    if (event instanceof InterrogationStarted) {
      return "";
    }
    throw new AssertionError(event);
  }

  private static String station(int commonAddress) {
    return commonAddress == ALL_STATIONS ? "all stations" : "station " + commonAddress;
  }

  private static String reason(String reason) {
    return reason.isEmpty() ? "" : ": " + reason;
  }

  private static String state(LinkState state) {
    return switch (state) {
      case DISCONNECTED -> "down";
      case CONNECTING -> "connecting";
      case CONNECTED -> "connected";
      case STARTED -> "started, data flows";
      case CLOSED -> "closed";
    };
  }
}
