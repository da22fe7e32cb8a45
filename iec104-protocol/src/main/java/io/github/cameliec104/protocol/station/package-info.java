/**
 * What a master (controlling station) and a slave (controlled station) do with a link: start-up,
 * interrogation, commands, process image, buffered events (101 §7.4, 104 §7).
 *
 * <p>Knows ASDUs but neither frames nor sockets. {@code net} calls a {@link
 * io.github.cameliec104.protocol.station.Station} on the event loop of its connection; time is an
 * argument. Values of this package are immutable and for any thread, all other classes are confined
 * to the event loop.
 */
@NullMarked
package io.github.cameliec104.protocol.station;

import org.jspecify.annotations.NullMarked;
