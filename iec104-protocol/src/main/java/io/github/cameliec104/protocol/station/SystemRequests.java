package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Element;
import io.github.cameliec104.protocol.asdu.SystemElement.ClockSynchronization;
import io.github.cameliec104.protocol.asdu.SystemElement.CounterInterrogation;
import io.github.cameliec104.protocol.asdu.SystemElement.Interrogation;
import io.github.cameliec104.protocol.asdu.SystemElement.ResetProcess;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.util.List;

/**
 * What one station of a slave does with a request to the station as a whole. What only the process
 * could feel is refused when it comes for test.
 */
final class SystemRequests {

  private static final int LAST_GROUP = 36;
  private static final int MAX_INTERROGATIONS = 1000;

  private static final int GENERAL_RESET = 1;
  private static final int RESET_TAGGED_EVENTS = 2;

  private final SlaveStation station;
  private final SlaveLink link;

  SystemRequests(SlaveStation station, SlaveLink link) {
    this.station = station;
    this.link = link;
  }

  /**
   * Takes a request with one object at address 0 and a cause that its type may have.
   *
   * @param addressed the common address it was sent to: of this station, or of all
   */
  void received(Asdu asdu, int addressed, long nowNanos) {
    Element element = asdu.first().element();
    if (element instanceof Interrogation interrogation) {
      interrogation(asdu, interrogation.qualifier());
    } else if (element instanceof CounterInterrogation counters) {
      counters(asdu, counters);
    } else if (element instanceof ResetProcess reset) {
      reset(asdu, reset.qualifier(), nowNanos);
    } else if (element instanceof ClockSynchronization clock) {
      confirm(asdu, !asdu.cot().test() && station.clock().set(clock.time(), addressed));
    } else {
      confirm(asdu, asdu.type() == TypeId.C_TS_TA_1);
    }
  }

  private void confirm(Asdu asdu, boolean positive) {
    link.reply(asdu.answer(Cause.ACTIVATION_CONFIRMATION, !positive));
  }

  private boolean mayAnswer() {
    return link.interrogations().size() < MAX_INTERROGATIONS;
  }

  private void interrogation(Asdu asdu, int qualifier) {
    boolean known = qualifier >= Interrogation.STATION && qualifier <= LAST_GROUP;
    if (asdu.cause() == Cause.DEACTIVATION) {
      boolean stopped = known && link.interrogations().removeIf(i -> i.answers(asdu));
      link.reply(asdu.answer(Cause.DEACTIVATION_CONFIRMATION, !stopped));
    } else if (!known || !mayAnswer()) {
      confirm(asdu, false);
    } else {
      confirm(asdu, true);
      List<ImagePoint> points = station.image().interrogated(asdu.commonAddress());
      Parameters parameters =
          station.processRules().parameters().interrogated() ? station.parameters() : null;
      link.interrogations()
          .add(InterrogationAnswer.points(asdu, points, station.codec(), parameters));
    }
  }

  /**
   * What freezes or resets is terminated like what reads, but brings no counters. Where the slave
   * freezes by itself, masters only read.
   */
  private void counters(Asdu asdu, CounterInterrogation wanted) {
    boolean known =
        wanted.request() >= CounterInterrogation.FIRST_GROUP
            && wanted.request() <= CounterInterrogation.GENERAL;
    boolean reads = wanted.freeze() == CounterInterrogation.READ;
    boolean refused = !reads && (asdu.cot().test() || station.counterBank().mode().isLocal());
    if (!known || refused || !mayAnswer()) {
      confirm(asdu, false);
      return;
    }
    List<ImagePoint> counters = station.image().counters(asdu.commonAddress());
    for (ImagePoint counter : counters) {
      if (wanted.request() == CounterInterrogation.GENERAL || counter.inGroup(wanted.request())) {
        station.counterBank().request(counter, wanted.freeze());
      }
    }
    station.eventsAdded();
    confirm(asdu, true);
    List<ImagePoint> read = reads ? counters : List.of();
    link.interrogations().add(InterrogationAnswer.counters(asdu, read, station.codec()));
  }

  /** Only the application can reset its process; events waiting for this master are ours. */
  private void reset(Asdu asdu, int qualifier, long nowNanos) {
    if (asdu.cot().test() || link.isBusy()) {
      confirm(asdu, false);
    } else if (qualifier == GENERAL_RESET) {
      station.listener().reset(asdu.commonAddress(), link.running(asdu, nowNanos));
    } else if (qualifier == RESET_TAGGED_EVENTS) {
      link.discardTaggedEvents();
      confirm(asdu, true);
    } else {
      confirm(asdu, false);
    }
  }
}
