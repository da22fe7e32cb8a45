package io.github.cameliec104.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.station.LinkEvent.ConnectionChanged;
import io.github.cameliec104.protocol.station.LinkEvent.SwitchedOver;
import io.github.cameliec104.protocol.station.LinkState;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LinkEventsTest {

  private final LinkEvents events = new LinkEvents();

  private String tell(LinkState state, String reason) {
    return events.tell(new ConnectionChanged("b:2404", state, reason, Instant.EPOCH), 0);
  }

  @Test
  void aConnectionThatFailsAgainAndAgainIsToldOnce() {
    assertThat(tell(LinkState.CONNECTING, "")).isEmpty();
    assertThat(tell(LinkState.DISCONNECTED, "connection refused"))
        .isEqualTo("connection to b:2404 down: connection refused");
    assertThat(tell(LinkState.CONNECTING, "")).isEmpty();
    assertThat(tell(LinkState.DISCONNECTED, "connection refused")).isEmpty();
    assertThat(tell(LinkState.CONNECTED, "")).isEqualTo("connection to b:2404 connected");
  }

  @Test
  void aSwitchOverNamesBothConnections() {
    SwitchedOver switched = new SwitchedOver("a:2404", "b:2404", "requested", Instant.EPOCH);
    assertThat(events.tell(switched, 0))
        .isEqualTo("data comes over b:2404 instead of a:2404: requested");
    assertThat(LinkEvents.isTrouble(switched)).isFalse();
  }
}
