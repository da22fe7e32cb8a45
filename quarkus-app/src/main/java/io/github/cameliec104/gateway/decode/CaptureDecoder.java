package io.github.cameliec104.gateway.decode;

import io.github.cameliec104.gateway.decode.TcpSegment.Endpoint;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Explains the frames in a capture file. */
public final class CaptureDecoder {

  private final Set<Integer> ports;
  private final Report report;
  private final Map<Pair, Conversation> conversations = new LinkedHashMap<>();
  private final Set<Integer> strangeLinks = new TreeSet<>();
  private long packets;

  private record Pair(Endpoint master, Endpoint slave) {}

  /**
   * A decoder.
   *
   * @param ports TCP ports that slaves listen on
   */
  public CaptureDecoder(Set<Integer> ports, Report report) {
    this.ports = Set.copyOf(ports);
    this.report = report;
  }

  /** True if a file that begins with these four octets is a capture. */
  public static boolean recognises(byte[] start) {
    return CaptureFile.recognises(start);
  }

  /**
   * Explains all frames, then tells a summary for each conversation. What comes before damage in
   * the file is explained too.
   *
   * @return why there was nothing to explain or not all could be, empty if there is nothing to tell
   * @throws IOException if the file cannot be read
   */
  public String decode(InputStream in) throws IOException {
    String damage = "";
    try {
      CaptureFile.read(in, this::packet);
    } catch (EOFException e) {
      damage = "the file ends within a packet, which is not explained";
    } catch (DamagedCaptureException e) {
      damage = "packet " + (packets + 1) + " cannot be read: " + e.getMessage();
    }
    conversations.values().forEach(Conversation::end);
    conversations.values().forEach(conversation -> report.line(conversation.summary()));
    if (!damage.isEmpty() || report.isUseful()) {
      return damage;
    }
    return nothing();
  }

  private String nothing() {
    if (!strangeLinks.isEmpty()) {
      return "packets of link type " + strangeLinks + ", expected Ethernet, IP or Linux cooked";
    }
    String found = Tally.count(packets, "packet") + ", none with readable IEC 104 on TCP port ";
    return found
        + String.join(" or ", new TreeSet<>(ports).stream().map(String::valueOf).toList())
        + "; --port names other ports";
  }

  private void packet(Packet packet) {
    packets++;
    if (!LinkLayer.knows(packet.linkType())) {
      strangeLinks.add(packet.linkType());
      return;
    }
    ByteBuffer ip = LinkLayer.ip(packet);
    TcpSegment segment = ip == null ? null : TcpSegment.of(packet.time(), ip);
    if (segment != null) {
      segment(segment);
    }
  }

  private void segment(TcpSegment segment) {
    Endpoint from = segment.from();
    Endpoint to = segment.to();
    if (ports.contains(to.port()) && !conversations.containsKey(new Pair(to, from))) {
      conversation(from, to).segment(segment);
    } else if (ports.contains(from.port())) {
      conversation(to, from).segment(segment);
    }
  }

  private Conversation conversation(Endpoint master, Endpoint slave) {
    return conversations.computeIfAbsent(
        new Pair(master, slave), pair -> new Conversation(master, slave, report));
  }
}
