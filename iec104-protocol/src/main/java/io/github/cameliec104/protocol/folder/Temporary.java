package io.github.cameliec104.protocol.folder;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** The hidden files of unfinished transfers. */
final class Temporary {

  private static final String PREFIX = ".iec104-transfer-";

  private Temporary() {}

  /** A name that nobody has. */
  static Path next(Path folder) {
    return folder.resolve(PREFIX + UUID.randomUUID() + ".part");
  }

  /** Removes what a transfer left that ended with the machine. */
  static void clear(Path folder) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, PREFIX + "*.part")) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    }
  }
}
