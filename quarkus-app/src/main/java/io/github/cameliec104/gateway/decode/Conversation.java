package io.github.cameliec104.gateway.decode;

import io.github.cameliec104.gateway.decode.TcpSegment.Endpoint;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What a master and a slave sent each other over TCP. */
final class Conversation {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final Endpoint master;
  private final Endpoint slave;
  private final Report report;
  private final Tally tally = new Tally();
  private final TcpStream toSlave;
  private final TcpStream toMaster;
  private boolean encrypted;

  Conversation(Endpoint master, Endpoint slave, Report report) {
    this.master = master;
    this.slave = slave;
    this.report = report;
    toSlave = new TcpStream(new Direction(master + " > " + slave + " "));
    toMaster = new TcpStream(new Direction(slave + " > " + master + " "));
  }

  void segment(TcpSegment segment) {
    (segment.from().equals(master) ? toSlave : toMaster).segment(segment);
  }

  /** Explains what is left and prints the summary. */
  void end() {
    toSlave.end();
    toMaster.end();
  }

  String summary() {
    return master + " - " + slave + ": " + (encrypted ? "encrypted (TLS), " : "") + tally;
  }

  /** One direction; it is searched for a frame at first, unless its beginning was captured. */
  private final class Direction implements TcpStream.Receiver {
    private final String arrow;
    private final FrameStream frames = new FrameStream(this::frame);
    private Instant now = Instant.EPOCH;
    private boolean begun;

    Direction(String arrow) {
      this.arrow = arrow;
      frames.cut();
    }

    private void frame(ByteBuffer frame) {
      report.frame(TIME.format(now) + " " + arrow, frame, tally);
    }

    @Override
    public void opened() {
      frames.restart();
      begun = false;
      encrypted = false;
    }

    @Override
    public void octets(Instant time, ByteBuffer octets) {
      now = time;
      if (!begun && FrameStream.beginsTls(octets)) {
        encrypted = true;
      }
      begun = true;
      tally.skipped(encrypted ? octets.remaining() : frames.take(octets));
    }

    @Override
    public void lost(long octets) {
      tally.lost(octets);
      frames.cut();
    }

    @Override
    public void repeated() {
      tally.repeated();
    }
  }
}
