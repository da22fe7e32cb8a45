package io.github.cameliec104.gateway.interoperability;

import java.util.List;

/**
 * The basic application functions, and by which option they are had. What stands here no code can
 * tell; that the options exist is tested.
 */
final class Functions {

  private static final String YES = "X";
  private static final String NO = "";

  /**
   * One function.
   *
   * @param options names of options of the component, separated by blanks; empty if it needs none
   */
  record Function(String name, String master, String slave, String options) {}

  static final List<Function> ALL =
      List.of(
          new Function(
              "Station initialization: told or heard (M_EI)", YES, YES, "endOfInitialization"),
          new Function("Station interrogation after the start", YES, YES, "interrogation"),
          new Function("Interrogation of groups 1 to 16", YES, YES, "operation"),
          new Function("Deactivation of an interrogation", YES, YES, "operation"),
          new Function("Cyclic transmission", YES, YES, "cyclicScan"),
          new Function("Background scan", YES, YES, "backgroundScan"),
          new Function("Read", YES, YES, "operation"),
          new Function("Spontaneous transmission", YES, YES, ""),
          new Function("Spontaneous transmission twice, with and without time tag", YES, NO, ""),
          new Function("Return information", YES, YES, "returnTime"),
          new Function("Clock synchronization", YES, YES, "synchronizeClock clock"),
          new Function("Direct commands and set points", YES, YES, "commands"),
          new Function("Select before operate", YES, YES, "select selectTimeout"),
          new Function("Pulse: short, long, persistent (QU)", YES, YES, ""),
          new Function("Termination of commands (actterm)", YES, YES, "await termination"),
          new Function("Commands with time tag and limit of their age", YES, YES, "commandMaxAge"),
          new Function(
              "Counters, mode A: frozen by the slave, spontaneous",
              YES,
              YES,
              "counterMode counterPeriod"),
          new Function(
              "Counters, mode B: frozen by the slave, interrogated",
              YES,
              YES,
              "counterMode counterPeriod"),
          new Function(
              "Counters, mode C: frozen and read by the master",
              YES,
              YES,
              "operation freeze counterMode"),
          new Function(
              "Counters, mode D: frozen by the master, spontaneous", YES, YES, "counterMode"),
          new Function(
              "Counters: freeze, freeze with reset, reset, general and groups 1 to 4",
              YES,
              YES,
              "freeze"),
          new Function("Test with time tag", YES, YES, "operation"),
          new Function(
              "Reset of the process, discarding of tagged events", YES, YES, "operation qualifier"),
          new Function("Broadcast: interrogation, counters, clock, reset", YES, YES, ""),
          new Function(
              "Several connections of which one transfers data",
              YES,
              YES,
              "alternateHosts redundancyGroups"),
          new Function("TCP connection opened by the station", YES, YES, "reverse"),
          new Function(
              "Parameters: thresholds, smoothing, limits, activation",
              YES,
              YES,
              "operation parameters parameterInterrogation parameterFile"),
          new Function(
              "Files: directory, download, upload, deletion, query of an archive",
              YES,
              YES,
              "operation files maxUpload fileTimeout"),
          new Function("TLS (IEC 62351-3), from TLS 1.2 on", YES, YES, "sslContextParameters"),
          new Function("Delay acquisition", NO, NO, ""));

  private Functions() {}

  static Document.Section section() {
    List<List<String>> rows =
        ALL.stream().map(f -> List.of(f.name, f.master, f.slave, options(f.options))).toList();
    return new Document.Section(
        "Basic application functions",
        "",
        new Document.Table(List.of("Function", "Master", "Slave", "Options"), rows));
  }

  private static String options(String names) {
    return names.isEmpty() ? "" : "`" + names.replace(" ", "` `") + "`";
  }
}
