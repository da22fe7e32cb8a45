package io.github.cameliec104.protocol.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cameliec104.protocol.apci.ApciSession;
import io.github.cameliec104.protocol.apci.CloseReason;
import io.github.cameliec104.protocol.asdu.AddressSizes;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.AsduCodec;
import io.github.cameliec104.protocol.asdu.BitstringOrder;
import io.github.cameliec104.protocol.asdu.Command;
import io.github.cameliec104.protocol.asdu.Element;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.station.Deviation;
import io.github.cameliec104.protocol.station.Station;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectTest {

  private static final Dialect TOLERANT = Dialect.STANDARD.withTolerated(Deviation.tolerable());

  @Test
  void theStandardToleratesNothing() {
    assertThat(Dialect.STANDARD.tolerated()).isEmpty();
    assertThat(LinkSettings.DEFAULT.dialect()).isEqualTo(Dialect.STANDARD);
    assertThat(LinkSettings.DEFAULT.sizes()).isEqualTo(AddressSizes.STANDARD);
  }

  @Test
  void whatNeverEndsAConnectionNeedsNoTolerance() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dialect.STANDARD.withTolerated(EnumSet.of(Deviation.NEGATIVE_DATA)))
        .withMessage(
            "tolerated=[NEGATIVE_DATA], expected some of [FIRST_NUMBER_1, DATA_BEFORE_START,"
                + " SURPLUS_OCTETS]");
  }

  @Test
  void namesAreReadInAnyOrder() {
    assertThat(Deviation.parse("")).isEmpty();
    assertThat(Deviation.parse(" surplus-octets ,FIRST-number-1"))
        .containsExactly(Deviation.FIRST_NUMBER_1, Deviation.SURPLUS_OCTETS);
    assertThat(Deviation.parse("all")).isEqualTo(Deviation.tolerable());
  }

  @ParameterizedTest
  @ValueSource(strings = {"lenient", "negative-data", "first_number_1", "all;"})
  void otherNamesAreRefusedWithThoseThatThereAre(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Deviation.parse("data-before-start," + text))
        .withMessage(
            "'"
                + text
                + "', expected all or some of first-number-1, data-before-start, surplus-octets");
  }

  /** What a master sends may be a command. */
  @ParameterizedTest
  @CsvSource({
    "680407000000 680E020000002D010600010088130001, SEQUENCE_NUMBER",
    "680E000000002D010600010088130001, NOT_STARTED",
    "680407000000 681000000000 2D0106000100881300010000, MALFORMED_ASDU"
  })
  void aSlaveToleratesNothing(String octets, CloseReason reason) {
    Deaf station = new Deaf();
    VirtualConnection slave =
        new VirtualConnection(
            ApciSession.Role.CONTROLLED,
            LinkSettings.DEFAULT.withDialect(TOLERANT),
            (handler, counters) -> station);
    slave.feed(octets);
    assertThat(slave.closed()).isEqualTo(reason);
    assertThat(station.received).isZero();
    slave.disconnect();
  }

  @ParameterizedTest
  @CsvSource({
    "07 01 03 00 01 00 640000 78563412 10, LEAST_FIRST",
    "07 01 03 00 01 00 640000 12345678 10, MOST_FIRST",
    "33 01 06 00 01 00 640000 78563412, LEAST_FIRST",
    "33 01 06 00 01 00 640000 12345678, MOST_FIRST"
  })
  void bitStringsAreReadAndWrittenInTheOrderOfTheLink(String hex, BitstringOrder order) {
    AsduCodec codec = Dialect.STANDARD.withBitstrings(order).codec();
    byte[] octets = HexFormat.of().parseHex(hex.replace(" ", ""));
    Asdu asdu = codec.decode(ByteBuffer.wrap(octets));
    assertThat(bits(asdu.first().element())).isEqualTo(0x12345678);
    ByteBuffer out = ByteBuffer.allocate(octets.length);
    codec.encode(asdu, out);
    assertThat(out.array()).isEqualTo(octets);
  }

  private static int bits(Element element) {
    return element instanceof Monitored.Bitstring bitstring
        ? bitstring.bits()
        : ((Command.BitstringCommand) element).bits();
  }

  /** The reason names the option, so that whoever has such a station need not search. */
  @Test
  void aReasonSaysWhatCouldBeTolerated() {
    VirtualConnection master =
        new VirtualConnection(
            ApciSession.Role.CONTROLLING, LinkSettings.DEFAULT, (handler, counters) -> new Deaf());
    master.handler().startDataTransfer();
    master.feed("68040B000000 680E0200000001010300010064000001");
    assertThat(master.detail())
        .isEqualTo("N(S)=1, expected 0; this can be tolerated: first-number-1");
    master.disconnect();
  }

  /** A station that counts what it gets and says nothing. */
  private static final class Deaf implements Station {
    private int received;

    @Override
    public void started(long nowNanos) {}

    @Override
    public void stopped(String reason, long nowNanos) {}

    @Override
    public void received(Asdu asdu, Runnable done, long nowNanos) {
      received++;
      done.run();
    }

    @Override
    public @Nullable Asdu next(long nowNanos) {
      return null;
    }

    @Override
    public void acknowledged(int asdus, long nowNanos) {}

    @Override
    public long deadline() {
      return Long.MAX_VALUE;
    }

    @Override
    public void onDeadline(long nowNanos) {}
  }
}
