package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.station.ReceivedCommand;
import io.github.cameliec104.protocol.station.SlaveListener;

/** A consumer of a slave. Called on the event loop of the slave. */
interface CommandRoute extends SlaveListener {

  /** Whether it takes commands at all. */
  boolean takesCommands();

  /** Whether it takes this command. */
  boolean accepts(ReceivedCommand command);
}
