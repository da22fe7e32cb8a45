package io.github.cameliec104.protocol.folder;

import io.github.cameliec104.protocol.Iec104Exception;
import io.github.cameliec104.protocol.file.FileAddress;
import io.github.cameliec104.protocol.file.FileEntry;
import io.github.cameliec104.protocol.file.FileSink;
import io.github.cameliec104.protocol.file.FileSource;
import io.github.cameliec104.protocol.file.FileStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Serves the files of one folder as those of one station. A name such as {@code 30000-1-fault.cfg}
 * tells object address and NOF; other files get an address in order, which is kept, and NOF 1.
 * Folders below, links, hidden files and files of more than 16777215 octets are not offered, and
 * neither is a file before it has stayed unchanged for the time of a scan.
 *
 * <p>A file that a master sends grows under a hidden name. When it is complete it takes the place
 * of the file with its address or, if there is none, is called after its address, such as {@code
 * 30000-1}. Names never come from a master.
 *
 * <p>For an archive that is queried see the documentation of the component: its records are lines
 * that begin with a time.
 */
public final class FileFolder implements FileStore, AutoCloseable {

  private final FolderSettings settings;
  private final Worker worker = new Worker();
  private final FolderIndex index;
  private final Consumer<FileEntry> announcer;

  private FileFolder(FolderSettings settings, Consumer<FileEntry> announcer) {
    this.settings = settings;
    this.announcer = announcer;
    index = new FolderIndex(settings);
  }

  /**
   * Opens a folder, which is made if there is none. Files that are there are not announced.
   *
   * @param announcer is told of each file that is new or has changed, on the thread of the folder
   * @throws Iec104Exception if the folder cannot be made or read, naming it and the reason
   */
  public static FileFolder open(FolderSettings settings, Consumer<FileEntry> announcer) {
    FileFolder folder = new FileFolder(settings, announcer);
    try {
      Files.createDirectories(settings.folder());
      if (settings.writable()) {
        Temporary.clear(settings.folder());
      }
      folder.index.load();
      folder.index.scan(Instant.now(), System.nanoTime());
    } catch (IOException e) {
      folder.worker.close();
      throw new Iec104Exception("cannot serve the folder " + settings.folder() + ": " + e, e);
    }
    folder.worker.repeat(settings.scan(), folder::look);
    return folder;
  }

  private void look() throws IOException {
    index.scan(Instant.now(), System.nanoTime()).forEach(announcer);
  }

  @Override
  public CompletionStage<Optional<List<FileEntry>>> list(int commonAddress, int objectAddress) {
    return worker.run(
        () -> {
          if (objectAddress != 0) {
            return Optional.empty();
          }
          look();
          return Optional.of(
              commonAddress == settings.commonAddress() ? index.entries() : List.of());
        });
  }

  @Override
  public CompletionStage<Optional<FileSource>> open(FileAddress address) {
    return worker.run(
        () -> {
          look();
          FolderIndex.Seen file = index.find(address);
          return file == null
              ? Optional.empty()
              : Optional.of(new FolderSource(worker, file, false));
        });
  }

  @Override
  public CompletionStage<Optional<FileSource>> query(
      FileAddress address, Instant from, Instant to) {
    return worker.run(
        () -> {
          look();
          FolderIndex.Seen archive = index.find(address);
          return archive == null
              ? Optional.empty()
              : Optional.of(records(archive.path(), new TimedLines(from, to)));
        });
  }

  private FileSource records(Path archive, TimedLines lines) throws IOException {
    Path file = Temporary.next(settings.folder());
    try {
      lines.copy(archive, file);
      Instant modified = Files.getLastModifiedTime(file).toInstant();
      return new FolderSource(
          worker, new FolderIndex.Seen(file, Files.size(file), modified, 0), true);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** A file that announces more than permitted, or than fits the disk, is not begun. */
  @Override
  public CompletionStage<Optional<FileSink>> create(FileAddress address, int length) {
    return worker.run(
        () -> {
          if (address.commonAddress() != settings.commonAddress()
              || address.objectAddress() == 0
              || length > settings.maxUpload()
              || !settings.writable()
              || length > Files.getFileStore(settings.folder()).getUsableSpace()) {
            return Optional.empty();
          }
          look();
          Path target = target(address);
          return Optional.of(
              new FolderSink(
                  worker, target, settings.maxUpload(), file -> index.received(address, file)));
        });
  }

  private Path target(FileAddress address) {
    FolderIndex.Seen there = index.find(address);
    return there == null ? settings.folder().resolve(FileName.of(address)) : there.path();
  }

  @Override
  public CompletionStage<Boolean> delete(FileAddress address) {
    return worker.run(
        () -> {
          FolderIndex.Seen file = settings.writable() ? index.find(address) : null;
          boolean deleted = file != null && Files.deleteIfExists(file.path());
          look();
          return deleted;
        });
  }

  /** Closes the files that are open; returns at once. */
  @Override
  public void close() {
    worker.close();
  }
}
