/**
 * From text and capture files to the frames in them, each explained on a line.
 *
 * <p>Owns reading hexadecimal text, the logs of this program and the capture files pcap and pcapng,
 * and putting TCP streams together. What a frame says is told by {@code protocol.explain}. The two
 * capture formats are read here and not by a library: those on Maven Central that work without
 * native code know neither pcapng nor Linux's newer cooked captures, and bring protocols along that
 * nobody needs here. Everything is confined to the thread of its command and holds no more of a
 * file than what is not explained yet.
 */
@NullMarked
package io.github.cameliec104.gateway.decode;

import org.jspecify.annotations.NullMarked;
