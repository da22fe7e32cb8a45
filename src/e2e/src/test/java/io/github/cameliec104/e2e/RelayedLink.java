package io.github.cameliec104.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The two TCP connections that make one link through a {@link RecordingRelay}, with a thread for
 * each direction.
 */
final class RelayedLink {

  private final RecordingRelay relay;
  private final Socket master;
  private final Socket slave;
  private final PcapFile.Link record;
  private final AtomicInteger openDirections = new AtomicInteger(2);
  private final AtomicBoolean gone = new AtomicBoolean();

  RelayedLink(RecordingRelay relay, Socket master, Socket slave, PcapFile.Link record) {
    this.relay = relay;
    this.master = master;
    this.slave = slave;
    this.record = record;
  }

  /** Begins to pass octets on. */
  void start() throws IOException {
    master.setTcpNoDelay(true);
    slave.setTcpNoDelay(true);
    RecordingRelay.daemon("relay to slave", () -> pump(true));
    RecordingRelay.daemon("relay to master", () -> pump(false));
  }

  boolean isGone() {
    return gone.get();
  }

  private void pump(boolean fromMaster) {
    Socket from = fromMaster ? master : slave;
    Socket to = fromMaster ? slave : master;
    try {
      copy(from.getInputStream(), to.getOutputStream(), fromMaster);
      if (isGone()) {
        return;
      }
      record.segment(fromMaster, PcapFile.FIN | PcapFile.ACK, new byte[0]);
      to.shutdownOutput();
      if (openDirections.decrementAndGet() == 0 && gone.compareAndSet(false, true)) {
        closeBoth();
      }
    } catch (IOException e) {
      reset(); // one end is lost, so the other must be
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void copy(InputStream in, OutputStream out, boolean fromMaster)
      throws IOException, InterruptedException {
    byte[] buffer = new byte[16384];
    for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
      relay.awaitRelease(this);
      if (isGone()) {
        return; // what was held back is lost
      }
      int size = relay.segmentSize(length);
      for (int from = 0; from < length; from += size) {
        byte[] octets = Arrays.copyOfRange(buffer, from, Math.min(from + size, length));
        record.segment(fromMaster, PcapFile.PSH | PcapFile.ACK, octets);
        out.write(octets);
      }
    }
  }

  /** Ends both connections with a reset. */
  void reset() {
    if (!gone.compareAndSet(false, true)) {
      return;
    }
    try {
      record.segment(false, PcapFile.RST | PcapFile.ACK, new byte[0]);
      master.setSoLinger(true, 0);
      slave.setSoLinger(true, 0);
      closeBoth();
    } catch (IOException e) {
      relay.remove(this); // a socket that is already closed cannot be reset
    }
  }

  private void closeBoth() throws IOException {
    master.close();
    slave.close();
    relay.remove(this);
  }

  /** Ends a connection with a reset. */
  static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }
}
