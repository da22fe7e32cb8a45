package io.github.cameliec104.protocol.file;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.FileElement;

/** What a master sends a slave about one file. */
record FileRequest(Asdu asdu, FileElement element) {

  FileAddress address() {
    return new FileAddress(asdu.commonAddress(), asdu.first().address(), element.name());
  }

  int originator() {
    return asdu.cot().originator();
  }

  /** An answer to the master that asked. */
  Asdu answer(FileElement answer) {
    Cot cot = new Cot(Cause.FILE_TRANSFER, false, false, originator());
    return FileAsdus.of(cot, address(), answer);
  }
}
