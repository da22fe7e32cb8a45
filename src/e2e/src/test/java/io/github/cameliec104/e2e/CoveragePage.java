package io.github.cameliec104.e2e;

import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.SupportedTypes;
import java.util.List;
import java.util.Map;

/** The page that says what is tested where. */
final class CoveragePage {

  private static final String HEAD =
      """
      # What is tested where

      Printed by `CoverageTest` from the vectors, the scripts, the tests and `src/e2e/CONTRACT.md`; it fails for a supported type without
      test. After a change run `mvn -pl src/e2e -am test -Dtest=CoverageTest -Dsurefire.failIfNoSpecifiedTests=false -Dupdate-docs` and read
      the difference.

      - Roles: what is supported; M master, S slave, `>` sends, `<` receives.
      - Vectors: octets with their meaning, in `src/vectors/asdu`, read and written.
      - Scripts: conversations of a slave in `src/vectors/station` in which it receives / sends the type.
      - Classes: test classes of the protocol, the component and the end-to-end suite that name the type.
      - Master with, slave with: the peers that exchange the type with our master, with our slave, over TCP.

      ## Types

      | Type | Name | Roles | Vectors | Scripts | Classes | Master with | Slave with |
      |---|---|---|---|---|---|---|---|
      """;

  private static final Map<String, String> FOLDERS =
      Map.of(
          "apci", "Connections, run against the session and the pipeline in both roles",
          "station", "A slave and one master",
          "deviations", "A master and stations that deviate from the standard");

  private CoveragePage() {}

  static String of(Evidence evidence) {
    StringBuilder page = new StringBuilder(HEAD);
    for (TypeId type : TypeId.values()) {
      page.append("| ").append(String.join(" | ", row(type, evidence))).append(" |\n");
    }
    page.append(
        "\n## State machines\n\nEvery state with every event: [connections](apci-states.md),");
    page.append(" [requests of a master](request-states.md), [selections](select-states.md).\n");
    evidence
        .conversations()
        .forEach(
            (folder, names) -> {
              page.append("\n## ").append(FOLDERS.get(folder)).append("\n\n");
              page.append("`src/vectors/").append(folder).append("`\n\n");
              names.forEach(name -> page.append("- ").append(name).append('\n'));
            });
    return page.toString();
  }

  private static List<String> row(TypeId type, Evidence evidence) {
    return List.of(
        String.valueOf(type.number()),
        type.name(),
        roles(type),
        String.valueOf(evidence.vectors(type)),
        evidence.received(type) + " / " + evidence.sent(type),
        String.valueOf(evidence.classes(type)),
        String.join(", ", evidence.contract(type, 'M')),
        String.join(", ", evidence.contract(type, 'S')));
  }

  private static String roles(TypeId type) {
    StringBuilder roles = new StringBuilder();
    roles.append(SupportedTypes.MASTER.sends(type) ? "M> " : "");
    roles.append(SupportedTypes.MASTER.receives(type) ? "M< " : "");
    roles.append(SupportedTypes.SLAVE.sends(type) ? "S> " : "");
    roles.append(SupportedTypes.SLAVE.receives(type) ? "S< " : "");
    return roles.toString().strip();
  }
}
