/**
 * Asks a station what points it has and writes a point list.
 *
 * <p>Owns the order of questions, the merging of what the station says, and the three notations of
 * the list, which {@code PointListReader} reads back. Connects through {@code Iec104Master} without
 * any route. {@code Discovery} blocks the thread of its command; what it hears comes on the event
 * loop of the link and is only collected there.
 */
@NullMarked
package io.github.cameliec104.gateway.discover;

import org.jspecify.annotations.NullMarked;
