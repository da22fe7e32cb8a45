package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.MasterListener;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes on what a listener is told, and warns of stations that are not as expected. */
final class LoggedEvents implements MasterListener {

  private static final Logger LOG = LoggerFactory.getLogger(LoggedEvents.class);

  private final MasterListener listener;
  private final String peer;

  LoggedEvents(MasterListener listener, String peer) {
    this.listener = listener;
    this.peer = peer;
  }

  @Override
  public void points(List<PointUpdate> points, Runnable done) {
    listener.points(points, done);
  }

  @Override
  public void event(LinkEvent event) {
    if (event instanceof LinkEvent.Deviated deviated) {
      LOG.warn(
          "[{}] the station deviates from the standard ({}): {}; this is told once",
          peer,
          deviated.deviation().option(),
          deviated.detail());
    } else if (event instanceof LinkEvent.TypeConflict conflict) {
      LOG.warn(
          "[{}] point {} is sent as {}, expected {}; this is told once",
          peer,
          conflict.address(),
          conflict.sent(),
          conflict.expected());
    } else {
      listener.event(event);
      return;
    }
    Events.tell(listener::event, event);
  }
}
