package io.github.cameliec104.gateway;

import io.github.cameliec104.camel.scadapy.ScadaPyMapping;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.LinkEvent.StateChanged;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * What a ScadaPy client does with each point it receives and each change of its link. Called by one
 * thread at a time.
 */
final class ScadaPyStep implements Processor {
  private final ScadaPyMapping mapping;
  private final DatagramSink sink;
  private final ScadaPyConsole console;
  private final Clock clock;

  ScadaPyStep(ScadaPyMapping mapping, DatagramSink sink, ScadaPyConsole console, Clock clock) {
    this.mapping = mapping;
    this.sink = sink;
    this.console = console;
    this.clock = clock;
  }

  @Override
  public void process(Exchange exchange) throws IOException {
    Object body = exchange.getMessage().getBody();
    if (body instanceof PointUpdate update) {
      console.received(update);
      send(mapping.datagrams(update));
    } else if (body instanceof LinkEvent event) {
      console.happened(event);
      if (event instanceof StateChanged changed && changed.state() == LinkState.DISCONNECTED) {
        send(mapping.linkDown(LocalDateTime.now(clock)));
      }
    }
  }

  private void send(List<String> datagrams) throws IOException {
    for (String datagram : datagrams) {
      sink.send(datagram);
    }
  }
}
