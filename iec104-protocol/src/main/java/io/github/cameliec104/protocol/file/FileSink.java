package io.github.cameliec104.protocol.file;

import java.util.concurrent.CompletionStage;

/**
 * Where the octets of a received file go. Called on an event loop: every method returns at once,
 * and the stages complete later, on any thread. There is never more than one call open at a time,
 * but for {@link #discard}.
 */
public interface FileSink {

  /**
   * Takes the octets of the next section, whose checksum is right.
   *
   * @return completes when they are kept; fails if they cannot be
   */
  CompletionStage<Void> write(byte[] octets);

  /**
   * The file is complete and its checksum is right; only now may anybody see it.
   *
   * @return completes when the file is safe; fails if it cannot be kept
   */
  CompletionStage<Void> complete();

  /**
   * The file will not be completed; what was written is to be forgotten. May be called again, and
   * while another call is open.
   */
  void discard();
}
