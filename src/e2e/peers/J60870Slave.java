import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import org.openmuc.j60870.ASdu;
import org.openmuc.j60870.ASduType;
import org.openmuc.j60870.CauseOfTransmission;
import org.openmuc.j60870.Connection;
import org.openmuc.j60870.ConnectionEventListener;
import org.openmuc.j60870.Server;
import org.openmuc.j60870.ServerEventListener;
import org.openmuc.j60870.ie.InformationElement;
import org.openmuc.j60870.ie.InformationObject;

/**
 * A j60870 outstation that answers what the lines on standard input told it to know. It listens on
 * a free port of the loopback interface and prints it first: {@code LISTENING 40123}.
 */
final class J60870Slave implements ServerEventListener {
  private record Point(ASduType type, String value, String quality) {}

  /** Objects that fit an ASDU whatever their type. */
  private static final int MOST_OBJECTS = 20;

  private final Map<Integer, Map<Integer, Point>> image = new TreeMap<>();
  private final Map<String, Boolean> commands = new ConcurrentHashMap<>();
  private final List<Connection> started = new CopyOnWriteArrayList<>();

  private final GatedServerSocket listening = new GatedServerSocket();

  private J60870Slave() throws IOException {}

  public static void main(String[] args) throws IOException {
    new J60870Slave().run();
    System.exit(0);
  }

  private void run() throws IOException {
    Server server = Server.builder().setSocketFactory(giving(listening)).build();
    server.start(this);
    Lines.print("LISTENING", listening.getLocalPort());
    Lines.read(this::handle);
    server.stop();
  }

  private static ServerSocketFactory giving(ServerSocket socket) {
    return new ServerSocketFactory() {
      @Override
      public ServerSocket createServerSocket(int port) {
        return socket;
      }

      @Override
      public ServerSocket createServerSocket(int port, int backlog) {
        return socket;
      }

      @Override
      public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
        return socket;
      }
    };
  }

  private synchronized void handle(String[] w) throws IOException {
    switch (w[0]) {
      case "set" ->
          image
              .computeIfAbsent(Integer.valueOf(w[1]), ca -> new TreeMap<>())
              .put(Integer.valueOf(w[2]), new Point(ASduType.valueOf(w[3]), w[4], w[5]));
      case "accept", "refuse" -> commands.put(key(w[1], w[2], w[3]), w[0].equals("accept"));
      case "event" -> {
        ASduType type = ASduType.valueOf(w[3]);
        InformationObject object =
            new InformationObject(
                Integer.parseInt(w[2]), J60870Values.elements(type, w[4], w[5], w[6]));
        for (Connection connection : started) {
          connection.send(
              Lines.asdu(
                  type,
                  CauseOfTransmission.causeFor(Integer.parseInt(w[7])),
                  false,
                  0,
                  Integer.parseInt(w[1]),
                  object));
        }
      }
      default -> Lines.print("ERROR", "unknown", w[0]);
    }
  }

  private static String key(Object ca, Object ioa, Object type) {
    return ca + " " + ioa + " " + type;
  }

  @Override
  public void connectionIndication(Connection connection) {
    connection.setConnectionListener(
        new ConnectionEventListener() {
          @Override
          public void newASdu(ASdu request) {
            try {
              answer(connection, request);
            } catch (IOException e) {
              Lines.print("ERROR", e);
            }
          }

          @Override
          public void connectionClosed(IOException cause) {
            started.remove(connection);
            Lines.print("CLOSED", cause);
          }

          @Override
          public void dataTransferStateChanged(boolean stopped) {
            if (stopped) {
              started.remove(connection);
            } else {
              started.add(connection);
            }
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

  private synchronized void answer(Connection to, ASdu request) throws IOException {
    int ca = request.getCommonAddress();
    boolean broadcast = ca == 0xFFFF;
    if (!broadcast && !image.containsKey(ca)) {
      mirror(to, request, ca, CauseOfTransmission.UNKNOWN_COMMON_ADDRESS_OF_ASDU, true);
      return;
    }
    for (int station : broadcast ? image.keySet() : Set.of(ca)) {
      answerStation(to, request, station);
    }
  }

  private void answerStation(Connection to, ASdu request, int ca) throws IOException {
    switch (request.getTypeIdentification()) {
      case C_IC_NA_1 ->
          collect(to, request, ca, CauseOfTransmission.INTERROGATED_BY_STATION, false);
      case C_CI_NA_1 ->
          collect(to, request, ca, CauseOfTransmission.REQUESTED_BY_GENERAL_COUNTER, true);
      case C_RD_NA_1 -> read(to, request, ca);
      case C_CS_NA_1, C_TS_TA_1 ->
          mirror(to, request, ca, CauseOfTransmission.ACTIVATION_CON, false);
      case C_SC_NA_1, C_DC_NA_1, C_RC_NA_1, C_SE_NA_1, C_SE_NB_1, C_SE_NC_1, C_BO_NA_1 ->
          command(to, request, ca);
      case C_SC_TA_1, C_DC_TA_1, C_RC_TA_1, C_SE_TA_1, C_SE_TB_1, C_SE_TC_1, C_BO_TA_1 ->
          command(to, request, ca);
      default -> mirror(to, request, ca, CauseOfTransmission.UNKNOWN_TYPE_ID, true);
    }
  }

  private void mirror(
      Connection to, ASdu request, int ca, CauseOfTransmission cause, boolean negative)
      throws IOException {
    to.send(
        Lines.asdu(
            request.getTypeIdentification(),
            cause,
            negative,
            request.getOriginatorAddress(),
            ca,
            request.getInformationObjects()));
  }

  /** Confirmation, the points by type (neighbours as one sequence), termination. */
  private void collect(
      Connection to, ASdu request, int ca, CauseOfTransmission cause, boolean counters)
      throws IOException {
    mirror(to, request, ca, CauseOfTransmission.ACTIVATION_CON, false);
    Map<ASduType, TreeMap<Integer, Point>> byType = new TreeMap<>();
    image
        .get(ca)
        .forEach((ioa, p) -> byType.computeIfAbsent(p.type, t -> new TreeMap<>()).put(ioa, p));
    for (Map.Entry<ASduType, TreeMap<Integer, Point>> entry : byType.entrySet()) {
      TreeMap<Integer, Point> rest = entry.getValue();
      while ((entry.getKey() == ASduType.M_IT_NA_1) == counters && !rest.isEmpty()) {
        TreeMap<Integer, Point> some = new TreeMap<>();
        while (!rest.isEmpty() && some.size() < MOST_OBJECTS) {
          some.put(rest.firstKey(), rest.pollFirstEntry().getValue());
        }
        to.send(packed(entry.getKey(), some, cause, request.getOriginatorAddress(), ca));
      }
    }
    mirror(to, request, ca, CauseOfTransmission.ACTIVATION_TERMINATION, false);
  }

  private static ASdu packed(
      ASduType type, TreeMap<Integer, Point> points, CauseOfTransmission cause, int oa, int ca) {
    InformationElement[][] elements =
        points.values().stream()
            .map(p -> J60870Values.elements(type, p.value, p.quality, "-"))
            .toArray(InformationElement[][]::new);
    if (points.size() > 1 && points.lastKey() - points.firstKey() == points.size() - 1) {
      return new ASdu(
          type,
          true,
          cause,
          false,
          false,
          oa,
          ca,
          new InformationObject(points.firstKey(), elements));
    }
    List<InformationObject> objects = new ArrayList<>();
    for (int ioa : points.keySet()) {
      objects.add(new InformationObject(ioa, elements[objects.size()]));
    }
    return Lines.asdu(type, cause, false, oa, ca, objects.toArray(InformationObject[]::new));
  }

  private void read(Connection to, ASdu request, int ca) throws IOException {
    int ioa = request.getInformationObjects()[0].getInformationObjectAddress();
    Point point = image.get(ca).get(ioa);
    if (point == null) {
      mirror(to, request, ca, CauseOfTransmission.UNKNOWN_INFORMATION_OBJECT_ADDRESS, true);
      return;
    }
    InformationObject object =
        new InformationObject(
            ioa, J60870Values.elements(point.type, point.value, point.quality, "-"));
    to.send(
        Lines.asdu(
            point.type,
            CauseOfTransmission.REQUEST,
            false,
            request.getOriginatorAddress(),
            ca,
            object));
  }

  private void command(Connection to, ASdu request, int ca) throws IOException {
    InformationObject object = request.getInformationObjects()[0];
    InformationElement[] elements = object.getInformationElements()[0];
    ASduType type = request.getTypeIdentification();
    Boolean accepted = commands.get(key(ca, object.getInformationObjectAddress(), type));
    if (accepted == null) {
      mirror(to, request, ca, CauseOfTransmission.UNKNOWN_INFORMATION_OBJECT_ADDRESS, true);
      return;
    }
    boolean deactivation = request.getCauseOfTransmission() == CauseOfTransmission.DEACTIVATION;
    mirror(
        to,
        request,
        ca,
        deactivation ? CauseOfTransmission.DEACTIVATION_CON : CauseOfTransmission.ACTIVATION_CON,
        !accepted);
    if (accepted && !deactivation && J60870Values.execution(elements).startsWith("execute")) {
      Lines.print(
          "COMMAND",
          ca,
          object.getInformationObjectAddress(),
          type,
          J60870Values.value(elements),
          J60870Values.execution(elements),
          J60870Values.time(elements));
      mirror(to, request, ca, CauseOfTransmission.ACTIVATION_TERMINATION, false);
    }
  }
}
