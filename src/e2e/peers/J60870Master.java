import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.openmuc.j60870.ASdu;
import org.openmuc.j60870.ASduType;
import org.openmuc.j60870.CauseOfTransmission;
import org.openmuc.j60870.ClientConnectionBuilder;
import org.openmuc.j60870.Connection;
import org.openmuc.j60870.ConnectionEventListener;
import org.openmuc.j60870.ie.IeQualifierOfCounterInterrogation;
import org.openmuc.j60870.ie.IeQualifierOfInterrogation;
import org.openmuc.j60870.ie.InformationElement;
import org.openmuc.j60870.ie.InformationObject;

/**
 * A j60870 control centre: connects to the port named by its argument, sends what the lines on
 * standard input ask for and prints what comes.
 */
final class J60870Master {
  private static final int PATIENCE_SECONDS = 10;

  private final int port;
  private Connection connection;
  private CountDownLatch closed = new CountDownLatch(0);

  private J60870Master(int port) {
    this.port = port;
  }

  public static void main(String[] args) throws IOException {
    new J60870Master(Integer.parseInt(args[0])).run();
    System.exit(0);
  }

  private void run() throws IOException {
    connect();
    Lines.read(this::handle);
    connection.close();
  }

  private void connect() throws IOException {
    CountDownLatch ended = new CountDownLatch(1);
    closed = ended;
    connection =
        new ClientConnectionBuilder(InetAddress.getLoopbackAddress()).setPort(port).build();
    connection.startDataTransfer(new Listener(ended));
    Lines.print("CONNECTED");
  }

  /** What the connection brought is printed before its end. */
  private void disconnect() {
    connection.close();
    try {
      if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Lines.print("ERROR", "the old connection does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Lines.print("DISCONNECTED");
  }

  private void handle(String[] w) throws IOException {
    CauseOfTransmission act = CauseOfTransmission.ACTIVATION;
    switch (w[0]) {
      case "interrogate" ->
          connection.interrogation(Integer.parseInt(w[1]), act, new IeQualifierOfInterrogation(20));
      case "counters" ->
          connection.counterInterrogation(
              Integer.parseInt(w[1]), act, new IeQualifierOfCounterInterrogation(5, 0));
      case "read" -> connection.readCommand(Integer.parseInt(w[1]), Integer.parseInt(w[2]));
      case "clock" -> connection.synchronizeClocks(Integer.parseInt(w[1]), J60870Values.time(w[2]));
      case "command" -> command(w);
      case "disconnect" -> disconnect();
      case "connect" -> connect();
      default -> Lines.print("ERROR", "unknown", w[0]);
    }
  }

  /** command CA IOA TYPE VALUE EXECUTION TIME. */
  private void command(String[] w) throws IOException {
    ASduType type = ASduType.valueOf(w[3]);
    InformationObject object =
        new InformationObject(Integer.parseInt(w[2]), J60870Values.command(type, w[4], w[5], w[6]));
    connection.send(
        Lines.asdu(type, CauseOfTransmission.ACTIVATION, false, 0, Integer.parseInt(w[1]), object));
  }

  /** Prints what one connection brings. */
  private static final class Listener implements ConnectionEventListener {
    private final CountDownLatch ended;

    Listener(CountDownLatch ended) {
      this.ended = ended;
    }

    @Override
    public void newASdu(ASdu asdu) {
      int ca = asdu.getCommonAddress();
      ASduType type = asdu.getTypeIdentification();
      int cause = asdu.getCauseOfTransmission().getId();
      for (InformationObject object : asdu.getInformationObjects()) {
        int ioa = object.getInformationObjectAddress();
        if (type.getId() >= ASduType.C_SC_NA_1.getId()) {
          Lines.print(
              "ANSWER", ca, ioa, type, cause, asdu.isNegativeConfirm() ? "negative" : "positive");
          continue;
        }
        for (InformationElement[] e : object.getInformationElements()) {
          Lines.print(
              "POINT",
              ca,
              ioa++,
              type,
              J60870Values.value(e),
              J60870Values.quality(e),
              J60870Values.time(e),
              cause);
        }
      }
    }

    @Override
    public void connectionClosed(IOException cause) {
      Lines.print("CLOSED", cause);
      ended.countDown();
    }

    @Override
    public void dataTransferStateChanged(boolean stopped) {
      Lines.print(stopped ? "STOPPED" : "STARTED");
    }
  }
}
