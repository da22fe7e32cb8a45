package io.github.cameliec104.protocol.folder;

import io.github.cameliec104.protocol.file.FileEntry;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Which folder a station serves, and how.
 *
 * @param folder is made if it does not exist
 * @param commonAddress the station whose files these are, 1 to 65534
 * @param firstAddress where the files without an address in their name begin, 1 to 16777215
 * @param maxUpload most octets of a file that a master may send, 0 to 16777215; with 0 masters can
 *     neither send nor delete files
 * @param scan how often the folder is looked at, and how long a file must stay unchanged until it
 *     is offered
 */
public record FolderSettings(
    Path folder, int commonAddress, int firstAddress, int maxUpload, Duration scan) {

  /** Where addresses begin unless told otherwise. */
  public static final int FIRST_ADDRESS = 30_000;

  /** How often a folder is looked at unless told otherwise. */
  public static final Duration SCAN = Duration.ofSeconds(2);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is outside its range; the message names it
   */
  public FolderSettings {
    check("common address of the files", commonAddress, 1, 0xFFFE);
    check("fileAddress", firstAddress, 1, 0xFFFFFF);
    check("most octets of an uploaded file", maxUpload, 0, FileEntry.MAX_LENGTH);
    if (scan.isNegative() || scan.isZero()) {
      throw new IllegalArgumentException("fileScan=" + scan + ", expected more than 0");
    }
  }

  private static void check(String what, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(what + "=" + value + ", expected " + min + ".." + max);
    }
  }

  /** A folder of station 1 that masters can only read. */
  public static FolderSettings of(Path folder) {
    return new FolderSettings(folder, 1, FIRST_ADDRESS, 0, SCAN);
  }

  /** A copy with another largest upload. */
  public FolderSettings withMaxUpload(int octets) {
    return new FolderSettings(folder, commonAddress, firstAddress, octets, scan);
  }

  /** A copy that is looked at more or less often. */
  public FolderSettings withScan(Duration value) {
    return new FolderSettings(folder, commonAddress, firstAddress, maxUpload, value);
  }

  boolean writable() {
    return maxUpload > 0;
  }
}
