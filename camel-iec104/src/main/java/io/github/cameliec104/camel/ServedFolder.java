package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.file.FileEntry;
import io.github.cameliec104.protocol.file.FileRules;
import io.github.cameliec104.protocol.folder.FileFolder;
import io.github.cameliec104.protocol.folder.FolderSettings;
import io.github.cameliec104.protocol.net.Iec104Slave;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder whose files a slave serves, from its opening to the end of the slave. */
final class ServedFolder {

  private static final Logger LOG = LoggerFactory.getLogger(ServedFolder.class);

  private final CompletableFuture<Iec104Slave> server = new CompletableFuture<>();
  private final int station;
  private final FileFolder folder;

  /**
   * Opens the folder.
   *
   * @throws io.github.cameliec104.protocol.Iec104Exception if it cannot be made or read
   */
  ServedFolder(FolderSettings settings) {
    station = settings.commonAddress();
    folder = FileFolder.open(settings, this::announce);
  }

  /** The slave that serves the files; waits until it does. */
  void serveBy(Iec104Slave slave) {
    slave.host(station).join();
    slave.serve(folder, FileRules.DEFAULT).join();
    server.complete(slave);
  }

  private void announce(FileEntry file) {
    Iec104Slave slave = server.getNow(null);
    if (slave != null) {
      slave.announce(file).whenComplete((done, failure) -> told(file, failure));
    }
  }

  private static void told(FileEntry file, @Nullable Throwable failure) {
    if (failure != null) {
      LOG.debug("file {} was not announced: {}", file.address(), failure.toString());
    }
  }

  /** Closes the files that are open. */
  void close() {
    folder.close();
  }
}
