package io.github.cameliec104.protocol.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameliec104.protocol.apci.CloseReason;
import io.github.cameliec104.protocol.station.LinkCounters;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApduFrameDecoderTest {

  private static final List<String> FRAMES =
      List.of(
          "680407000000",
          "6805000000000a",
          "68fd" + "02".repeat(253),
          "680443000000",
          "680468686868",
          "680401000200");

  private static final String STREAM = String.join("", FRAMES);

  private final EmbeddedChannel channel = new EmbeddedChannel(decoder());

  private static ApduFrameDecoder decoder() {
    Intake intake = new Intake(0, new LinkCounters(), System::nanoTime);
    return new ApduFrameDecoder(new FrameWatch(Duration.ofMinutes(1), intake, System::nanoTime));
  }

  @AfterEach
  void giveBackBuffers() {
    channel.finishAndReleaseAll();
  }

  @Test
  void everyCutOfTheStreamYieldsTheSameFrames() {
    trackNothing();
    for (int cut = 0; cut <= STREAM.length(); cut += 2) {
      assertThat(decoded(STREAM.substring(0, cut), STREAM.substring(cut))).isEqualTo(FRAMES);
    }
  }

  @Test
  void anyNumberOfCutsYieldsTheSameFrames() {
    trackNothing();
    Random random = new Random(104);
    for (int round = 0; round < 300; round++) {
      List<String> pieces = new ArrayList<>();
      int at = 0;
      while (at < STREAM.length()) {
        int next = Math.min(STREAM.length(), at + 2 * (1 + random.nextInt(1 << random.nextInt(8))));
        pieces.add(STREAM.substring(at, next));
        at = next;
      }
      assertThat(decoded(pieces.toArray(String[]::new))).as("%s", pieces).isEqualTo(FRAMES);
    }
  }

  /** Tracking each of thousands of buffers takes seconds; the other tests do it. */
  private void trackNothing() {
    channel.config().setAllocator(new UnpooledByteBufAllocator(false, true));
  }

  private List<String> decoded(String... pieces) {
    List<String> frames = new ArrayList<>();
    for (String piece : pieces) {
      write(piece);
      frames.addAll(frames());
    }
    return frames;
  }

  private void write(String hex) {
    byte[] octets = HexFormat.of().parseHex(hex);
    channel.writeInbound(channel.alloc().buffer().writeBytes(octets));
  }

  private List<String> frames() {
    List<String> frames = new ArrayList<>();
    for (ByteBuf frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
      frames.add(ByteBufUtil.hexDump(frame));
      frame.release();
    }
    return frames;
  }

  @ParameterizedTest
  @CsvSource({
    "69, START_OCTET, 'octet 69H, expected 68H'",
    "690443000000, START_OCTET, 'octet 69H, expected 68H'",
    "160301, START_OCTET, 'octet 16H, expected 68H; the peer may speak TLS'",
    "6800, LENGTH, 'length 0, expected 4..253'",
    "6803, LENGTH, 'length 3, expected 4..253'",
    "68fe, LENGTH, 'length 254, expected 4..253'",
    "68ff, LENGTH, 'length 255, expected 4..253'"
  })
  void aLostBorderIsToldWithItsOctetAndNothingBehindItIsDecoded(
      String hex, CloseReason reason, String message) {
    assertThatThrownBy(() -> write("680443000000" + hex))
        .isInstanceOf(DecoderException.class)
        .cause()
        .isInstanceOf(FramingException.class)
        .hasMessage(message)
        .extracting(e -> ((FramingException) e).reason())
        .isEqualTo(reason);
    assertThat(frames()).containsExactly("680443000000");
    write(STREAM);
    assertThat(frames()).isEmpty();
  }

  @Test
  void theLengthIsJudgedWhenItArrivesAlone() {
    write("68");
    assertThatThrownBy(() -> write("fe")).hasRootCauseInstanceOf(FramingException.class);
  }

  @Test
  void anIncompleteFrameIsDroppedWithTheConnection() {
    write("6805000000");
    assertThat(channel.finish()).isFalse();
  }

  @Test
  void anEmptyBufferIsNoFrame() {
    channel.writeInbound(Unpooled.EMPTY_BUFFER);
    assertThat(frames()).isEmpty();
  }
}
