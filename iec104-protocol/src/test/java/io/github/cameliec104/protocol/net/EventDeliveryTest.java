package io.github.cameliec104.protocol.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.apci.ApciSession.Acknowledge;
import io.github.cameliec104.protocol.apci.ApciSettings;
import io.github.cameliec104.protocol.asdu.AsduCodec;
import io.github.cameliec104.protocol.asdu.Monitored.ShortFloat;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TimeRules;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.CommandRules;
import io.github.cameliec104.protocol.station.LinkCounters;
import io.github.cameliec104.protocol.station.MasterListener;
import io.github.cameliec104.protocol.station.MasterProfile;
import io.github.cameliec104.protocol.station.MasterStation;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.SlaveListener;
import io.github.cameliec104.protocol.station.SlaveStation;
import io.github.cameliec104.protocol.station.StartUp;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events on a link that is cut anywhere: both ends are the real ones, the time is not. */
class EventDeliveryTest {

  private static final UnpooledByteBufAllocator UNTRACKED =
      new UnpooledByteBufAllocator(false, true);
  private static final LinkSettings SETTINGS =
      LinkSettings.DEFAULT.withApci(ApciSettings.DEFAULT.withK(5).withW(3));

  private final SlaveStation slave =
      new SlaveStation(
          new AsduCodec(SETTINGS.sizes()),
          TimeRules.DEFAULT,
          new SlaveListener() {},
          InstantSource.system(),
          1000,
          new CommandRules(Duration.ofSeconds(10), true));

  private final List<Integer> heard = new ArrayList<>();
  private final Deque<Runnable> unprocessed = new ArrayDeque<>();
  private int reported;
  private boolean greedy;

  private final MasterStation master =
      new MasterStation(
          new MasterProfile(
              StartUp.DEFAULT.withInterrogate(List.of()),
              TimeRules.DEFAULT,
              new AsduCodec(SETTINGS.sizes())),
          (MasterListener)
              (points, done) -> {
                points.forEach(p -> heard.add((int) ((ShortFloat) p.value()).value()));
                unprocessed.add(done);
                if (greedy) {
                  process();
                }
              },
          InstantSource.system(),
          new LinkCounters());

  private void process() {
    while (!unprocessed.isEmpty()) {
      unprocessed.remove().run();
    }
  }

  private void report(int events) {
    for (int i = 0; i < events; i++) {
      slave.update(
          List.of(
              PointUpdate.of(
                  new PointAddress(1, 1),
                  TypeId.M_ME_NC_1,
                  new ShortFloat(++reported, Quality.GOOD))));
    }
  }

  private int acknowledged() {
    return reported - (int) slave.counters().snapshot().eventsBuffered();
  }

  private VirtualLink connect(LinkSettings settings) {
    return new VirtualLink(master, settings, slave, SETTINGS, UNTRACKED);
  }

  @ParameterizedTest
  @EnumSource(Acknowledge.class)
  void whereverTheLinkIsCutNothingIsLostAndOnlyUnacknowledgedEventsComeTwice(Acknowledge mode) {
    for (int seed = 0; seed < 25; seed++) {
      checkCuts(new Random(seed), SETTINGS.withAcknowledge(mode));
    }
    assertThat(reported).isGreaterThan(5000);
  }

  private void checkCuts(Random random, LinkSettings settings) {
    VirtualLink link = connect(settings);
    int start = acknowledged();
    for (int step = 0; step < 1500; step++) {
      if (random.nextInt(4) == 0 && reported - acknowledged() < 900) {
        report(1);
      }
      link.moveSome(random);
      if (random.nextInt(5) == 0) {
        process();
      }
      if (random.nextInt(20) == 0) {
        link.advance(Duration.ofMillis(random.nextInt(3000)));
      }
      if (random.nextInt(200) == 0) {
        link.cut();
        unprocessed.clear();
        checkHeard(start);
        start = acknowledged();
        link = connect(settings);
      }
    }
    greedy = true;
    process();
    link.settle();
    link.advance(Duration.ofSeconds(10));
    link.settle();
    checkHeard(start);
    assertThat(acknowledged()).isEqualTo(reported);
    greedy = false;
    link.cut();
  }

  /** A connection begins with the first event that was not acknowledged and leaves none out. */
  private void checkHeard(int start) {
    for (int i = 0; i < heard.size(); i++) {
      assertThat(heard.get(i)).isEqualTo(start + 1 + i);
    }
    assertThat(acknowledged()).isLessThanOrEqualTo(start + heard.size());
    heard.clear();
  }

  @Test
  void whatTheMasterHasNotProcessedIsSentAgainIfItAcknowledgesOnlyThat() {
    LinkSettings processed = SETTINGS.withAcknowledge(Acknowledge.PROCESSED);
    VirtualLink link = connect(processed);
    link.settle();
    report(4);
    link.settle();
    unprocessed.remove().run();
    link.advance(Duration.ofSeconds(10));
    link.settle();
    link.cut();
    assertThat(heard).containsExactly(1, 2, 3, 4);
    link = connect(processed);
    link.settle();
    assertThat(heard).containsExactly(1, 2, 3, 4, 2, 3, 4);
    link.cut();
  }

  @Test
  void stoppingAndStartingOnTheSameLinkRepeatsNothing() {
    greedy = true;
    VirtualLink link = connect(SETTINGS);
    link.settle();
    report(4);
    link.settle();
    link.master().handler().stopDataTransfer();
    link.settle();
    report(4);
    link.settle();
    assertThat(heard).hasSize(4);
    link.master().handler().startDataTransfer();
    link.settle();
    assertThat(heard).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    link.cut();
  }

  @Test
  void aListenerThatIsNeverDoneStopsTheSlaveAtItsKAndLosesNothing() {
    VirtualLink link = connect(SETTINGS.withMaxPending(7));
    link.settle();
    for (int i = 0; i < 100; i++) {
      report(1);
      link.settle();
    }
    link.advance(SETTINGS.apci().t2());
    link.settle();
    assertThat(unprocessed).hasSize(7 + 5);
    assertThat(heard).hasSizeLessThan(100);
    assertThat(link.slave().counters().snapshot().unacknowledged()).isEqualTo(5);
    greedy = true;
    process();
    link.settle();
    assertThat(heard).hasSize(100).isSorted();
    assertThat(link.slave().counters().snapshot().unacknowledged()).isLessThan(3);
    link.cut();
  }

  @Test
  void withAcknowledgeProcessedNothingIsAcknowledgedBeforeItIsDone() {
    VirtualLink link = connect(SETTINGS.withAcknowledge(Acknowledge.PROCESSED).withMaxPending(1));
    link.settle();
    report(20);
    link.settle();
    link.advance(Duration.ofSeconds(14));
    link.settle();
    assertThat(acknowledged()).isZero();
    List<Runnable> taken = new ArrayList<>(unprocessed);
    taken.get(1).run();
    taken.get(2).run();
    taken.get(2).run();
    link.settle();
    assertThat(acknowledged()).as("the first is not done").isZero();
    taken.get(0).run();
    link.settle();
    assertThat(acknowledged()).isEqualTo(3);
    link.cut();
  }
}
