package io.github.cameliec104.gateway.interoperability;

import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.SupportedTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The tables of types, and of types and causes. */
final class Types {

  private static final String YES = "X";
  private static final String NO = "";

  /** Causes of a column; those of groups share one. */
  private record Column(String name, int first, int last) {
    static Column of(int cause) {
      return new Column(String.valueOf(cause), cause, cause);
    }

    boolean in(Set<Cause> causes) {
      return IntStream.rangeClosed(first, last).mapToObj(Cause::of).anyMatch(causes::contains);
    }
  }

  private static final List<Column> CAUSES =
      Stream.of(
              IntStream.rangeClosed(1, 13).mapToObj(Column::of),
              Stream.of(Column.of(20), new Column("21-36", 21, 36)),
              Stream.of(Column.of(37), new Column("38-41", 38, 41)),
              IntStream.rangeClosed(44, 47).mapToObj(Column::of))
          .flatMap(columns -> columns)
          .toList();

  private final Given given;

  Types(Given given) {
    this.given = given;
  }

  private static boolean isFile(TypeId type) {
    return type.number() >= TypeId.F_FR_NA_1.number();
  }

  private static boolean isParameter(TypeId type) {
    return type.number() >= TypeId.P_ME_NA_1.number() && !isFile(type);
  }

  List<Document.Section> sections() {
    return List.of(
        section("Process information in monitor direction", TypeId::isMonitored),
        section("Process information in control direction", TypeId::isCommand),
        section(
            "System information",
            type ->
                !type.isMonitored() && !type.isCommand() && !isParameter(type) && !isFile(type)),
        section("Parameters", Types::isParameter),
        section("File transfer", Types::isFile),
        new Document.Section(
            "Types and causes of transmission",
            "Columns are causes. M: a master sends the type with the cause; S: a slave does.",
            causes()));
  }

  private Document.Section section(String title, Predicate<TypeId> which) {
    List<String> columns =
        new ArrayList<>(
            List.of(
                "Type",
                "Name",
                "Meaning",
                "Master sends",
                "Master receives",
                "Slave sends",
                "Slave receives"));
    if (!given.isNothing()) {
      columns.add("Listed");
    }
    List<List<String>> rows = Arrays.stream(TypeId.values()).filter(which).map(this::row).toList();
    return new Document.Section(title, "", new Document.Table(columns, rows));
  }

  private List<String> row(TypeId type) {
    List<String> row =
        new ArrayList<>(
            List.of(
                String.valueOf(type.number()),
                type.name(),
                meaning(type),
                tick(SupportedTypes.MASTER.sends(type)),
                tick(SupportedTypes.MASTER.receives(type)),
                tick(SupportedTypes.SLAVE.sends(type)),
                tick(SupportedTypes.SLAVE.receives(type))));
    if (!given.isNothing()) {
      row.add(tick(given.types().contains(type)));
    }
    return row;
  }

  private static String tick(boolean yes) {
    return yes ? YES : NO;
  }

  /** The record's name in words, and its time tag. */
  static String meaning(TypeId type) {
    String words =
        type.element()
            .getSimpleName()
            .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
            .toLowerCase(Locale.ROOT);
    return type.timeTag() == TimeTag.Kind.NONE ? words : words + ", " + type.timeTag();
  }

  private static Document.Table causes() {
    List<String> columns = new ArrayList<>(List.of("Type", "Name"));
    CAUSES.forEach(column -> columns.add(column.name));
    List<List<String>> rows = new ArrayList<>();
    for (TypeId type : TypeId.values()) {
      Set<Cause> asked = SupportedTypes.MASTER.sentCauses(type);
      Set<Cause> told = SupportedTypes.SLAVE.sentCauses(type);
      if (!asked.isEmpty() || !told.isEmpty()) {
        List<String> row = new ArrayList<>(List.of(String.valueOf(type.number()), type.name()));
        CAUSES.forEach(c -> row.add((c.in(asked) ? "M" : "") + (c.in(told) ? "S" : "")));
        rows.add(row);
      }
    }
    return new Document.Table(columns, rows);
  }
}
