/**
 * The Camel component: endpoints {@code iec104:master:host:port} (controlling station) and {@code
 * iec104:slave:host:port} (controlled station).
 *
 * <p>Owns the options, the sharing of links between endpoints, and the way between protocol values
 * and exchanges. Links call in on their event loop; everything received there goes through a {@code
 * Lane} to a thread of the consumer, and routes never run on an event loop. Values without Camel
 * belong to {@code points} and {@code json}, procedures of the protocol to the protocol library.
 */
@NullMarked
package io.github.cameliec104.camel;

import org.jspecify.annotations.NullMarked;
