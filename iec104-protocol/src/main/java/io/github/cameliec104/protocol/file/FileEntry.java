package io.github.cameliec104.protocol.file;

import io.github.cameliec104.protocol.asdu.FileElement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of a directory (101 §7.3.6.7).
 *
 * @param length octets, 0 to 16777215
 * @param kind whether there is a file or a directory at the address
 * @param active whether the file is being transferred
 * @param time when the file was made; null if the station does not know
 */
public record FileEntry(
    FileAddress address, int length, Kind kind, boolean active, @Nullable Instant time) {

  /** Most octets of a file, what three octets can say. */
  public static final int MAX_LENGTH = 0xFFFFFF;

  static final int LAST = 0x20;
  private static final int DIRECTORY = 0x40;
  private static final int ACTIVE = 0x80;

  /** What an entry stands for. */
  public enum Kind {
    /** A file that can be transferred. */
    FILE,
    /** Another directory, which can be called under its object address. */
    DIRECTORY
  }

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the length is outside its range
   */
  public FileEntry {
    if (length < 0 || length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "length of file " + length + ", expected 0.." + MAX_LENGTH);
    }
  }

  /** A file at rest. */
  public FileEntry(FileAddress address, int length, @Nullable Instant time) {
    this(address, length, Kind.FILE, false, time);
  }

  FileEntry withActive(boolean value) {
    return new FileEntry(address, length, kind, value, time);
  }

  static FileEntry of(FileAddress address, FileElement.Directory listed, @Nullable Instant time) {
    Kind kind = (listed.status() & DIRECTORY) == 0 ? Kind.FILE : Kind.DIRECTORY;
    return new FileEntry(address, listed.length(), kind, (listed.status() & ACTIVE) != 0, time);
  }

  FileElement.Directory element(boolean last) {
    int status = (last ? LAST : 0) | (active ? ACTIVE : 0);
    return new FileElement.Directory(
        address.name(), length, kind == Kind.DIRECTORY ? status | DIRECTORY : status);
  }

  static boolean isLast(FileElement.Directory listed) {
    return (listed.status() & LAST) != 0;
  }
}
