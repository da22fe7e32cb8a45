package io.github.cameliec104.protocol.file;

import io.github.cameliec104.protocol.asdu.AddressSizes;
import io.github.cameliec104.protocol.asdu.TimeRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files of a slave. Each of its stations has one transfer at a time, which belongs to the
 * connection, the originator address and the file it began with. Confined to the event loop.
 */
public final class FileServer {

  private final AddressSizes sizes;
  private final TimeRules time;
  private final Map<Integer, ServedTransfer> transfers = new HashMap<>();
  private final List<FileSession> sessions = new ArrayList<>();
  private @Nullable FileStore store;
  private FileRules rules = FileRules.DEFAULT;

  /**
   * Without files: every request about files is refused as of unknown type.
   *
   * @param time how the slave tells the time
   */
  public FileServer(AddressSizes sizes, TimeRules time) {
    this.sizes = sizes;
    this.time = time;
  }

  /** Serves the files of a store from now on. */
  public void serve(FileStore files, FileRules howTo) {
    store = files;
    rules = howTo;
  }

  /** True if there is a store. */
  public boolean serves() {
    return store != null;
  }

  /** The side of a master that has started data transfer. */
  public FileSession started(FilePeer peer) {
    FileSession session = new FileSession(this, peer);
    sessions.add(session);
    return session;
  }

  void stopped(FileSession session) {
    sessions.remove(session);
  }

  /** Tells all masters that are there of a new file (126, cause 3). */
  public void announce(FileEntry entry) {
    for (FileSession session : sessions) {
      session.announce(entry);
    }
  }

  @Nullable FileStore store() {
    return store;
  }

  AddressSizes sizes() {
    return sizes;
  }

  TimeRules time() {
    return time;
  }

  /** How a transfer works whose store answers on the loop of this session. */
  TransferSetting setting(FileAddress address, FilePeer peer) {
    int segment = FileAsdus.segment(sizes, rules);
    return new TransferSetting(address, rules, segment, peer::execute, FileProgress.NONE);
  }

  /** The transfer of a station, or null. */
  @Nullable ServedTransfer transfer(int commonAddress) {
    return transfers.get(commonAddress);
  }

  void begun(ServedTransfer transfer) {
    transfers.put(transfer.address().commonAddress(), transfer);
  }

  void ended(ServedTransfer transfer) {
    transfers.remove(transfer.address().commonAddress(), transfer);
  }

  boolean isActive(FileAddress address) {
    ServedTransfer transfer = transfers.get(address.commonAddress());
    return transfer != null && transfer.address().equals(address);
  }
}
