package io.github.cameliec104.protocol.folder;

import io.github.cameliec104.protocol.file.FileSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletionStage;

/**
 * A file that is being received: grows under a hidden name and gets its own when it is complete and
 * on the disk.
 */
final class FolderSink implements FileSink, Open {

  /** Is told of a file that is complete. */
  @FunctionalInterface
  interface Receipt {
    void received(Path file) throws IOException;
  }

  private final Worker worker;
  private final Path temporary;
  private final Path target;
  private final int max;
  private final Receipt receipt;
  private final FileChannel channel;
  private int length;

  /**
   * Makes the hidden file, on the thread of the folder.
   *
   * @param max most octets that are taken
   */
  FolderSink(Worker worker, Path target, int max, Receipt receipt) throws IOException {
    this.worker = worker;
    this.target = target;
    this.max = max;
    this.receipt = receipt;
    temporary = Temporary.next(target.resolveSibling(""));
    channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    worker.opened(this);
  }

  @Override
  public CompletionStage<Void> write(byte[] octets) {
    return worker.run(
        () -> {
          append(octets);
          return null;
        });
  }

  private void append(byte[] octets) throws IOException {
    if (octets.length > max - length) {
      throw new IOException("more than " + max + " octets");
    }
    length += octets.length;
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  @Override
  public CompletionStage<Void> complete() {
    return worker.run(
        () -> {
          keep();
          return null;
        });
  }

  private void keep() throws IOException {
    channel.force(true);
    channel.close();
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    worker.closed(this);
    receipt.received(target);
  }

  @Override
  public void discard() {
    worker.tell(this::end);
  }

  @Override
  public void end() throws IOException {
    worker.closed(this);
    channel.close();
    Files.deleteIfExists(temporary);
  }
}
