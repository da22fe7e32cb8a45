package io.github.cameliec104.protocol.file;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.FileElement;
import org.jspecify.annotations.Nullable;

/** A transfer of a slave and the master it belongs to. */
record ServedTransfer(
    FileSession session, FileAddress address, int originator, FileTransfer transfer) {

  /** Whether an ASDU of a session is about this transfer. */
  boolean concerns(FileSession other, FileAddress file, int from) {
    return session == other && originator == from && address.equals(file);
  }

  @Nullable Asdu next(long nowNanos) {
    FileElement element = transfer.next(nowNanos);
    Cot cot = new Cot(Cause.FILE_TRANSFER, false, false, originator);
    return element == null ? null : FileAsdus.of(cot, address, element);
  }
}
