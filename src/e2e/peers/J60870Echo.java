import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import javax.net.ServerSocketFactory;
import org.openmuc.j60870.ASdu;
import org.openmuc.j60870.Connection;
import org.openmuc.j60870.ConnectionEventListener;
import org.openmuc.j60870.Server;
import org.openmuc.j60870.ServerEventListener;

/**
 * Reads every ASDU with j60870 and writes it back with j60870, whatever its type: what comes back
 * is what the stack has understood. It listens on a free port of the loopback interface and prints
 * it first: {@code LISTENING 40123}.
 */
final class J60870Echo extends ServerSocketFactory implements ServerEventListener {

  private final GatedServerSocket listening = new GatedServerSocket();

  private J60870Echo() throws IOException {}

  public static void main(String[] args) throws IOException {
    J60870Echo echo = new J60870Echo();
    Server server = Server.builder().setSocketFactory(echo).build();
    server.start(echo);
    Lines.print("LISTENING", echo.listening.getLocalPort());
    Lines.read(words -> {});
    server.stop();
    System.exit(0);
  }

  @Override
  public ServerSocket createServerSocket(int port) {
    return listening;
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) {
    return listening;
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
    return listening;
  }

  @Override
  public void connectionIndication(Connection connection) {
    connection.setConnectionListener(
        new ConnectionEventListener() {
          @Override
          public void newASdu(ASdu asdu) {
            Lines.print("ASDU", asdu.toString().replaceAll("\\s+", " "));
            try {
              connection.send(asdu);
            } catch (IOException e) {
              Lines.print("ERROR", e);
            }
          }

          @Override
          public void connectionClosed(IOException cause) {
            Lines.print("CLOSED", cause);
          }

          @Override
          public void dataTransferStateChanged(boolean stopped) {
            Lines.print(stopped ? "STOPPED" : "STARTED");
          }
        });
    listening.open(connection.getPort());
  }

  @Override
  public void serverStoppedListeningIndication(IOException e) {
    Lines.print("ERROR", e);
  }

  @Override
  public void connectionAttemptFailed(IOException e) {
    Lines.print("ERROR", e);
  }
}
