package io.github.cameliec104.protocol.file;

import io.github.cameliec104.protocol.asdu.Asdu;

/** The link to a master, as the files of a slave see it. */
public interface FilePeer {

  /** Sends an answer before everything else. */
  void reply(Asdu answer);

  /** Runs a task on the event loop of the link and sends what it produced; for any thread. */
  void execute(Runnable task);
}
