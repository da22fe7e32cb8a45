/**
 * File transfer (101 §7.4.11, types 120 to 127) for both stations: directory, download, upload,
 * delete and query of an archive.
 *
 * <p>{@code FileSender} and {@code FileReceiver} are the two ends of a transfer, whichever station
 * runs them; {@link io.github.cameliec104.protocol.file.FileServer} is what a slave, {@link
 * io.github.cameliec104.protocol.file.FileClient} what a master does with them. They know ASDUs and
 * nothing of links, are confined to the event loop of their link, and take the time as an argument.
 * Where octets come from and go to are a {@link io.github.cameliec104.protocol.file.FileSource} and
 * a {@link io.github.cameliec104.protocol.file.FileSink}, which answer later and from any thread.
 */
@NullMarked
package io.github.cameliec104.protocol.file;

import org.jspecify.annotations.NullMarked;
