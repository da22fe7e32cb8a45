package io.github.cameliec104.protocol.folder;

import io.github.cameliec104.protocol.file.FileSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/**
 * A file of the folder that is being sent. A file that changes meanwhile is not sent to its end.
 */
final class FolderSource implements FileSource, Open {

  private final Worker worker;
  private final Path path;
  private final FileChannel channel;
  private final int length;
  private final Instant modified;
  private final boolean temporary;

  /**
   * Opens a file, on the thread of the folder.
   *
   * @param temporary whether the file is deleted when it is closed
   */
  FolderSource(Worker worker, FolderIndex.Seen file, boolean temporary) throws IOException {
    this.worker = worker;
    path = file.path();
    length = (int) file.length();
    modified = file.modified();
    this.temporary = temporary;
    channel = FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    worker.opened(this);
    if (channel.size() != length) {
      end();
      throw new IOException("the file changes");
    }
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public CompletionStage<byte[]> read(int offset, int count) {
    return worker.run(() -> octets(offset, count));
  }

  private byte[] octets(int offset, int count) throws IOException {
    ByteBuffer octets = ByteBuffer.allocate(count);
    int read = 0;
    while (octets.hasRemaining() && read >= 0) {
      read = channel.read(octets, (long) offset + octets.position());
    }
    if (octets.hasRemaining() || channel.size() != length || isTouched()) {
      throw new IOException("the file has changed");
    }
    return octets.array();
  }

  /** A file that was replaced as a whole is still there to be read as it was. */
  private boolean isTouched() throws IOException {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        && Files.size(path) == length
        && !Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant().equals(modified);
  }

  @Override
  public void close() {
    worker.tell(this::end);
  }

  @Override
  public void end() throws IOException {
    worker.closed(this);
    channel.close();
    if (temporary) {
      Files.deleteIfExists(path);
    }
  }
}
