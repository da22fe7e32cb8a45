/**
 * The point list: which names, types and groups the points of a station have, and how it is read
 * from YAML, JSON, CSV and the configuration files of ScadaPy.
 *
 * <p>Everything here is an immutable value or a function of its arguments and may be used from any
 * thread. It depends on the protocol library and on Jackson, never on Camel, so that a list can be
 * checked without starting a route. Received values do not belong here; only what is known about a
 * point before it said anything.
 */
@NullMarked
package io.github.cameliec104.camel.points;

import org.jspecify.annotations.NullMarked;
