/**
 * A folder of the file system as the files of a station. All reading and writing happens on one
 * thread of the folder, never on an event loop; what is public may be called from any thread.
 */
@NullMarked
package io.github.cameliec104.protocol.folder;

import org.jspecify.annotations.NullMarked;
