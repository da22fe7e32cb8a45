package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.AddressSizes;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.AsduCodec;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.Element;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.TimeRules;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A master without a network, in virtual time; the test is the slave. */
final class MasterRig implements MasterListener {

  /** Summer time in {@link #ZONE}. */
  static final Instant WALL_CLOCK = Instant.parse("2024-07-15T11:45:37.123Z");

  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  static final StartUp QUIET = StartUp.DEFAULT.withInterrogate(List.of());

  final LinkCounters counters = new LinkCounters();
  final List<PointUpdate> points = new ArrayList<>();
  final List<LinkEvent> events = new ArrayList<>();
  final MasterStation station;
  private final AsduCodec codec;
  private final List<Runnable> unprocessed = new ArrayList<>();
  private int done;
  long nowNanos = Long.MAX_VALUE - 5_000_000_000L;

  /** A master whose data transfer is not started. */
  MasterRig(StartUp startUp, AddressSizes sizes) {
    codec = new AsduCodec(sizes);
    station =
        new MasterStation(
            new MasterProfile(startUp, TimeRules.of(ZONE), codec), this, wallClock(), counters);
  }

  /** Goes with the virtual time. */
  private InstantSource wallClock() {
    long begin = nowNanos;
    return () -> WALL_CLOCK.plusNanos(nowNanos - begin);
  }

  /** A master whose data transfer is started. */
  static MasterRig started(StartUp startUp) {
    MasterRig rig = new MasterRig(startUp, AddressSizes.STANDARD);
    rig.start();
    return rig;
  }

  @Override
  public void points(List<PointUpdate> update, Runnable processed) {
    points.addAll(update);
    unprocessed.add(processed);
  }

  @Override
  public void event(LinkEvent event) {
    events.add(event);
  }

  void start() {
    station.started(nowNanos);
  }

  void stop() {
    station.stopped("the network connection failed", nowNanos);
  }

  /** Takes the next ASDU that the master sends, or null. */
  Asdu next() {
    Asdu asdu = station.next(nowNanos);
    if (asdu != null) {
      codec.encode(asdu, ByteBuffer.allocate(AddressSizes.MAX_ASDU));
    }
    return asdu;
  }

  /** The octets of an ASDU in hexadecimal. */
  static String hex(Asdu asdu) {
    ByteBuffer octets = ByteBuffer.allocate(AddressSizes.MAX_ASDU);
    new AsduCodec(AddressSizes.STANDARD).encode(asdu, octets);
    return HexFormat.of().formatHex(octets.array(), 0, octets.position());
  }

  /** Takes everything that the master sends, in hexadecimal. */
  List<String> sent() {
    List<String> sent = new ArrayList<>();
    for (Asdu asdu = station.next(nowNanos); asdu != null; asdu = station.next(nowNanos)) {
      ByteBuffer octets = ByteBuffer.allocate(AddressSizes.MAX_ASDU);
      codec.encode(asdu, octets);
      sent.add(HexFormat.of().formatHex(octets.array(), 0, octets.position()));
    }
    return sent;
  }

  void receive(Asdu asdu) {
    station.received(asdu, () -> done++, nowNanos);
  }

  void receive(String hex) {
    receive(codec.decode(ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")))));
  }

  /** The slave answers with what it was sent. */
  void answer(Asdu request, Cause cause) {
    receive(request.answer(cause, false));
  }

  void refuse(Asdu request, Cause cause) {
    receive(request.answer(cause, true));
  }

  /** How many received ASDUs are done. */
  int done() {
    return done;
  }

  void process() {
    unprocessed.forEach(Runnable::run);
    unprocessed.clear();
  }

  void advance(Duration time) {
    long until = nowNanos + time.toNanos();
    long due = station.deadline();
    while (due != Long.MAX_VALUE && until - due >= 0) {
      nowNanos = due;
      station.onDeadline(nowNanos);
      due = station.deadline();
    }
    nowNanos = until;
  }

  static Asdu of(TypeId type, Cause cause, int objectAddress, Element element) {
    return Asdu.of(type, Cot.of(cause), 1, new InformationObject(objectAddress, element));
  }
}
