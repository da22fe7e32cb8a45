package io.github.cameliec104.e2e;

import java.nio.file.Path;

/** Where the files of this module are; Surefire names the folder, an IDE starts in it. */
final class ModuleFolder {

  private ModuleFolder() {}

  /** A file or folder of this module. */
  static Path path(String relative) {
    return Path.of(System.getProperty("basedir", ""), relative).toAbsolutePath();
  }
}
