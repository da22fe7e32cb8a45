package io.github.cameliec104.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.e2e.AsduVectors.Vector;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * j60870 reads and writes the octets of every type as we do: our vectors go in, what it has
 * understood comes back.
 */
@TestInstance(Lifecycle.PER_CLASS)
class EveryTypeTest {

  private static final int C_TS_NA_1 = 104;
  private static final byte[] STARTDT_ACT = HexFormat.of().parseHex("680407000000");

  private final Inbox<Integer> port = new Inbox<>("port of the j60870 echo");
  private J60870Process echo;
  private int listening;

  @BeforeAll
  void start() {
    echo =
        new J60870Process(
            words -> {
              if (words[0].equals("LISTENING")) {
                port.add(Integer.valueOf(words[1]));
              }
            },
            "J60870Echo");
    listening = port.next();
  }

  @AfterAll
  void stop() {
    echo.close();
  }

  /** All but C_TS_NA_1, which 104 does not have: j60870 closes the link. */
  static List<Vector> vectors() {
    return AsduVectors.all().stream().filter(v -> v.type() != C_TS_NA_1).toList();
  }

  /**
   * Each on a connection of its own: one that j60870 cannot read must not take the others along.
   */
  @ParameterizedTest
  @MethodSource("vectors")
  void comesBackAsItWasSent(Vector vector) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), listening)) {
      socket.setSoTimeout(10_000);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      out.write(STARTDT_ACT);
      assertThat(frame(in)).as("STARTDT con").startsWith(0x0B);
      out.write(iFrame(vector.asdu()));
      byte[] answer = frame(in);
      byte[] asdu = Arrays.copyOfRange(answer, 4, answer.length);
      assertThat(asdu).as("%s, %s", vector, echo.transcript()).isEqualTo(vector.asdu());
    }
  }

  private static byte[] iFrame(byte[] asdu) {
    byte[] frame = new byte[asdu.length + 6];
    frame[0] = 0x68;
    frame[1] = (byte) (asdu.length + 4);
    System.arraycopy(asdu, 0, frame, 6, asdu.length);
    return frame;
  }

  /** Control octets and ASDU of the next frame that is no S frame. */
  private static byte[] frame(DataInputStream in) throws IOException {
    while (true) {
      assertThat(in.readUnsignedByte()).isEqualTo(0x68);
      byte[] rest = new byte[in.readUnsignedByte()];
      in.readFully(rest);
      if (rest[0] != 0x01) {
        return rest;
      }
    }
  }
}
