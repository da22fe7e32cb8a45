package io.github.cameliec104.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between a master and a slave: whoever connects to {@link #port()} is connected to the
 * slave, and every octet is recorded in a capture file before it goes on. It can make the network
 * worse: cut links, refuse new ones, hold octets back, pass them on one by one. All methods may be
 * called from any thread.
 */
final class RecordingRelay implements AutoCloseable {

  /** Ports of masters in the capture: real ones come again in a long run, as if sent twice. */
  private static final int FIRST_PORT = 10_000;

  private static final int PORTS = 50_000;

  private final int target;
  private final Path capture;
  private final PcapFile pcap;
  private final ServerSocket listening;
  private final Set<RelayedLink> links = ConcurrentHashMap.newKeySet();
  private volatile boolean refusing;
  private volatile boolean oneOctetSegments;
  private boolean holding;
  private int opened;

  /**
   * @param target the port of loopback where the slave listens
   * @param name names the capture file in {@code target/captures}
   */
  RecordingRelay(int target, String name) {
    this.target = target;
    try {
      Path folder = Files.createDirectories(ModuleFolder.path("target/captures"));
      capture = folder.resolve(name + ".pcap");
      pcap = new PcapFile(capture);
      listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon("relay " + name, this::accept);
  }

  /** The port of loopback where a master should connect. */
  int port() {
    return listening.getLocalPort();
  }

  /** The capture file; readable at any time. */
  Path capture() {
    return capture;
  }

  /** How many links stand now. */
  int links() {
    return links.size();
  }

  /** Resets every link that stands now, at both ends. New ones may come. */
  void cut() {
    links.forEach(RelayedLink::reset);
  }

  /** Whether links opened from now on are reset at once; those that stand are left alone. */
  void refuse(boolean refuse) {
    refusing = refuse;
  }

  /** Whether every octet is passed on, and recorded, as a segment of its own. */
  void oneOctetSegments(boolean single) {
    oneOctetSegments = single;
  }

  /** How many octets a link may pass on at once. */
  int segmentSize(int available) {
    return oneOctetSegments ? 1 : available;
  }

  /**
   * Whether octets wait in the relay, in both directions and in order, instead of being passed on.
   */
  synchronized void hold(boolean hold) {
    holding = hold;
    notifyAll();
  }

  /** Returns when octets of a link may go on, or when it is gone. */
  synchronized void awaitRelease(RelayedLink link) throws InterruptedException {
    while (holding && !link.isGone()) {
      wait();
    }
  }

  /** A link tells that it is gone. */
  synchronized void remove(RelayedLink link) {
    links.remove(link);
    notifyAll();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        open(listening.accept());
      } catch (IOException e) {
        // Closed by us, or the slave is not there: the master sees its link reset, and the next one
        // may work.
      }
    }
  }

  private void open(Socket master) throws IOException {
    if (refusing) {
      RelayedLink.reset(master);
      return;
    }
    try {
      Socket slave = new Socket(InetAddress.getLoopbackAddress(), target);
      RelayedLink link =
          new RelayedLink(this, master, slave, pcap.new Link(FIRST_PORT + opened++ % PORTS));
      links.add(link);
      link.start();
    } catch (IOException e) {
      RelayedLink.reset(master);
      throw e;
    }
  }

  /** Starts a thread that does not keep the tests alive. */
  static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      listening.close();
      cut();
      pcap.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
