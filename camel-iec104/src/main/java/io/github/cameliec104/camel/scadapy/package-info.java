/**
 * The datagrams of ScadaPy, so that its viewers and archives go on working behind a route: received
 * objects to text, octet by octet as ScadaPy's own {@code iec104client} sends it.
 *
 * <p>Everything here is a function of its arguments and may be used from any thread; sockets and
 * clocks belong to the route. ScadaPy's configuration files are read in {@code points}; our own
 * JSON is in {@code json}.
 */
@NullMarked
package io.github.cameliec104.camel.scadapy;

import org.jspecify.annotations.NullMarked;
