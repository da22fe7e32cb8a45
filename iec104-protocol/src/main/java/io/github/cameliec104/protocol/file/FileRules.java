package io.github.cameliec104.protocol.file;

import java.time.Duration;

/**
 * How files are transferred.
 *
 * @param timeout how long the peer, or the store behind a slave, may take for the next step of a
 *     transfer, more than 0; a transfer that goes on may take any time
 * @param attempts how often a section whose checksum fails is transferred at most, 1 to 100
 * @param sectionSize octets of the sections sent, 1 to 16777215; a file that would have more than
 *     255 sections is divided into 255
 * @param segmentSize most octets of a segment sent, 1 to 240; never more than fit an ASDU
 * @param maxSection most octets accepted in one section, 1 to 16777215; as many are kept in memory
 */
public record FileRules(
    Duration timeout, int attempts, int sectionSize, int segmentSize, int maxSection) {

  /**
   * 30 s, 3 attempts, sections of 64 KiB, segments as long as they can be, any section accepted.
   */
  public static final FileRules DEFAULT =
      new FileRules(Duration.ofSeconds(30), 3, 0x10000, 240, FileEntry.MAX_LENGTH);

  private static final int MAX_SECTIONS = 255;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is outside its range; the message names value and
   *     range
   */
  public FileRules {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("fileTimeout=" + timeout + ", expected more than 0");
    }
    check("fileAttempts", attempts, 100);
    check("fileSectionSize", sectionSize, FileEntry.MAX_LENGTH);
    check("fileSegmentSize", segmentSize, 240);
    check("fileMaxSection", maxSection, FileEntry.MAX_LENGTH);
  }

  private static void check(String name, int value, int max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(name + "=" + value + ", expected 1.." + max);
    }
  }

  /** Octets of each section but the last of a file of this length. */
  int sectionOf(int length) {
    return Math.max(sectionSize, (length + MAX_SECTIONS - 1) / MAX_SECTIONS);
  }

  /** A copy with another time limit. */
  public FileRules withTimeout(Duration value) {
    return new FileRules(value, attempts, sectionSize, segmentSize, maxSection);
  }

  /** A copy with another number of attempts. */
  public FileRules withAttempts(int value) {
    return new FileRules(timeout, value, sectionSize, segmentSize, maxSection);
  }

  /** A copy with other sizes of what is sent. */
  public FileRules withSizes(int section, int segment) {
    return new FileRules(timeout, attempts, section, segment, maxSection);
  }

  /** A copy that accepts sections of another size. */
  public FileRules withMaxSection(int value) {
    return new FileRules(timeout, attempts, sectionSize, segmentSize, value);
  }
}
