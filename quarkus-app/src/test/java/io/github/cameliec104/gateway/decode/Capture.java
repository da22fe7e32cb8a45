package io.github.cameliec104.gateway.decode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;

/** Writes captures of a master at 192.0.2.1:40000 and a slave at 192.0.2.2:2404. */
final class Capture {
  static final Instant START = Instant.parse("2026-11-20T10:00:00.123456Z");
  static final int ETHERNET = 1;
  static final int RAW = 101;
  static final int COOKED = 113;
  static final int COOKED_2 = 276;
  static final int LOOP = 0;
  private static final HexFormat HEX = HexFormat.of();
  private static final int MASTER_PORT = 40_000;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteOrder order;
  private final int linkType;
  private final boolean next;
  private int slavePort = 2404;
  private boolean ipv6;
  private int toSlave = 1000;
  private int toMaster = 2_000_000_000;
  private int packets;

  private Capture(ByteOrder order, int linkType, boolean next) {
    this.order = order;
    this.linkType = linkType;
    this.next = next;
  }

  /** A capture in pcap format with microseconds. */
  static Capture pcap(ByteOrder order, int linkType) {
    Capture capture = new Capture(order, linkType, false);
    capture.write(
        capture
            .buffer(24)
            .putInt(0xA1B2C3D4)
            .putShort((short) 2)
            .putShort((short) 4)
            .putLong(0)
            .putInt(65535)
            .putInt(linkType));
    return capture;
  }

  /** A capture in pcapng format with nanoseconds, in two sections. */
  static Capture pcapng(ByteOrder order, int linkType) {
    Capture capture = new Capture(order, linkType, true);
    for (int section = 0; section < 2; section++) {
      capture.block(
          0x0A0D0D0A,
          capture
              .buffer(16)
              .putInt(0x1A2B3C4D)
              .putShort((short) 1)
              .putShort((short) 0)
              .putLong(-1));
      capture.block(
          1,
          capture
              .buffer(20)
              .putShort((short) linkType)
              .putShort((short) 0)
              .putInt(65535)
              .putShort((short) 9)
              .putShort((short) 1)
              .put((byte) 9)
              .put(new byte[3])
              .putInt(0));
      capture.block(5, capture.buffer(12).putInt(0).putLong(0));
    }
    return capture;
  }

  Capture onPort(int port) {
    slavePort = port;
    return this;
  }

  Capture withIpv6() {
    ipv6 = true;
    return this;
  }

  /** Opens the connection. */
  Capture open() {
    packet(true, toSlave++, true, "");
    packet(false, toMaster++, true, "");
    return this;
  }

  /** The master sends these octets. */
  Capture master(String hex) {
    packet(true, toSlave, false, hex);
    toSlave += hex.length() / 2;
    return this;
  }

  /** The slave sends these octets. */
  Capture slave(String hex) {
    packet(false, toMaster, false, hex);
    toMaster += hex.length() / 2;
    return this;
  }

  /** The slave sends octets that were sent before. */
  Capture slaveAgain(String hex) {
    packet(false, toMaster - hex.length() / 2, false, hex);
    return this;
  }

  /** The slave sends octets that are not captured. */
  Capture slaveUnseen(int octets) {
    toMaster += octets;
    return this;
  }

  byte[] octets() {
    return out.toByteArray();
  }

  ByteArrayInputStream in() {
    return new ByteArrayInputStream(octets());
  }

  Path save(Path file) throws IOException {
    return Files.write(file, octets());
  }

  private void packet(boolean fromMaster, int sequence, boolean syn, String hex) {
    byte[] data = HEX.parseHex(hex);
    ByteBuffer tcp = ByteBuffer.allocate(20 + data.length);
    tcp.putShort((short) (fromMaster ? MASTER_PORT : slavePort));
    tcp.putShort((short) (fromMaster ? slavePort : MASTER_PORT));
    tcp.putInt(sequence).putInt(0).put((byte) 0x50).put((byte) (syn ? 0x02 : 0x10));
    tcp.putShort((short) 1000).putInt(0).put(data);
    record(link(ip(fromMaster, tcp.array())));
  }

  private byte[] ip(boolean fromMaster, byte[] tcp) {
    byte from = (byte) (fromMaster ? 1 : 2);
    byte to = (byte) (fromMaster ? 2 : 1);
    if (ipv6) {
      byte[] prefix = HEX.parseHex("20010db8000000000000000000" + "0000");
      return ByteBuffer.allocate(48 + tcp.length)
          .putInt(0x60000000)
          .putShort((short) (8 + tcp.length))
          .put((byte) 0)
          .put((byte) 64)
          .put(prefix)
          .put(from)
          .put(prefix)
          .put(to)
          .put((byte) 6)
          .put(new byte[7])
          .put(tcp)
          .array();
    }
    return ByteBuffer.allocate(20 + tcp.length)
        .put((byte) 0x45)
        .put((byte) 0)
        .putShort((short) (20 + tcp.length))
        .putInt(0x00014000)
        .put((byte) 64)
        .put((byte) 6)
        .putShort((short) 0)
        .put(new byte[] {(byte) 192, 0, 2, from})
        .put(new byte[] {(byte) 192, 0, 2, to})
        .put(tcp)
        .array();
  }

  private byte[] link(byte[] ip) {
    int type = ipv6 ? 0x86DD : 0x0800;
    return switch (linkType) {
      case ETHERNET -> padded(HEX.parseHex("02000000000202000000000181000005"), type, ip);
      case COOKED -> padded(new byte[14], type, ip);
      case COOKED_2 ->
          ByteBuffer.allocate(20 + ip.length)
              .putShort((short) type)
              .put(new byte[18])
              .put(ip)
              .array();
      case LOOP -> ByteBuffer.allocate(4 + ip.length).putInt(2).put(ip).array();
      default -> ip;
    };
  }

  /** Short packets are filled up to the least length of Ethernet. */
  private static byte[] padded(byte[] before, int type, byte[] ip) {
    int length = Math.max(64, before.length + 2 + ip.length);
    return ByteBuffer.allocate(length).put(before).putShort((short) type).put(ip).array();
  }

  private void record(byte[] packet) {
    Instant time = START.plusMillis(packets++);
    if (next) {
      long nanos = time.getEpochSecond() * 1_000_000_000L + time.getNano();
      int padded = (packet.length + 3) / 4 * 4;
      block(
          6,
          buffer(20 + padded)
              .putInt(0)
              .putInt((int) (nanos >> 32))
              .putInt((int) nanos)
              .putInt(packet.length)
              .putInt(packet.length)
              .put(packet));
    } else {
      write(
          buffer(16 + packet.length)
              .putInt((int) time.getEpochSecond())
              .putInt(time.getNano() / 1000)
              .putInt(packet.length)
              .putInt(packet.length)
              .put(packet));
    }
  }

  private void block(int type, ByteBuffer body) {
    int length = 12 + body.capacity();
    write(buffer(length).putInt(type).putInt(length).put(body.clear()).putInt(length));
  }

  private ByteBuffer buffer(int length) {
    return ByteBuffer.allocate(length).order(order);
  }

  private void write(ByteBuffer octets) {
    byte[] all = new byte[octets.capacity()];
    octets.clear().get(all);
    out.writeBytes(all);
  }
}
