package io.github.cameliec104.protocol.asdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cameliec104.protocol.asdu.Command.BitstringCommand;
import io.github.cameliec104.protocol.asdu.Command.DoubleCommand;
import io.github.cameliec104.protocol.asdu.Command.RegulatingStep;
import io.github.cameliec104.protocol.asdu.Command.SetpointFloat;
import io.github.cameliec104.protocol.asdu.Command.SetpointNormalized;
import io.github.cameliec104.protocol.asdu.Command.SetpointScaled;
import io.github.cameliec104.protocol.asdu.Command.SingleCommand;
import io.github.cameliec104.protocol.asdu.Monitored.Bitstring;
import io.github.cameliec104.protocol.asdu.Monitored.Counter;
import io.github.cameliec104.protocol.asdu.Monitored.DoublePoint;
import io.github.cameliec104.protocol.asdu.Monitored.Normalized;
import io.github.cameliec104.protocol.asdu.Monitored.NormalizedWithoutQuality;
import io.github.cameliec104.protocol.asdu.Monitored.PackedSinglePoints;
import io.github.cameliec104.protocol.asdu.Monitored.Scaled;
import io.github.cameliec104.protocol.asdu.Monitored.ShortFloat;
import io.github.cameliec104.protocol.asdu.Monitored.SinglePoint;
import io.github.cameliec104.protocol.asdu.Monitored.StepPosition;
import io.github.cameliec104.protocol.asdu.ProtectionElement.ProtectionEvent;
import io.github.cameliec104.protocol.asdu.ProtectionElement.ProtectionOutput;
import io.github.cameliec104.protocol.asdu.ProtectionElement.ProtectionStart;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What elements are beside their octets. */
class ElementTest {

  private static final Quality ALL = Quality.of(0xFF);

  /** Random fields but for one number, which is one beyond an end of its range. */
  private static final class OneBeyond extends RandomFields {
    private final int index;
    private final boolean above;
    private int asked;
    private String expected;

    OneBeyond(int index, boolean above) {
      super(new Random(index));
      this.index = index;
      this.above = above;
    }

    @Override
    public int number(String name, int min, int max) {
      boolean allInts = min == Integer.MIN_VALUE;
      if (allInts || name.equals("LOS") || asked++ != index) {
        return super.number(name, min, max);
      }
      int value = above ? max + 1 : min - 1;
      expected = "=" + value + ", expected " + min + ".." + max;
      return value;
    }

    @Override
    public int bits(String name, int width) {
      return super.number(name, 0, (1 << width) - 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyNumberIsRefusedBeyondItsRange(TypeId type) {
    for (boolean above : new boolean[] {false, true}) {
      OneBeyond fields = new OneBeyond(0, above);
      for (int index = 1; ; index++) {
        OneBeyond source = fields;
        Throwable thrown = catchThrowable(() -> Notation.of(type).read(source));
        if (source.expected == null) {
          assertThat(thrown).isNull();
          break;
        }
        assertThat(thrown)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(source.expected);
        fields = new OneBeyond(index, above);
      }
    }
  }

  @Test
  void segmentsHoldUpTo240Octets() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FileElement.Segment(1, 1, new byte[241]))
        .withMessage("length of segment=241, expected 0..240");
  }

  @ParameterizedTest
  @CsvSource({
    "0.5,16384",
    "-0.5,-16384",
    "1.0,32767",
    "-1.0,-32768",
    "0,0",
    "-0.0,0",
    "0.0000152587890625,1",
    "-0.0000152587890625,0",
    "0.0000152587890624,0"
  })
  void fractionsAreRoundedToTheNearestStep(double value, int raw) {
    assertThat(Normalized.of(value, Quality.GOOD).raw()).isEqualTo(raw);
    assertThat(SetpointNormalized.of(value, 0, false).raw()).isEqualTo(raw);
  }

  @Test
  void fractionsBetweenStepsGoToTheNearer() {
    double step = 1.0 / 32768;
    assertThat(Normalized.of(100.4 * step, Quality.GOOD).raw()).isEqualTo(100);
    assertThat(Normalized.of(100.6 * step, Quality.GOOD).raw()).isEqualTo(101);
    assertThat(Normalized.of(-100.6 * step, Quality.GOOD).raw()).isEqualTo(-101);
    assertThat(Normalized.of(1 - step, Quality.GOOD).raw()).isEqualTo(32767);
  }

  @Test
  void everyStepComesBackFromItsFraction() {
    for (int raw = Short.MIN_VALUE; raw <= Short.MAX_VALUE; raw++) {
      int back = Normalized.of(new Normalized(raw, Quality.GOOD).value(), Quality.GOOD).raw();
      if (back != raw) {
        assertThat(back).isEqualTo(raw);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.01, -1.01, Double.NaN, Double.POSITIVE_INFINITY, -1e300})
  void fractionsBeyondOneAreRefused(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Normalized.of(value, Quality.GOOD))
        .withMessage("normalized value=" + value + ", expected -1..1");
    assertThatIllegalArgumentException().isThrownBy(() -> SetpointNormalized.of(value, 0, false));
  }

  @Test
  void plainValuesOfMonitoredElements() {
    Quality good = Quality.GOOD;
    assertThat(new SinglePoint(true, good).plain()).isEqualTo(true);
    assertThat(new DoublePoint(DoubleState.ON, good).plain()).isEqualTo(DoubleState.ON);
    assertThat(new StepPosition(-64, true, good).plain()).isEqualTo(-64);
    assertThat(new Bitstring(-1, good).plain()).isEqualTo(0xFFFF_FFFFL);
    assertThat(new Normalized(-16384, good).plain()).isEqualTo(-0.5);
    assertThat(new NormalizedWithoutQuality(8192).plain()).isEqualTo(0.25);
    assertThat(new Scaled(-5, good).plain()).isEqualTo(-5);
    assertThat(new ShortFloat(3.5f, good).plain()).isEqualTo(3.5f);
    assertThat(new Counter(-7, CounterNotes.NONE).plain()).isEqualTo(-7);
    assertThat(new ProtectionEvent(DoubleState.OFF, good, 1).plain()).isEqualTo(DoubleState.OFF);
    assertThat(new ProtectionStart(63, good, 1).plain()).isEqualTo(63);
    assertThat(new ProtectionOutput(15, good, 1).plain()).isEqualTo(15);
    assertThat(new PackedSinglePoints(0xFFFF, 0, good).plain()).isEqualTo(0xFFFF);
  }

  @ParameterizedTest
  @EnumSource
  void otherQualityKeepsTheValue(TypeId type) {
    Element element = Notation.of(type).read(new RandomFields(new Random(type.number())));
    if (!(element instanceof Monitored monitored)) {
      assertThat(type.isMonitored()).isFalse();
      return;
    }
    Monitored good = monitored.withQuality(Quality.GOOD);
    Monitored bad = good.withQuality(ALL);
    assertThat(good.quality()).isEqualTo(Quality.GOOD);
    assertThat(good.plain()).isEqualTo(monitored.plain());
    assertThat(bad.plain()).isEqualTo(monitored.plain());
    assertThat(bad.quality()).isEqualTo(carried(monitored));
    assertThat(bad.withQuality(monitored.quality())).isEqualTo(monitored);
  }

  /** The quality a record keeps; what of it is sent, its layout decides. */
  private static Quality carried(Monitored monitored) {
    if (monitored instanceof NormalizedWithoutQuality) {
      return Quality.GOOD;
    }
    return monitored instanceof Counter ? Quality.of(Quality.INVALID) : ALL;
  }

  @ParameterizedTest
  @CsvSource({
    "M_SP_NA_1,F0", "M_DP_NA_1,F0", "M_ST_NA_1,F1", "M_BO_NA_1,F1", "M_ME_NA_1,F1",
    "M_ME_NB_1,F1", "M_ME_NC_1,F1", "M_IT_NA_1,80", "M_EP_TD_1,F8", "M_EP_TE_1,F8",
    "M_EP_TF_1,F8", "M_PS_NA_1,F1", "M_ME_ND_1,0",
  })
  void flagsTheElementHasNoBitForAreNotSent(TypeId type, String mask) {
    Element element = Notation.of(type).read(new RandomFields(new Random(1)));
    ByteBuffer octets = ByteBuffer.allocate(type.size());
    type.layout().write(octets, ((Monitored) element).withQuality(ALL));
    Monitored read = (Monitored) type.layout().read(octets.flip());
    assertThat(read.quality()).isEqualTo(Quality.of(Integer.parseInt(mask, 16)));
    assertThat(read.plain()).isEqualTo(((Monitored) element).plain());
  }

  @Test
  void plainValuesOfCommands() {
    assertThat(new SingleCommand(true, 0, false).plain()).isEqualTo(true);
    assertThat(new DoubleCommand(DoubleState.OFF, 0, false).plain()).isEqualTo(DoubleState.OFF);
    assertThat(new RegulatingStep(StepDirection.HIGHER, 0, false).plain())
        .isEqualTo(StepDirection.HIGHER);
    assertThat(new SetpointNormalized(16384, 0, false).plain()).isEqualTo(0.5);
    assertThat(new SetpointScaled(-3, 0, false).plain()).isEqualTo(-3);
    assertThat(new SetpointFloat(-1.5f, 0, false).plain()).isEqualTo(-1.5f);
    assertThat(new BitstringCommand(-1).plain()).isEqualTo(0xFFFF_FFFFL);
  }

  @Test
  void onlyTwoStatesOfACommandArePermitted() {
    assertThat(DoubleState.values())
        .filteredOn(state -> new DoubleCommand(state, 0, false).permitted())
        .containsExactly(DoubleState.OFF, DoubleState.ON);
    assertThat(StepDirection.values())
        .filteredOn(direction -> new RegulatingStep(direction, 0, false).permitted())
        .containsExactly(StepDirection.LOWER, StepDirection.HIGHER);
    assertThat(new SingleCommand(false, 31, true).permitted()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void selectingKeepsTheCommand(TypeId type) {
    Element element = Notation.of(type).read(new RandomFields(new Random(type.number())));
    assertThat(element instanceof Command).isEqualTo(type.isCommand());
    if (element instanceof Command command) {
      boolean bitstring = command instanceof BitstringCommand;
      assertThat(command.withSelect(true).select()).isEqualTo(!bitstring);
      assertThat(command.withSelect(false).select()).isFalse();
      assertThat(command.withSelect(true).withSelect(command.select())).isEqualTo(command);
    }
  }

  @Test
  void octetsOfAnElementCannotBeChangedFromOutside() {
    byte[] octets = {1, 2, 3};
    Element.Octets unknown = new Element.Octets(0x81, octets);
    FileElement.Segment segment = new FileElement.Segment(1, 2, octets);
    octets[0] = 9;
    unknown.octets()[1] = 9;
    segment.data()[1] = 9;
    assertThat(unknown).isEqualTo(new Element.Octets(0x81, new byte[] {1, 2, 3}));
    assertThat(segment).isEqualTo(new FileElement.Segment(1, 2, new byte[] {1, 2, 3}));
    assertThat(unknown).hasToString("Octets[vsq=129, octets=010203]");
    assertThat(segment).hasToString("Segment[name=1, section=2, data=010203]");
    assertThat(unknown).isNotEqualTo(new Element.Octets(1, new byte[] {1, 2, 3}));
    assertThat(segment).isNotEqualTo(new FileElement.Segment(1, 2, new byte[] {1, 2}));
    assertThat(List.of(segment).hashCode())
        .isEqualTo(List.of(new FileElement.Segment(1, 2, new byte[] {1, 2, 3})).hashCode());
  }

  @Test
  void bit8OfTheReadyQualifiersRefuses() {
    assertThat(new FileElement.FileReady(1, 600, 0).positive()).isTrue();
    assertThat(new FileElement.FileReady(1, 600, 0x80).positive()).isFalse();
    assertThat(new FileElement.SectionReady(1, 1, 600, 0).ready()).isTrue();
    assertThat(new FileElement.SectionReady(1, 1, 600, 0x80).ready()).isFalse();
  }
}
