/**
 * APDUs in words: one line of text for the octets of one frame, for people who look at a link.
 *
 * <p>It stands beside {@code net}, because it is the only other place that needs both frames and
 * ASDUs, which do not know each other; and in this library, because it says nothing that is not in
 * the octets and the names a caller gives, so that every tool on top of the library can use it. It
 * reads no files and no sockets, has no clock and knows no procedures: whether a frame was allowed
 * where it stands is not its business. All classes are immutable or functions of their arguments,
 * for any thread. The text is for people and may change; programs use the values of {@code asdu}.
 */
@NullMarked
package io.github.cameliec104.protocol.explain;

import org.jspecify.annotations.NullMarked;
