package io.github.cameliec104.gateway.interoperability;

import io.github.cameliec104.camel.Role;
import io.github.cameliec104.protocol.apci.ApciSettings;
import io.github.cameliec104.protocol.asdu.AddressSizes;
import io.github.cameliec104.protocol.net.LinkSettings;
import io.github.cameliec104.protocol.net.MasterSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Puts the interoperability list together. */
public final class Interoperability {

  private static final String TEXT =
      "What a control centre and a station agree on before they are connected, in the order of the"
          + " list of IEC 60870-5-104, clause 9.5. X: is done; empty: is not.";

  private final Given given;

  /** A list for what is given. */
  public Interoperability(Given given) {
    this.given = given;
  }

  /** The list. */
  public Document document() {
    List<Document.Section> sections = new ArrayList<>();
    sections.add(roles());
    sections.add(layers());
    sections.add(application());
    sections.addAll(new Types(given).sections());
    sections.add(Functions.section());
    sections.add(parameters());
    return new Document("Interoperability", TEXT, sections);
  }

  private Document.Section roles() {
    List<String> columns = new ArrayList<>(List.of("Role", "Supported"));
    List<String> master = new ArrayList<>(List.of("Controlling station (master)", "X"));
    List<String> slave = new ArrayList<>(List.of("Controlled station (slave)", "X"));
    if (!given.isNothing()) {
      columns.add("Used by the routes");
      master.add(given.uses(Role.MASTER) ? "X" : "");
      slave.add(given.uses(Role.SLAVE) ? "X" : "");
    }
    return new Document.Section(
        "System or device", "", new Document.Table(columns, List.of(master, slave)));
  }

  private static Document.Section layers() {
    return new Document.Section(
        "Network configuration, physical layer, link layer",
        "Not applicable: IEC 60870-5-104 runs over TCP/IP.",
        new Document.Table(List.of(), List.of()));
  }

  private Document.Section application() {
    AddressSizes usual = AddressSizes.STANDARD;
    return section(
        "Application layer",
        List.of(
            row("Transmission mode", "1, least significant octet first", "1", s -> "1"),
            row("Octets of the common address", "1, 2", usual.common(), s -> s.sizes().common()),
            row(
                "Octets of the information object address",
                "1, 2, 3",
                usual.object(),
                s -> s.sizes().object()),
            row(
                "Octets of the cause of transmission",
                "1, 2 (with originator)",
                usual.cause(),
                s -> s.sizes().cause()),
            row("Longest APDU, both directions", "253", "253", s -> "253"),
            row(
                "Octets of a bit string",
                "least, most significant first",
                LinkSettings.DEFAULT.dialect().bitstrings(),
                s -> s.dialect().bitstrings()),
            row(
                "Time zone of time tags",
                "any",
                LinkSettings.DEFAULT.time().zone(),
                s -> s.time().zone())));
  }

  private Document.Section parameters() {
    ApciSettings usual = ApciSettings.DEFAULT;
    return section(
        "Parameters of the connection",
        List.of(
            row("t0", "up to 255 s", seconds(usual.t0()), s -> seconds(s.apci().t0())),
            row("t1", "up to 255 s", seconds(usual.t1()), s -> seconds(s.apci().t1())),
            row("t2", "less than t1", seconds(usual.t2()), s -> seconds(s.apci().t2())),
            row("t3", "up to 48 h, 0 is off", seconds(usual.t3()), s -> seconds(s.apci().t3())),
            row("k", "1 to 32767", usual.k(), s -> s.apci().k()),
            row("w", "1 to 32767, at most 2/3 of k", usual.w(), s -> s.apci().w()),
            row("TCP port", "any", MasterSettings.DEFAULT_PORT, s -> "in the name of the link"),
            row("Network", "IPv4, IPv6 over Ethernet or any other", "", s -> "")));
  }

  private static String seconds(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }

  /** One parameter: what is possible, what is usual, and what a link has. */
  private record Row(
      String name, String possible, String usual, Function<LinkSettings, String> of) {}

  private static Row row(
      String name, String possible, Object usual, Function<LinkSettings, Object> of) {
    return new Row(name, possible, usual.toString(), s -> of.apply(s).toString());
  }

  private Document.Section section(String title, List<Row> parameters) {
    List<String> columns = new ArrayList<>(List.of("Parameter", "Possible", "Default"));
    columns.addAll(given.settings().keySet());
    List<List<String>> rows = new ArrayList<>();
    for (Row parameter : parameters) {
      List<String> cells =
          new ArrayList<>(List.of(parameter.name, parameter.possible, parameter.usual));
      given.settings().values().forEach(s -> cells.add(parameter.of.apply(s)));
      rows.add(cells);
    }
    return new Document.Section(title, "", new Document.Table(columns, rows));
  }
}
