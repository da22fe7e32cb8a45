package io.github.cameliec104.protocol.conversation;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds files that belong to no module, whichever folder the tests are started in. */
public final class ProjectFiles {

  private ProjectFiles() {}

  /** Returns the file or folder with a path relative to the root of the project. */
  public static Path find(String path) {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("src/vectors"))) {
        return folder.resolve(path);
      }
    }
    throw new IllegalStateException("no src/vectors above " + Path.of("").toAbsolutePath());
  }
}
