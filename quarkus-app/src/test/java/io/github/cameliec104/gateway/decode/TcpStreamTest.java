package io.github.cameliec104.gateway.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.gateway.decode.TcpSegment.Endpoint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TcpStreamTest {
  private static final Endpoint A = new Endpoint("192.0.2.1", 40000);
  private static final Endpoint B = new Endpoint("192.0.2.2", 2404);

  private final StringBuilder heard = new StringBuilder();
  private final TcpStream stream =
      new TcpStream(
          new TcpStream.Receiver() {
            @Override
            public void opened() {
              heard.append("(open)");
            }

            @Override
            public void octets(Instant time, ByteBuffer octets) {
              heard.append(StandardCharsets.US_ASCII.decode(octets.duplicate()));
            }

            @Override
            public void lost(long octets) {
              heard.append("(lost ").append(octets).append(')');
            }

            @Override
            public void repeated() {
              heard.append("(again)");
            }
          });

  private static TcpSegment segment(int sequence, boolean syn, String data) {
    return new TcpSegment(
        Instant.EPOCH,
        A,
        B,
        sequence,
        syn,
        ByteBuffer.wrap(data.getBytes(StandardCharsets.US_ASCII)));
  }

  private void data(int sequence, String data) {
    stream.segment(segment(sequence, false, data));
  }

  @Test
  void segmentsInOrderAreHandedOn() {
    stream.segment(segment(99, true, ""));
    data(100, "ab");
    data(102, "");
    data(102, "cd");
    assertThat(heard).hasToString("(open)abcd");
  }

  @Test
  void segmentsOutOfOrderWaitForTheirTurn() {
    data(100, "ab");
    data(106, "gh");
    data(104, "ef");
    data(102, "cd");
    assertThat(heard).hasToString("abcdefgh");
  }

  @Test
  void whatIsSentAgainIsDropped() {
    data(100, "abcd");
    data(100, "abcd");
    data(103, "d");
    data(102, "cdef");
    assertThat(heard).hasToString("abcd(again)(again)ef");
  }

  @Test
  void numbersGoOnAfterTheHighest() {
    data(-2, "abcd");
    data(4, "gh");
    data(2, "ef");
    data(-2, "abcd");
    assertThat(heard).hasToString("abcdefgh(again)");
  }

  @Test
  void whatWasNotCapturedIsToldAtTheEnd() {
    data(100, "ab");
    data(110, "kl");
    assertThat(heard).hasToString("ab");
    stream.end();
    assertThat(heard).hasToString("ab(lost 8)kl");
  }

  @Test
  void whatWasNotCapturedIsNotWaitedForForEver() {
    data(100, "a");
    for (int i = 0; i < 65; i++) {
      data(102 + i, "x");
    }
    assertThat(heard).hasToString("a(lost 1)" + "x".repeat(65));
  }

  @Test
  void aNewConnectionWithTheSamePortsBeginsAnew() {
    stream.segment(segment(99, true, ""));
    data(100, "ab");
    stream.segment(segment(99, true, ""));
    stream.segment(segment(5000, true, ""));
    data(5001, "cd");
    assertThat(heard).hasToString("(open)ab(open)(open)cd");
  }

  @Test
  void anyOrderOfSegmentsGivesTheSameOctets() {
    String text = "the quick brown fox jumps over the lazy dog";
    for (int seed = 0; seed < 200; seed++) {
      heard.setLength(0);
      Random random = new Random(seed);
      int first = random.nextInt();
      List<TcpSegment> segments = new ArrayList<>();
      for (int at = 0; at < text.length(); ) {
        int length = 1 + random.nextInt(Math.min(5, text.length() - at));
        segments.add(segment(first + at, false, text.substring(at, at + length)));
        at += length;
      }
      Collections.shuffle(segments, random);
      stream.segment(segment(first - 1, true, ""));
      segments.forEach(stream::segment);
      assertThat(heard).as("seed %d", seed).hasToString("(open)" + text);
    }
  }
}
