package io.github.cameliec104.protocol.file;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The files of the stations of a slave. Called on the event loop of the slave: every method returns
 * at once, and the stages complete later, on any thread. A stage that fails refuses what was asked.
 */
public interface FileStore {

  /**
   * The files of a directory, in any order; none where the station has none.
   *
   * @param objectAddress of the directory, 0 for the topmost
   * @return empty if there is no such directory
   */
  CompletionStage<Optional<List<FileEntry>>> list(int commonAddress, int objectAddress);

  /**
   * Opens a file to be sent.
   *
   * @return empty if there is no such file
   */
  CompletionStage<Optional<FileSource>> open(FileAddress address);

  /**
   * Opens the records of an archive file that were made from a time up to and including another.
   *
   * @return empty if there is no such archive
   */
  CompletionStage<Optional<FileSource>> query(FileAddress address, Instant from, Instant to);

  /**
   * Makes a file that a master sends, in place of one that is there.
   *
   * @param length octets announced, 0 if the master does not know
   * @return empty if the file is not wanted
   */
  CompletionStage<Optional<FileSink>> create(FileAddress address, int length);

  /**
   * Deletes a file.
   *
   * @return false if there is no such file, or it may not be deleted
   */
  CompletionStage<Boolean> delete(FileAddress address);
}
