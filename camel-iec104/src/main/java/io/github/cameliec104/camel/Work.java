package io.github.cameliec104.camel;

import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What one delivery of a link becomes: exchanges, one after the other. Called by a {@link Lane}.
 */
interface Work {

  /** The next exchange to route, or null if there is none left. */
  @Nullable Exchange next();

  /** An exchange that {@link #next} gave is complete, successfully or not. */
  void completed(Exchange exchange);

  /** Nothing more will be routed; called once, from any thread. */
  void end();
}
