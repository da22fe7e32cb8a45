/**
 * Fuzz targets of the protocol: each takes any octets and fails if they do harm. {@code
 * src/fuzz/run} lets Jazzer look for such octets; the tests here only try those known and some near
 * them.
 */
@NullMarked
package io.github.cameliec104.protocol.fuzz;

import org.jspecify.annotations.NullMarked;
