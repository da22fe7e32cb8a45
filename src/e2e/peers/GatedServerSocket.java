import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * A server socket whose connections deliver nothing until {@link #open(int)} is called for them.
 * j60870 begins to read before it tells the application about a connection, and what a quick master
 * sends until then gets lost.
 */
final class GatedServerSocket extends ServerSocket {

  private final Map<Integer, CountDownLatch> gates = new ConcurrentHashMap<>();

  /** Listens on a free port of the loopback interface. */
  GatedServerSocket() throws IOException {
    super(0, 5, InetAddress.getLoopbackAddress());
  }

  @Override
  public Socket accept() throws IOException {
    CountDownLatch gate = new CountDownLatch(1);
    Socket socket =
        new Socket() {
          @Override
          public InputStream getInputStream() throws IOException {
            return new GatedStream(super.getInputStream(), gate);
          }
        };
    implAccept(socket);
    gates.put(socket.getPort(), gate);
    return socket;
  }

  /** Lets the octets of a connection through. */
  void open(int remotePort) {
    gates.remove(remotePort).countDown();
  }

  private static final class GatedStream extends FilterInputStream {
    private final CountDownLatch gate;

    GatedStream(InputStream in, CountDownLatch gate) {
      super(in);
      this.gate = gate;
    }

    @Override
    public int read() throws IOException {
      await();
      return super.read();
    }

    @Override
    public int read(byte[] octets, int offset, int length) throws IOException {
      await();
      return super.read(octets, offset, length);
    }

    private void await() throws IOException {
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new IOException("interrupted", e);
      }
    }
  }
}
