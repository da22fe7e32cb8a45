package io.github.cameliec104.protocol.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.apci.ApciSession;
import io.github.cameliec104.protocol.apci.CloseReason;
import io.github.cameliec104.protocol.asdu.BitstringOrder;
import io.github.cameliec104.protocol.asdu.TimeRules;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.Deviation;
import io.github.cameliec104.protocol.station.LinkCounters;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.MasterListener;
import io.github.cameliec104.protocol.station.MasterProfile;
import io.github.cameliec104.protocol.station.MasterStation;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.StartUp;
import io.github.cameliec104.protocol.station.Station;
import io.github.cameliec104.protocol.station.TypeWatch;
import io.github.cameliec104.protocol.station.Until;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a station that deviates from the standard sends to a master, and what comes of it, read from
 * a text file. One directive a line, {@code #} begins a comment.
 *
 * <pre>
 * tolerate first-number-1     what the master tolerates, as in the option; settings come first
 * bitstrings MOST_FIRST       the BitstringOrder
 * list 1/100 M_ME_NC_1        a point of the point list
 *
 * &gt; 68 04 0B 00 00 00         the station sends octets
 * &lt; 68 04 07 00 00 00         the master sends exactly this frame next
 * point 1/100 M_SP_NA_1 true  the application gets this point next
 * told first-number-1 ...     the application is told next how the station deviates, exactly so
 * conflict 1/100 M_ME_NC_1 M_ME_NB_1   the same of a type expected and a type sent
 * request 64 01 06 ...        the application sends this request
 * done Terminated             it is complete
 * counted 2                   so many deviations are counted
 * ! SEQUENCE_NUMBER           the master closed the connection
 * </pre>
 *
 * <p>The master asks for the start at once. Whatever happens without a line that expects it fails
 * the script.
 */
final class DeviationScript implements MasterListener {

  private final String name;
  private final List<String> lines;
  private final Deque<String> happened = new ArrayDeque<>();
  private final Map<PointAddress, TypeId> listed = new HashMap<>();
  private Dialect dialect = Dialect.STANDARD;
  private @Nullable ScriptedMaster master;

  /** The master of the script, once it is connected. */
  private final class ScriptedMaster {
    private final VirtualConnection connection;
    private @Nullable MasterStation station;

    ScriptedMaster() {
      connection =
          new VirtualConnection(
              ApciSession.Role.CONTROLLING,
              LinkSettings.DEFAULT.withDialect(dialect),
              (handler, counters) -> watched(counters));
      connection.handler().startDataTransfer();
    }

    private Station watched(LinkCounters counters) {
      TypeWatch types = new TypeWatch(DeviationScript.this);
      types.expect(listed);
      MasterProfile profile =
          new MasterProfile(
              StartUp.DEFAULT.withInterrogate(List.of()),
              TimeRules.DEFAULT,
              dialect.codec(),
              dialect.tolerated());
      station = new MasterStation(profile, types, InstantSource.fixed(Instant.EPOCH), counters);
      return station;
    }
  }

  DeviationScript(String name, List<String> lines) {
    this.name = name;
    this.lines = lines;
  }

  void run() {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceFirst("#.*", "").strip();
      if (!line.isEmpty()) {
        directive(name + ":" + (i + 1) + ": " + line, line.split("\\s+", 2));
      }
    }
    assertThat(happened).as(name + ": end").isEmpty();
    assertThat(master().connection.takeFrames()).as(name + ": end").isEmpty();
    master().connection.disconnect();
  }

  private ScriptedMaster master() {
    if (master == null) {
      master = new ScriptedMaster();
    }
    return master;
  }

  private void directive(String where, String[] words) {
    String rest = words.length > 1 ? words[1] : "";
    switch (words[0]) {
      case "tolerate" -> dialect = dialect.withTolerated(Deviation.parse(rest));
      case "bitstrings" -> dialect = dialect.withBitstrings(BitstringOrder.valueOf(rest));
      case "list" -> list(rest.split("\\s+"));
      case ">" -> master().connection.feed(rest);
      case "<" -> expectFrame(where, rest);
      case "request" -> request(rest);
      case "counted" ->
          assertThat(master().connection.counters().snapshot().deviations())
              .as(where)
              .isEqualTo(Long.parseLong(rest));
      case "!" ->
          assertThat(master().connection.closed()).as(where).isEqualTo(CloseReason.valueOf(rest));
      case "point", "told", "conflict", "done" ->
          assertThat(happened.poll()).as(where).isEqualTo(String.join(" ", words));
      default -> throw new IllegalArgumentException(where + ": unknown directive");
    }
  }

  private void list(String[] words) {
    assertThat(master).as("settings come first").isNull();
    listed.put(PointAddress.parse(words[0]), TypeId.valueOf(words[1]));
  }

  private void expectFrame(String where, String octets) {
    byte[] frame = master().connection.takeFrame();
    assertThat(
            frame == null ? "nothing" : HexFormat.ofDelimiter(" ").withUpperCase().formatHex(frame))
        .as(where)
        .isEqualTo(octets);
  }

  private void request(String octets) {
    VirtualConnection connection = master().connection;
    byte[] asdu = HexFormat.of().parseHex(octets.replace(" ", ""));
    connection
        .handler()
        .execute(
            () ->
                Objects.requireNonNull(master().station)
                    .request(
                        dialect.codec().decode(ByteBuffer.wrap(asdu)),
                        Until.TERMINATION,
                        connection.nowNanos())
                    .whenComplete(
                        (result, failure) ->
                            happened.add(
                                "done "
                                    + (failure == null ? result : failure)
                                        .getClass()
                                        .getSimpleName())));
  }

  @Override
  public void points(List<PointUpdate> points, Runnable done) {
    for (PointUpdate point : points) {
      happened.add("point " + point.address() + " " + point.type() + " " + point.value().plain());
    }
    done.run();
  }

  @Override
  public void event(LinkEvent event) {
    if (event instanceof LinkEvent.Deviated deviated) {
      happened.add("told " + deviated.deviation().option() + " " + deviated.detail());
    } else if (event instanceof LinkEvent.TypeConflict conflict) {
      happened.add(
          "conflict " + conflict.address() + " " + conflict.expected() + " " + conflict.sent());
    }
  }
}
