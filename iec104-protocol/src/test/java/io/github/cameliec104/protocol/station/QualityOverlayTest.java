package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.CounterNotes;
import io.github.cameliec104.protocol.asdu.Cp56Time;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Monitored.Counter;
import io.github.cameliec104.protocol.asdu.Monitored.NormalizedWithoutQuality;
import io.github.cameliec104.protocol.asdu.Monitored.ShortFloat;
import io.github.cameliec104.protocol.asdu.Monitored.SinglePoint;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TimeQuality;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Flags and values that are put over the points of a slave, and what lies underneath. */
class QualityOverlayTest {

  private static final Quality NT = Quality.of(Quality.NOT_TOPICAL);
  private static final Quality IV = Quality.of(Quality.INVALID);
  private static final PointSelection STATION = PointSelection.station(1);

  private final SlaveRig slave = new SlaveRig(100);
  private final SlaveLink master = slave.master("a");

  private static PointUpdate single(int address, boolean on, Quality quality) {
    return PointUpdate.of(
        new PointAddress(1, address), TypeId.M_SP_NA_1, new SinglePoint(on, quality));
  }

  /** What the master is sent next: cause, address and element of each object. */
  private List<String> sent() {
    List<String> sent = new ArrayList<>();
    for (Asdu asdu : slave.all(master)) {
      for (InformationObject object : asdu.objects()) {
        Monitored value = (Monitored) object.element();
        sent.add(
            (asdu.cause() + " " + object.address() + " " + value.plain() + " " + value.quality())
                .strip());
      }
    }
    return sent;
  }

  @Test
  void aWholeStationIsMarkedWithoutTouchingItsValuesAndRestored() {
    slave.station.update(
        List.of(single(1, true, Quality.GOOD), single(2, false, IV), SlaveRig.event(3, 7)));
    sent();
    slave.station.mark(STATION, NT);
    assertThat(sent())
        .containsExactly(
            "SPONTANEOUS 1 true NT", "SPONTANEOUS 2 false IV NT", "SPONTANEOUS 3 7.0 NT");
    slave.station.mark(STATION, NT);
    assertThat(sent()).as("nothing new").isEmpty();
    master.received(SlaveRig.interrogation(1, 20), () -> {}, 0);
    assertThat(slave.all(master).get(1).first().element()).isEqualTo(new SinglePoint(true, NT));
    slave.station.mark(STATION, Quality.GOOD);
    assertThat(sent())
        .containsExactly("SPONTANEOUS 1 true", "SPONTANEOUS 2 false IV", "SPONTANEOUS 3 7.0");
  }

  @Test
  void flagsReplaceThoseThatWerePutThereBefore() {
    slave.station.update(List.of(single(1, true, Quality.GOOD)));
    sent();
    slave.station.mark(STATION, NT);
    slave.station.mark(STATION, Quality.of(Quality.BLOCKED));
    assertThat(sent()).containsExactly("SPONTANEOUS 1 true NT", "SPONTANEOUS 1 true BL");
  }

  @Test
  void aGroupOrSomePointsAreMarkedAlone() {
    PointAddress second = new PointAddress(1, 2);
    slave.station.declare(List.of(new StationPoint(second, TypeId.M_SP_NA_1, Set.of(3))));
    slave.station.update(List.of(single(1, true, Quality.GOOD), single(2, true, Quality.GOOD)));
    sent();
    slave.station.mark(PointSelection.group(1, 3), NT);
    assertThat(sent()).containsExactly("SPONTANEOUS 2 true NT");
    slave.station.mark(PointSelection.point(new PointAddress(1, 1)), IV);
    assertThat(sent()).containsExactly("SPONTANEOUS 1 true IV");
  }

  @Test
  void whatTheSlaveHasNotCannotBeMarked() {
    slave.station.update(List.of(single(1, true, Quality.GOOD)));
    for (PointSelection none :
        List.of(
            PointSelection.station(2),
            PointSelection.group(1, 4),
            PointSelection.point(new PointAddress(1, 9)))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> slave.station.mark(none, NT))
          .withMessageContaining("expected points that the slave has");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PointSelection.group(1, 17))
        .withMessage("group=17, expected 0..16");
  }

  @Test
  void theNextUpdateOfAPointEndsItsMark() {
    slave.station.update(List.of(single(1, true, Quality.GOOD), single(2, true, Quality.GOOD)));
    slave.station.mark(STATION, NT);
    sent();
    slave.station.update(List.of(single(1, false, Quality.GOOD)));
    assertThat(sent()).containsExactly("SPONTANEOUS 1 false");
    slave.station.mark(STATION, Quality.GOOD);
    assertThat(sent()).containsExactly("SPONTANEOUS 2 true");
  }

  /** Cyclic data is dropped when there is too much of it, which a change of quality must not be. */
  @ParameterizedTest
  @EnumSource(
      value = Cause.class,
      names = {"PERIODIC", "BACKGROUND"})
  void aCyclicValueWithAnotherQualityIsAnEvent(Cause cause) {
    PointUpdate good = SlaveRig.event(1, 5);
    slave.station.update(List.of(good.withValue(good.value().withQuality(NT))));
    sent();
    slave.station.update(List.of(good.withCause(cause)));
    slave.station.update(List.of(good.withCause(cause)));
    assertThat(sent()).containsExactly("SPONTANEOUS 1 5.0", cause + " 1 5.0");
  }

  @Test
  void aSmallChangeWithAnotherQualityIsAnEvent() {
    slave.station.update(List.of(SlaveRig.event(1, 5)));
    slave.station.mark(STATION, NT);
    sent();
    slave.station.refresh(List.of(SlaveRig.event(1, 6)));
    slave.station.refresh(List.of(SlaveRig.event(1, 7)));
    assertThat(sent()).containsExactly("SPONTANEOUS 1 6.0");
  }

  @Test
  void aSubstitutedValueHidesTheRealOneUntilItIsTakenAway() {
    slave.station.update(List.of(SlaveRig.event(1, 5)));
    sent();
    slave.station.substitute(List.of(SlaveRig.event(1, 42)));
    slave.station.substitute(List.of(SlaveRig.event(1, 43)));
    slave.station.mark(STATION, NT);
    slave.station.mark(STATION, Quality.GOOD);
    assertThat(sent())
        .containsExactly(
            "SPONTANEOUS 1 42.0 SB",
            "SPONTANEOUS 1 43.0 SB",
            "SPONTANEOUS 1 43.0 NT SB",
            "SPONTANEOUS 1 5.0");
  }

  @Test
  void theNextUpdateEndsASubstitution() {
    slave.station.update(List.of(SlaveRig.event(1, 5)));
    slave.station.substitute(List.of(SlaveRig.event(1, 42)));
    slave.station.update(List.of(SlaveRig.event(1, 6)));
    slave.station.mark(STATION, Quality.GOOD);
    assertThat(sent())
        .containsExactly("SPONTANEOUS 1 5.0", "SPONTANEOUS 1 42.0 SB", "SPONTANEOUS 1 6.0");
  }

  @Test
  void onlyPointsOfTheSlaveAreSubstituted() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> slave.station.substitute(List.of(SlaveRig.event(1, 5))));
    slave.station.update(List.of(SlaveRig.event(1, 5)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> slave.station.substitute(List.of(single(1, true, Quality.GOOD))))
        .withMessage("point 1/1 is M_ME_NC_1, got M_SP_NA_1");
  }

  @Test
  void aCounterThatIsNotTopicalIsInvalidSinceItCannotSayMore() {
    Counter counter = new Counter(5, CounterNotes.NONE);
    slave.station.update(
        List.of(PointUpdate.of(new PointAddress(1, 1), TypeId.M_IT_NA_1, counter)));
    sent();
    slave.station.mark(STATION, NT);
    assertThat(sent()).containsExactly("SPONTANEOUS 1 5 IV");
    slave.station.mark(STATION, Quality.GOOD);
    assertThat(sent()).containsExactly("SPONTANEOUS 1 5");
  }

  @Test
  void updatesKeepWhatWasReceivedBesideWhatWasAddedHere() {
    Instant since = Instant.parse("2026-11-20T10:00:00Z");
    PointUpdate received = single(1, true, IV);
    assertThat(received.qualityReason()).isEqualTo(QualityReason.AS_RECEIVED);
    assertThat(received.receivedQuality()).isEqualTo(IV);
    PointUpdate marked = received.marked(QualityReason.LINK_LOST, NT, since);
    assertThat(marked.value().quality().toString()).isEqualTo("IV NT");
    assertThat(marked.receivedQuality()).isEqualTo(IV);
    assertThat(marked.provenance().since()).isEqualTo(since);
    PointUpdate again = marked.marked(QualityReason.AGED_OUT, Quality.of(Quality.BLOCKED), since);
    assertThat(again.receivedQuality()).isEqualTo(IV);
    assertThat(marked.withValue(new SinglePoint(false, IV)).qualityReason().isMark()).isTrue();
  }

  @Test
  void aValueWithoutBitsForItsQualityDoesNotLookGood() {
    PointUpdate counter =
        PointUpdate.of(new PointAddress(1, 1), TypeId.M_IT_NA_1, new Counter(5, CounterNotes.NONE))
            .marked(QualityReason.LINK_LOST, NT, Instant.EPOCH);
    assertThat(counter.value().quality()).isEqualTo(IV);
    assertThat(counter.quality().toString()).isEqualTo("IV NT");
    PointUpdate bare =
        PointUpdate.of(new PointAddress(1, 1), TypeId.M_ME_ND_1, new NormalizedWithoutQuality(5))
            .marked(QualityReason.LINK_LOST, NT, Instant.EPOCH);
    assertThat(bare.quality().toString()).isEqualTo("NT");
  }

  @Test
  void whatWasNeverReceivedIsNoValue() {
    PointUpdate unknown =
        PointUpdate.notYetReceived(new PointAddress(1, 1), TypeId.M_ME_TF_1, Instant.EPOCH);
    assertThat(unknown.quality().toString()).isEqualTo("IV NT");
    assertThat(unknown.cause()).isEqualTo(Cause.UNUSED);
    assertThat(unknown.qualityReason().text()).isEqualTo("not-yet-received");
    assertThat(unknown.value()).isInstanceOf(ShortFloat.class);
  }

  @Test
  void theQualityOfATimeIsThatOfItsTagUnlessThereIsNoTime() {
    PointUpdate update =
        new PointUpdate(
            null,
            new PointAddress(1, 1),
            TypeId.M_SP_TB_1,
            Cause.SPONTANEOUS,
            new SinglePoint(true, Quality.GOOD),
            new Cp56Time(0),
            null,
            Instant.EPOCH);
    assertThat(update.timeQuality()).isEqualTo(TimeQuality.of(TimeQuality.INVALID));
  }
}
