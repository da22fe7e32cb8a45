package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameliec104.protocol.station.LinkEvent.InterrogationFinished;
import io.github.cameliec104.protocol.station.LinkEvent.StateChanged;
import io.github.cameliec104.protocol.station.LinkEvent.SwitchedOver;
import io.github.cameliec104.protocol.station.LinkState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When points are looked for that are no longer told. Nothing is waited for: all delays are 0. */
class QualityWatchTest {

  private static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");
  private static final Duration NEVER = Duration.ofDays(1);

  private final List<String> sweeps = new CopyOnWriteArrayList<>();
  private QualityWatch watch = watch(Duration.ZERO);

  private QualityWatch watch(Duration lossDelay) {
    return watch(lossDelay, NEVER);
  }

  private QualityWatch watch(Duration lossDelay, Duration settle) {
    WatchRules rules = new WatchRules(LinkLoss.NOT_TOPICAL, lossDelay, Duration.ZERO, false, 10);
    return new QualityWatch(
        rules,
        settle,
        new QualityWatch.Finder() {
          @Override
          public void sweep(Sweep sweep) {
            sweeps.add((sweep.station() == null ? "all" : sweep.station()) + " " + sweep.start());
          }

          @Override
          public void age(Runnable done) {
            throw new AssertionError("points may be as old as they like");
          }
        });
  }

  private void states(LinkState... states) {
    for (LinkState state : states) {
      watch.event(new StateChanged("rtu:2404", state, "", TIME));
    }
  }

  private void interrogated(int station, boolean complete) {
    watch.event(new InterrogationFinished(station, 20, complete, "", TIME));
  }

  @ParameterizedTest
  @EnumSource(
      value = LinkState.class,
      names = {"DISCONNECTED", "CONNECTING", "CONNECTED"})
  void aStartedLinkIsLostWhateverFollows(LinkState next) {
    states(LinkState.CONNECTING, LinkState.CONNECTED, LinkState.STARTED);
    watch.arrival();
    states(next);
    assertThat(sweeps).containsExactly("all 1");
  }

  @Test
  void aLinkThatWasNeverStartedIsLostWhenItCannotBeMade() {
    states(LinkState.CONNECTING);
    assertThat(sweeps).isEmpty();
    states(LinkState.DISCONNECTED, LinkState.CONNECTING, LinkState.DISCONNECTED);
    assertThat(sweeps).containsExactly("all 0");
  }

  @Test
  void aLinkThatIsClosedFromHereIsNotLost() {
    states(LinkState.STARTED, LinkState.CLOSED, LinkState.DISCONNECTED);
    assertThat(sweeps).isEmpty();
  }

  @Test
  void aLinkThatComesAndGoesWithoutTellingAnythingIsLookedAtOnce() {
    states(LinkState.STARTED);
    watch.arrival();
    for (int i = 0; i < 5; i++) {
      states(LinkState.DISCONNECTED, LinkState.CONNECTING, LinkState.STARTED);
    }
    assertThat(sweeps).containsExactly("all 1");
    watch.arrival();
    states(LinkState.DISCONNECTED);
    assertThat(sweeps).containsExactly("all 1", "all 6");
  }

  @Test
  void eachStationIsLookedAtOnceAfterEachStart() {
    states(LinkState.STARTED);
    interrogated(1, true);
    interrogated(1, true);
    interrogated(2, true);
    states(LinkState.DISCONNECTED, LinkState.STARTED);
    interrogated(1, true);
    assertThat(sweeps).containsExactly("1 0", "2 0", "all 1", "1 1");
  }

  @Test
  void anInterrogationThatFailsLeavesThePointsAsOldAsTheyAre() {
    states(LinkState.STARTED);
    interrogated(65535, false);
    assertThat(sweeps).containsExactly("all 0");
  }

  @Test
  void interrogationsOfGroupsAndOnesThatEndWithTheLinkSayNothing() {
    states(LinkState.STARTED);
    watch.event(new InterrogationFinished(1, 21, true, "", TIME));
    states(LinkState.DISCONNECTED);
    sweeps.clear();
    interrogated(1, false);
    assertThat(sweeps).isEmpty();
  }

  @Test
  void aStationThatGoesOnOverAnotherConnectionHasTakenNothingBack() {
    watch = watch(NEVER);
    states(LinkState.STARTED);
    interrogated(1, true);
    sweeps.clear();
    long before = watch.arrival().start();
    states(LinkState.CONNECTED);
    watch.event(new SwitchedOver("a:2404", "b:2404", "requested", TIME));
    states(LinkState.STARTED);
    assertThat(watch.arrival().start()).isEqualTo(before);
    states(LinkState.DISCONNECTED, LinkState.STARTED);
    assertThat(watch.arrival().start()).isEqualTo(before + 1);
    assertThat(sweeps).isEmpty();
  }

  @Test
  void nothingIsLookedForWhenTheRouteIsOver() {
    states(LinkState.STARTED);
    watch.arrival();
    watch.close();
    states(LinkState.DISCONNECTED);
    assertThat(sweeps).isEmpty();
  }

  @Test
  void aLossIsSeenAlsoWhenNothingWasToldSinceTheStartWasSettled() {
    watch = watch(Duration.ZERO, Duration.ofMillis(50));
    states(LinkState.STARTED);
    watch.arrival();
    states(LinkState.DISCONNECTED, LinkState.STARTED);
    watch.arrival();
    await().until(() -> sweeps.equals(List.of("all 1", "all 1")));
    states(LinkState.DISCONNECTED);
    assertThat(sweeps).containsExactly("all 1", "all 1", "all 2");
  }

  @Test
  void aStationThatWasGoneIsNotTakenForOneThatGoesOnElsewhere() {
    watch = watch(NEVER);
    states(LinkState.STARTED);
    interrogated(1, true);
    long before = watch.arrival().start();
    states(LinkState.DISCONNECTED);
    watch.event(new SwitchedOver("a:2404", "b:2404", "lost", TIME));
    states(LinkState.STARTED);
    interrogated(1, true);
    assertThat(watch.arrival().start()).isEqualTo(before + 1);
    assertThat(sweeps).containsExactly("1 0", "1 1");
  }
}
