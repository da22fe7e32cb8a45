package io.github.cameliec104.protocol.file;

import java.util.List;

/** How a request about files ended, unless the link was lost or nobody answered in time. */
public sealed interface FileResult {

  /** True if what was asked was done. */
  default boolean positive() {
    return false;
  }

  /**
   * A file was transferred and its checksums were right, or it was deleted.
   *
   * @param length octets transferred, 0 for a deleted file
   */
  record Complete(FileAddress address, int length) implements FileResult {
    @Override
    public boolean positive() {
      return true;
    }
  }

  /** The files of a directory. */
  record Listed(FileAddress directory, List<FileEntry> entries) implements FileResult {
    /** Copies the list. */
    public Listed {
      entries = List.copyOf(entries);
    }

    @Override
    public boolean positive() {
      return true;
    }
  }

  /**
   * The peer does not do what was asked, and nothing was transferred.
   *
   * @param reason plain words
   */
  record Refused(FileAddress address, String reason) implements FileResult {}

  /**
   * A transfer ended before it was complete.
   *
   * @param reason plain words
   */
  record Failed(FileAddress address, String reason) implements FileResult {}
}
