package io.github.cameliec104.e2e;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A capture file of TCP segments that were never on a wire: the octets are those of real links, the
 * IPv4 and TCP headers around them are made up, with right sequence numbers and checksums. The
 * outstation always has the port 2404, whatever it really listened on, so that Wireshark recognises
 * the protocol by itself. The file is complete after every segment, and ends when it is long.
 */
final class PcapFile implements AutoCloseable {

  /** The port of IEC 60870-5-104. */
  static final int STATION_PORT = 2404;

  static final int FIN = 0x01;
  static final int SYN = 0x02;
  static final int RST = 0x04;
  static final int PSH = 0x08;
  static final int ACK = 0x10;

  private static final int RAW_IP = 101;
  private static final int HEADERS = 40;

  /** Octets after which no further packet is recorded; a soak would fill the disk. */
  private static final long MAX_OCTETS = 64L << 20;

  private static final int MASTER_ADDRESS = 0x7F000001;
  private static final int STATION_ADDRESS = 0x7F000002;

  private final DataOutputStream out;
  private int identification;
  private long recorded;

  PcapFile(Path file) throws IOException {
    out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
    out.writeInt(0xA1B2C3D4);
    out.writeShort(2);
    out.writeShort(4);
    out.writeLong(0);
    out.writeInt(0xFFFF);
    out.writeInt(RAW_IP);
    out.flush();
  }

  /** One TCP connection of the capture; starts with the three segments of its establishment. */
  final class Link {
    private final int masterPort;
    // [0]: next number of the master, [1]: of the station
    private final int[] next = {0, 0};

    /**
     * @param masterPort the port of the connecting side, different for each link of a file
     */
    Link(int masterPort) throws IOException {
      this.masterPort = masterPort;
      segment(true, SYN, new byte[0]);
      segment(false, SYN | ACK, new byte[0]);
      segment(true, ACK, new byte[0]);
    }

    /**
     * Adds a segment now.
     *
     * @param fromMaster the direction
     * @param flags of the TCP header
     */
    void segment(boolean fromMaster, int flags, byte[] octets) throws IOException {
      synchronized (PcapFile.this) {
        int self = fromMaster ? 0 : 1;
        ByteBuffer packet = ByteBuffer.allocate(HEADERS + octets.length);
        ipHeader(packet, fromMaster);
        packet.putShort((short) (fromMaster ? masterPort : STATION_PORT));
        packet.putShort((short) (fromMaster ? STATION_PORT : masterPort));
        packet.putInt(next[self]).putInt((flags & ACK) == 0 ? 0 : next[1 - self]);
        packet.put((byte) 0x50).put((byte) flags).putShort((short) 0xFFFF).putInt(0);
        packet.put(octets);
        packet.putShort(36, checksum(packet, 20, tcpPseudoSum(octets.length)));
        next[self] += octets.length + ((flags & (SYN | FIN)) == 0 ? 0 : 1);
        record(packet.array());
      }
    }
  }

  private void ipHeader(ByteBuffer packet, boolean fromMaster) {
    packet.putShort((short) 0x4500).putShort((short) packet.capacity());
    packet.putShort((short) identification++).putShort((short) 0x4000);
    packet.put((byte) 64).put((byte) 6).putShort((short) 0);
    packet.putInt(fromMaster ? MASTER_ADDRESS : STATION_ADDRESS);
    packet.putInt(fromMaster ? STATION_ADDRESS : MASTER_ADDRESS);
    packet.putShort(10, checksum(packet.duplicate().flip(), 0, 0));
  }

  private static int tcpPseudoSum(int octets) {
    return (MASTER_ADDRESS >>> 16)
        + (MASTER_ADDRESS & 0xFFFF)
        + (STATION_ADDRESS >>> 16)
        + (STATION_ADDRESS & 0xFFFF)
        + 6
        + 20
        + octets;
  }

  /** The Internet checksum of the octets from an index to the limit. */
  private static short checksum(ByteBuffer packet, int from, int initial) {
    int sum = initial;
    for (int i = from; i < packet.limit(); i++) {
      sum += (packet.get(i) & 0xFF) << ((i - from) % 2 == 0 ? 8 : 0);
    }
    while (sum > 0xFFFF) {
      sum = (sum & 0xFFFF) + (sum >>> 16);
    }
    return (short) ~sum;
  }

  private void record(byte[] packet) throws IOException {
    if (recorded > MAX_OCTETS) {
      return;
    }
    recorded += packet.length;
    Instant now = Instant.now();
    out.writeInt((int) now.getEpochSecond());
    out.writeInt(now.getNano() / 1000);
    out.writeInt(packet.length);
    out.writeInt(packet.length);
    out.write(packet);
    out.flush();
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }
}
