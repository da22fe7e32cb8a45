package io.github.cameliec104.protocol.net;

import static io.github.cameliec104.protocol.net.Eventually.eventually;

import io.github.cameliec104.protocol.station.CommandReply;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.MasterListener;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.ReceivedCommand;
import io.github.cameliec104.protocol.station.SlaveListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * Keeps everything that a master or a slave tells; is done with points at once, confirms commands.
 */
class Recorder implements MasterListener, SlaveListener {

  final List<LinkEvent> events = new CopyOnWriteArrayList<>();
  final List<PointUpdate> points = new CopyOnWriteArrayList<>();
  final List<ReceivedCommand> commands = new CopyOnWriteArrayList<>();

  @Override
  public void points(List<PointUpdate> update, Runnable done) {
    points.addAll(update);
    done.run();
  }

  @Override
  public void command(ReceivedCommand command, CommandReply reply) {
    commands.add(command);
    reply.confirm();
    reply.terminate();
  }

  @Override
  public void event(LinkEvent event) {
    events.add(event);
  }

  /** The states told so far, with their reasons. */
  List<String> states() {
    return events.stream()
        .filter(LinkEvent.StateChanged.class::isInstance)
        .map(LinkEvent.StateChanged.class::cast)
        .map(e -> e.reason().isEmpty() ? e.state().name() : e.state() + ": " + e.reason())
        .toList();
  }

  void awaitState(LinkState state) {
    awaitState(text -> text.startsWith(state.name()));
  }

  void awaitState(Predicate<String> state) {
    eventually(() -> states().stream().anyMatch(state));
  }
}
