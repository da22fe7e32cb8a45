package io.github.cameliec104.protocol.file;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The octets of a file to send. Called on an event loop: every method returns at once, and the
 * stages complete later, on any thread. There is never more than one read at a time.
 */
public interface FileSource {

  /** Octets of the file; does not change. */
  int length();

  /**
   * Reads octets.
   *
   * @return exactly so many octets; fails if they cannot be read, or if the file has changed since
   */
  CompletionStage<byte[]> read(int offset, int count);

  /** The transfer is over, however it went; may be called again. */
  void close();

  /** Octets in memory. */
  static FileSource of(byte[] octets) {
    byte[] copy = octets.clone();
    return new FileSource() {
      @Override
      public int length() {
        return copy.length;
      }

      @Override
      public CompletionStage<byte[]> read(int offset, int count) {
        return CompletableFuture.completedStage(Arrays.copyOfRange(copy, offset, offset + count));
      }

      @Override
      public void close() {
        // nothing is held
      }
    };
  }
}
