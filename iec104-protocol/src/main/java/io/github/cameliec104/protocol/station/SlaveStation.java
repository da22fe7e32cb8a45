package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.AddressSizes;
import io.github.cameliec104.protocol.asdu.AsduCodec;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TimeRules;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.file.FileServer;
import io.github.cameliec104.protocol.station.LinkCounters.Name;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The controlled station that all masters of a slave share: process image, event log, running
 * commands. Confined to the event loop of the slave.
 */
public final class SlaveStation {

  /** How long filters of measured values may wait. */
  private static final Duration FILTER_STEP = Duration.ofSeconds(1);

  private final AsduCodec codec;
  private final SlaveListener listener;
  private final StationClock clock;
  private final CommandRules rules;
  private final SystemRules system;
  private final Set<Integer> initialized = new HashSet<>();
  private final PointImage image = new PointImage();
  private final Overlay overlay = new Overlay(image, this::reportCovered);
  private final LinkCounters counters = new LinkCounters();
  private final EventLog log;
  private final boolean grouped;
  private final List<SlaveLink> links = new ArrayList<>();
  private final Selections selections;
  private final ReturnInformation returns;
  private final CounterBank counterBank;
  private final MeasuredPoints measured;
  private final FileServer files;

  /**
   * A station without points.
   *
   * @param codec tells how much fits an ASDU
   * @param time how it tells the time
   * @param events how many events are kept and for whom
   * @param rules how commands are treated
   * @param system how clock and start are treated
   */
  public SlaveStation(
      AsduCodec codec,
      TimeRules time,
      SlaveListener listener,
      InstantSource wallClock,
      EventRules events,
      CommandRules rules,
      SystemRules system) {
    this.codec = codec;
    this.listener = listener;
    this.rules = rules;
    clock = new StationClock(wallClock, time, system.clock());
    this.system = system;
    selections = new Selections(rules.selectTimeout());
    EventLosses losses = new EventLosses(events, listener::event, wallClock);
    log = new EventLog(events, counters, losses);
    grouped = events.grouped();
    ProcessRules process = system.process();
    returns = new ReturnInformation(wallClock, rules.timeout(), process.returnTime());
    counterBank = new CounterBank(image, process.counters(), clock, time.zone(), this::report);
    measured = new MeasuredPoints(image, wallClock, this::reportNow);
    files = new FileServer(codec.sizes(), time);
  }

  /** A station without groups, whose clock and start are treated as usual. */
  public SlaveStation(
      AsduCodec codec,
      TimeRules time,
      SlaveListener listener,
      InstantSource wallClock,
      int eventBuffer,
      CommandRules rules) {
    this(
        codec,
        time,
        listener,
        wallClock,
        EventRules.keeping(eventBuffer),
        rules,
        SystemRules.DEFAULT);
  }

  /**
   * The station's side of a new connection.
   *
   * @param peer host:port of the master
   * @param key by what the master is known again: its redundancy group, or without groups its host
   * @param linkCounters counts what happens on this link
   */
  public SlaveLink connected(
      String peer, String key, LinkCounters linkCounters, SlaveConnection connection) {
    SlaveLink link = new SlaveLink(this, peer, key, linkCounters, connection);
    links.add(link);
    return link;
  }

  /** In a redundancy group the link started last is the only one (104 §10). */
  void deactivateOthers(SlaveLink started) {
    if (grouped) {
      String reason = "deactivated by group " + started.key() + " because " + started.peer();
      for (SlaveLink other : List.copyOf(links)) {
        if (other != started && other.isStarted() && other.key().equals(started.key())) {
          other.deactivate(reason + " started");
        }
      }
    }
  }

  /** The connection is gone. */
  public void disconnected(SlaveLink link) {
    links.remove(link);
  }

  /**
   * Begins with the parameters that were saved, and saves them from now on; before any connection.
   */
  public void restore(List<PointParameters> saved, ParameterSaver saver) {
    measured.parameters().restore(saved, saver);
  }

  /** Hosts a station that has no points yet, so that it answers interrogations. */
  public void host(int commonAddress) {
    checkFits(new PointAddress(commonAddress, 1));
    image.host(commonAddress);
  }

  /** Adds points and commanded objects. */
  public void declare(Collection<StationPoint> points) {
    for (StationPoint point : points) {
      checkFits(point.address());
      image.declare(point);
      if (point.type().isCommand()) {
        returns.declare(point.address(), point.report().returns());
      } else {
        measured.parametrize(point.address());
      }
    }
  }

  private void checkFits(PointAddress address) {
    StationPoint.checkAddress(address);
    AddressSizes sizes = codec.sizes();
    if (address.commonAddress() >= sizes.broadcast()
        || address.objectAddress() > sizes.maxObjectAddress()) {
      throw new IllegalArgumentException(
          "point " + address + " does not fit the address sizes of the link: " + sizes);
    }
  }

  /**
   * Takes new values: the image keeps the last, events wait in the log. What is within the dead
   * band of its point is no event, nor is the count of a counter that is told when it is frozen.
   *
   * @throws IllegalArgumentException if a point is of another type, or its type is not reported
   *     with the cause, see {@link ReportCauses}; updates before that one have been taken
   */
  public void update(List<PointUpdate> updates) {
    try {
      for (PointUpdate update : updates) {
        update(update);
      }
    } finally {
      eventsAdded();
    }
  }

  /** There may be new events to send, to all masters. */
  void eventsAdded() {
    countBuffered();
    for (SlaveLink link : links) {
      link.wake();
    }
  }

  /**
   * Puts flags of quality over points without touching their values, each an event if it tells
   * something new. They replace flags put there before and last until the next update of the point.
   *
   * @param added the flags; none takes away what was put over the points, substituted values too
   * @throws IllegalArgumentException if the slave has none of the points
   */
  public void mark(PointSelection selection, Quality added) {
    overlay.mark(selection, added);
    eventsAdded();
  }

  /**
   * Puts other values over points, flagged as substituted, each an event. They last until the next
   * update of the point; {@link #mark} with no flags takes them away.
   *
   * @throws IllegalArgumentException if the slave has not the point, or with another type; values
   *     before that one have been put there
   */
  public void substitute(List<PointUpdate> values) {
    try {
      values.forEach(overlay::substitute);
    } finally {
      eventsAdded();
    }
  }

  private void reportCovered(ImagePoint point) {
    point.reported();
    PointUpdate event = PointUpdate.of(point.address, point.type, point.value);
    add(point, event(event, point.type, clock.tagOf(event, point.type)));
  }

  /**
   * Does what is due by itself, whether masters are there or not.
   *
   * @return how long it is until something may be due again, null if nothing ever is
   */
  public @Nullable Duration onTime() {
    Duration next = counterBank.onTime();
    measured.onTime();
    eventsAdded();
    return next == null && processRules().parameters().allowed() ? FILTER_STEP : next;
  }

  /**
   * Takes new values into the image alone: nothing is sent until a master asks, unless the quality
   * of a point is another than before.
   *
   * @throws IllegalArgumentException if a point is of another type; updates before that one have
   *     been taken
   */
  public void refresh(List<PointUpdate> updates) {
    for (PointUpdate update : updates) {
      checkFits(update.address());
      if (image.changesQuality(update)) {
        update(List.of(update.withCause(Cause.SPONTANEOUS)));
      } else {
        take(update);
      }
    }
  }

  private void update(PointUpdate update) {
    checkFits(update.address());
    TypeId type = image.typeOf(update);
    ReportCauses.check(update, type);
    switch (update.cause()) {
      case SPONTANEOUS, RETURN_REMOTE, RETURN_LOCAL -> spontaneous(update, type);
      case PERIODIC, BACKGROUND -> cyclic(update);
      default -> throw new AssertionError(update.cause());
    }
  }

  /** A new value ends what was put over the one before. */
  private ImagePoint take(PointUpdate update) {
    ImagePoint point = measured.take(update);
    overlay.lift(update.address());
    return point;
  }

  /** A change of quality is worth more than a cyclic value: it is an event. */
  private void cyclic(PointUpdate update) {
    if (image.changesQuality(update)) {
      update(update.withCause(Cause.SPONTANEOUS));
      return;
    }
    take(update);
    for (SlaveLink link : links) {
      link.cyclic(update);
    }
  }

  /** Only a spontaneous change may be too small for an event, or one of a counter not frozen. */
  private void spontaneous(PointUpdate update, TypeId type) {
    TimeTag tag = clock.tagOf(update, type);
    ImagePoint known = image.get(update.address());
    Cause cause = returns.causeOf(update, known == null ? null : known.value);
    ImagePoint point = take(update);
    boolean counted = point.isCounter() && counterBank.mode() != CounterMode.C;
    if (cause != Cause.SPONTANEOUS || (!counted && point.isEvent())) {
      point.reported();
      add(point, event(update.withCause(cause).withValue(point.value), type, tag));
    }
  }

  private void add(ImagePoint point, PointUpdate event) {
    TypeId first = point.alsoSentAs();
    if (first != null) {
      log.add(event(event, first, null));
    }
    log.add(event);
  }

  private void reportNow(ImagePoint point) {
    point.reported();
    report(point, clock.now());
    eventsAdded();
  }

  /** What a point says, frozen where it is a counter, is an event of a time by the own clock. */
  private void report(ImagePoint point, Instant time) {
    PointUpdate update = PointUpdate.of(point.address, point.type, point.interrogatedValue(), time);
    boolean tagged = point.type.timeTag() != TimeTag.Kind.NONE;
    TimeTag tag = tagged ? clock.tag(time, point.address.commonAddress()) : null;
    add(point, event(update, point.type, tag));
  }

  private Instant timeOf(PointUpdate update) {
    return update.time() == null ? clock.now() : update.time();
  }

  private PointUpdate event(PointUpdate update, TypeId type, @Nullable TimeTag tag) {
    return new PointUpdate(
        update.name(),
        update.address(),
        type,
        update.cause(),
        update.value(),
        tag,
        timeOf(update),
        update.received(),
        update.provenance());
  }

  /** Counters of the station itself; the links count for themselves. */
  public LinkCounters counters() {
    return counters;
  }

  /** Sets the gauge of events that a master still has to acknowledge. */
  void countBuffered() {
    counters.set(Name.EVENTS_BUFFERED, log.pending());
  }

  AsduCodec codec() {
    return codec;
  }

  PointImage image() {
    return image;
  }

  EventLog log() {
    return log;
  }

  ProcessRules processRules() {
    return system.process();
  }

  Parameters parameters() {
    return measured.parameters();
  }

  ReturnInformation returns() {
    return returns;
  }

  CounterBank counterBank() {
    return counterBank;
  }

  SlaveListener listener() {
    return listener;
  }

  CommandRules rules() {
    return rules;
  }

  StationClock clock() {
    return clock;
  }

  /** How far the clock that a master set is ahead of this machine's; for any thread. */
  public Duration clockOffset() {
    return clock.offset();
  }

  /** The stations that have to tell that they have started; each is named once. */
  List<Integer> initialized() {
    return system.endOfInitialization()
        ? image.commonAddresses().stream().filter(initialized::add).toList()
        : List.of();
  }

  /** The files of its stations. */
  public FileServer files() {
    return files;
  }

  Selections selections() {
    return selections;
  }
}
