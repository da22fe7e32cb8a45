package io.github.cameliec104.protocol.folder;

import java.io.IOException;

/** Something that is open until it is ended. */
interface Open {

  /** Ends it, on the thread of the folder; again without effect. */
  void end() throws IOException;
}
