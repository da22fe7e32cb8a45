package io.github.cameliec104.protocol.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.apci.ApciSession.Acknowledge;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReceiptsTest {

  private int acknowledged;

  private Receipts receipts(Acknowledge mode, int limit) {
    return new Receipts(mode, limit, Runnable::run, count -> acknowledged += count);
  }

  private static List<Receipts.Receipt> add(Receipts receipts, int count) {
    List<Receipts.Receipt> added = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      added.add(receipts.add());
    }
    return added;
  }

  @Test
  void whatIsReceivedIsAcknowledgedAtOnceUpToTheLimit() {
    add(receipts(Acknowledge.RECEIVED, 3), 5);
    assertThat(acknowledged).isEqualTo(3);
  }

  @Test
  void whatIsDoneMakesRoomForWhatIsOwed() {
    List<Receipts.Receipt> receipts = add(receipts(Acknowledge.RECEIVED, 3), 5);
    receipts.get(0).run();
    assertThat(acknowledged).isEqualTo(4);
    receipts.get(1).run();
    receipts.get(2).run();
    assertThat(acknowledged).isEqualTo(5);
  }

  @Test
  void beingDoneTwiceCountsOnce() {
    List<Receipts.Receipt> receipts = add(receipts(Acknowledge.RECEIVED, 1), 4);
    receipts.get(0).run();
    receipts.get(0).run();
    receipts.get(0).run();
    assertThat(acknowledged).isEqualTo(2);
  }

  @Test
  void whatIsProcessedIsAcknowledgedInTheOrderReceived() {
    List<Receipts.Receipt> receipts = add(receipts(Acknowledge.PROCESSED, 1), 4);
    receipts.get(2).run();
    receipts.get(1).run();
    assertThat(acknowledged).isZero();
    receipts.get(0).run();
    assertThat(acknowledged).isEqualTo(3);
    receipts.get(3).run();
    assertThat(acknowledged).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource(Acknowledge.class)
  void aPeerThatIgnoresItsWindowIsNotReadAnyMore(Acknowledge mode) {
    Receipts receipts = receipts(mode, 10);
    List<Receipts.Receipt> added = add(receipts, 10 + 1024);
    assertThat(receipts.flooded()).isFalse();
    added.add(receipts.add());
    assertThat(receipts.flooded()).isTrue();
    added.forEach(Receipts.Receipt::run);
    assertThat(receipts.flooded()).isFalse();
    assertThat(acknowledged).isEqualTo(10 + 1025);
  }
}
