package io.github.cameliec104.protocol.file;

import java.time.Duration;

/**
 * What a master asks about a file.
 *
 * @param progress is told after each section
 */
public record FileCall(FileAddress address, FileRules rules, FileProgress progress) {

  /** With the usual rules. */
  public static FileCall of(FileAddress address) {
    return new FileCall(address, FileRules.DEFAULT, FileProgress.NONE);
  }

  /** The directory of a station. */
  public static FileCall directory(int commonAddress) {
    return of(new FileAddress(commonAddress, 0, 0));
  }

  /** A copy with other rules. */
  public FileCall withRules(FileRules value) {
    return new FileCall(address, value, progress);
  }

  /** A copy with another time limit. */
  public FileCall withTimeout(Duration value) {
    return withRules(rules.withTimeout(value));
  }

  /** A copy that tells how far it is. */
  public FileCall withProgress(FileProgress value) {
    return new FileCall(address, rules, value);
  }
}
