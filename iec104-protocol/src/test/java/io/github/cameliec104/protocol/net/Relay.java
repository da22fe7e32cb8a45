package io.github.cameliec104.protocol.net;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;

/** Stands between a master and a slave and may cut what is there, or let it run into nothing. */
final class Relay implements Closeable {

  private final ServerSocket server;
  private final int target;
  private final IntPredicate ready;
  private final List<Pair> pairs = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile boolean swallowing;

  /** Both ends of a connection. */
  private record Pair(Socket master, Socket slave) {
    /**
     * The slave hears of it first, so that it has forgotten the old link before a new one comes.
     */
    void close() {
      closeQuietly(slave);
      closeQuietly(master);
    }
  }

  /** Connects whoever comes to a port of this host. */
  Relay(int target) throws IOException {
    this(target, connections -> true);
  }

  /**
   * Connects whoever comes to a port of this host.
   *
   * @param ready whether the next may come, told how many came before
   */
  Relay(int target, IntPredicate ready) throws IOException {
    this.target = target;
    this.ready = ready;
    server = RawPeer.listen();
    start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** How many connections there were. */
  int connections() {
    return connections.get();
  }

  /** From now on octets go in and none comes out, and no end hears of it. */
  void swallow() {
    swallowing = true;
  }

  /** Ends all present connections, wherever in their streams they are. */
  void cut() {
    pairs.forEach(Pair::close);
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket master = server.accept();
        while (!ready.test(connections.get()) && !server.isClosed()) {
          LockSupport.parkNanos(1_000_000);
        }
        Socket slave = new Socket(InetAddress.getLoopbackAddress(), target);
        master.setTcpNoDelay(true);
        slave.setTcpNoDelay(true);
        Pair pair = new Pair(master, slave);
        pairs.add(pair);
        connections.incrementAndGet();
        start(() -> move(master, slave, pair));
        start(() -> move(slave, master, pair));
      }
    } catch (IOException e) {
      cut(); // the relay or the slave is closed
    }
  }

  private void move(Socket from, Socket to, Pair pair) {
    byte[] octets = new byte[1000];
    try (InputStream in = from.getInputStream()) {
      for (int count = in.read(octets); count >= 0; count = in.read(octets)) {
        if (!swallowing) {
          to.getOutputStream().write(octets, 0, count);
        }
      }
    } catch (IOException e) {
      // either end is closed, and so will be the other
    }
    pair.close();
    pairs.remove(pair);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
  }
}
