package io.github.cameliec104.protocol.file;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A received file in memory. To be read when the transfer is complete. */
public final class MemoryFile implements FileSink {

  private static final CompletionStage<Void> DONE = CompletableFuture.allOf();

  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

  @Override
  public CompletionStage<Void> write(byte[] more) {
    octets.writeBytes(more);
    return DONE;
  }

  @Override
  public CompletionStage<Void> complete() {
    return DONE;
  }

  @Override
  public void discard() {
    octets.reset();
  }

  /** The octets received, none after a transfer that failed. */
  public byte[] octets() {
    return octets.toByteArray();
  }
}
