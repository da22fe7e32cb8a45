package io.github.cameliec104.camel;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.HexFormat;

/** A master that writes and reads octets: ASDUs in I frames, acknowledged one by one. */
final class OctetCentre implements AutoCloseable {

  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private final Socket socket;
  private final DataInputStream in;
  private int sent;
  private int received;

  OctetCentre(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(10_000);
    in = new DataInputStream(socket.getInputStream());
    write(0x07, 0, 0, 0);
    if (frame()[0] != 0x0B) {
      throw new IOException("data transfer is not started");
    }
  }

  /** Sends an ASDU and returns the next one that arrives. */
  String ask(String asdu) throws IOException {
    byte[] octets = HEX.parseHex(asdu);
    int[] frame = new int[4 + octets.length];
    frame[0] = sent << 1;
    frame[2] = received << 1;
    for (int i = 0; i < octets.length; i++) {
      frame[4 + i] = octets[i] & 0xFF;
    }
    sent++;
    write(frame);
    return next();
  }

  /** The next ASDU that arrives. */
  String next() throws IOException {
    byte[] frame = frame();
    while ((frame[0] & 1) != 0) {
      frame = frame();
    }
    received++;
    write(0x01, 0, received << 1, 0);
    return HEX.formatHex(Arrays.copyOfRange(frame, 4, frame.length));
  }

  private byte[] frame() throws IOException {
    in.readByte();
    return in.readNBytes(in.readUnsignedByte());
  }

  private void write(int... octets) throws IOException {
    byte[] frame = new byte[2 + octets.length];
    frame[0] = 0x68;
    frame[1] = (byte) octets.length;
    for (int i = 0; i < octets.length; i++) {
      frame[2 + i] = (byte) octets[i];
    }
    socket.getOutputStream().write(frame);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
