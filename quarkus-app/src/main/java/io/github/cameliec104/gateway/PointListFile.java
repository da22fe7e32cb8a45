package io.github.cameliec104.gateway;

import io.github.cameliec104.camel.points.PointList;
import io.github.cameliec104.camel.points.PointListException;
import io.github.cameliec104.camel.points.PointListReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A point list that the user named on the command line. */
final class PointListFile {

  private PointListFile() {}

  /**
   * Reads it; warnings are left to {@code check}.
   *
   * @throws UserError with all problems if it cannot be used
   */
  static PointList read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return PointListReader.read(in, file.toString()).points();
    } catch (PointListException e) {
      throw new UserError(Failures.words(e), e);
    } catch (NoSuchFileException e) {
      throw new UserError(file + ": no such file", e);
    } catch (IOException e) {
      throw new UserError(
          file + ": " + (Files.isDirectory(file) ? "a folder" : Failures.words(e)), e);
    }
  }
}
