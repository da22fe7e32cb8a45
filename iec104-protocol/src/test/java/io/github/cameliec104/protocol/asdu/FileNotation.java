package io.github.cameliec104.protocol.asdu;

import io.github.cameliec104.protocol.asdu.FileElement.Acknowledge;
import io.github.cameliec104.protocol.asdu.FileElement.Call;
import io.github.cameliec104.protocol.asdu.FileElement.Directory;
import io.github.cameliec104.protocol.asdu.FileElement.FileReady;
import io.github.cameliec104.protocol.asdu.FileElement.LastSegment;
import io.github.cameliec104.protocol.asdu.FileElement.QueryLog;
import io.github.cameliec104.protocol.asdu.FileElement.SectionReady;
import io.github.cameliec104.protocol.asdu.FileElement.Segment;

/** File transfer as the vectors write it. */
final class FileNotation {

  /** Octets of a segment that fit an ASDU with the address sizes of -104. */
  static final int LONGEST_SEGMENT = 236;

  static final Notation<FileReady> FILE_READY =
      new Notation<>(
          FileReady.class,
          (e, out) -> {
            out.number("NOF", e.name()).number("LOF", e.length());
            out.number("FRQ", e.qualifier() & 0x7F).flag("NEG", !e.positive());
          },
          in -> new FileReady(name(in), length(in), in.bits("FRQ", 7) | in.bits("NEG", 1) << 7));

  static final Notation<SectionReady> SECTION_READY =
      new Notation<>(
          SectionReady.class,
          (e, out) -> {
            out.number("NOF", e.name()).number("NOS", e.section()).number("LOF", e.length());
            out.number("SRQ", e.qualifier() & 0x7F).flag("NOTREADY", !e.ready());
          },
          in ->
              new SectionReady(
                  name(in),
                  section(in),
                  length(in),
                  in.bits("SRQ", 7) | in.bits("NOTREADY", 1) << 7));

  static final Notation<Call> CALL =
      new Notation<>(
          Call.class,
          (e, out) -> {
            out.number("NOF", e.name()).number("NOS", e.section());
            out.number("SCQ", e.qualifier() & 0x0F).number("ERR", e.qualifier() >> 4);
          },
          in -> new Call(name(in), section(in), in.bits("SCQ", 4) | in.bits("ERR", 4) << 4));

  static final Notation<LastSegment> LAST_SEGMENT =
      new Notation<>(
          LastSegment.class,
          (e, out) ->
              out.number("NOF", e.name())
                  .number("NOS", e.section())
                  .number("LSQ", e.qualifier())
                  .number("CHS", e.checksum()),
          in ->
              new LastSegment(
                  name(in), section(in), in.number("LSQ", 0, 255), in.number("CHS", 0, 255)));

  static final Notation<Acknowledge> ACKNOWLEDGE =
      new Notation<>(
          Acknowledge.class,
          (e, out) -> {
            out.number("NOF", e.name()).number("NOS", e.section());
            out.number("AFQ", e.qualifier() & 0x0F).number("ERR", e.qualifier() >> 4);
          },
          in -> new Acknowledge(name(in), section(in), in.bits("AFQ", 4) | in.bits("ERR", 4) << 4));

  static final Notation<Segment> SEGMENT =
      new Notation<>(
          Segment.class,
          (e, out) ->
              out.number("NOF", e.name())
                  .number("NOS", e.section())
                  .number("LOS", e.length())
                  .octets("DATA", e.data()),
          in ->
              new Segment(
                  name(in), section(in), in.octets("DATA", in.number("LOS", 0, LONGEST_SEGMENT))));

  static final Notation<Directory> DIRECTORY =
      new Notation<>(
          Directory.class,
          (e, out) -> {
            out.number("NOF", e.name()).number("LOF", e.length());
            out.number("STATUS", e.status() & 0x1F).flag("LFD", (e.status() & 0x20) != 0);
            out.flag("FOR", (e.status() & 0x40) != 0).flag("FA", (e.status() & 0x80) != 0);
          },
          in -> new Directory(name(in), length(in), status(in)));

  static final Notation<QueryLog> QUERY_LOG =
      new Notation<>(
          QueryLog.class,
          (e, out) -> out.number("NOF", e.name()).time(e.start()).time(e.stop()),
          in -> new QueryLog(name(in), in.cp56(), in.cp56()));

  private FileNotation() {}

  private static int name(FieldReader in) {
    return in.number("NOF", 0, 65535);
  }

  private static int section(FieldReader in) {
    return in.number("NOS", 0, 255);
  }

  private static int length(FieldReader in) {
    return in.number("LOF", 0, 0xFFFFFF);
  }

  private static int status(FieldReader in) {
    int status = in.bits("STATUS", 5);
    return status | in.bits("LFD", 1) << 5 | in.bits("FOR", 1) << 6 | in.bits("FA", 1) << 7;
  }
}
