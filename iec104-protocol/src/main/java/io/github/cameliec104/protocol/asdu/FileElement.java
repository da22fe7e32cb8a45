package io.github.cameliec104.protocol.asdu;

import static io.github.cameliec104.protocol.asdu.Elements.CP56;
import static io.github.cameliec104.protocol.asdu.Elements.U16;
import static io.github.cameliec104.protocol.asdu.Elements.U24;
import static io.github.cameliec104.protocol.asdu.Elements.U8;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * File transfer (101 §7.3.6). In all records {@code name} is NOF, 0 to 65535, {@code section} NOS,
 * 0 to 255, {@code length} LOF in octets, 0 to 16777215. Each record holds its layout.
 */
public sealed interface FileElement extends Element {

  /** NOF; 0 to 65535. */
  int name();

  /** FRQ: bit 8 set refuses (101 §7.2.6.28). */
  record FileReady(int name, int length, int qualifier) implements FileElement {
    static final Layout<FileReady> LAYOUT =
        Layout.of(
            FileReady.class,
            U16,
            FileReady::name,
            U24,
            FileReady::length,
            U8,
            FileReady::qualifier,
            FileReady::new);

    /** Checks the ranges. */
    public FileReady {
      FileRanges.nameAndLength(name, length);
      Checks.range("file ready qualifier", qualifier, 0, 255);
    }

    /** True if the request is granted. */
    public boolean positive() {
      return (qualifier & 0x80) == 0;
    }
  }

  /** SRQ: bit 8 set means not ready (101 §7.2.6.29). */
  record SectionReady(int name, int section, int length, int qualifier) implements FileElement {
    static final Layout<SectionReady> LAYOUT =
        Layout.of(
                SectionReady.class,
                U16,
                SectionReady::name,
                U8,
                SectionReady::section,
                U24,
                SectionReady::length,
                (name, section, length) -> new SectionReady(name, section, length, 0))
            .and(
                U8,
                SectionReady::qualifier,
                (s, q) -> new SectionReady(s.name, s.section, s.length, q));

    /** Checks the ranges. */
    public SectionReady {
      FileRanges.nameAndLength(name, length);
      FileRanges.section(section);
      Checks.range("section ready qualifier", qualifier, 0, 255);
    }

    /** True if the section may be called. */
    public boolean ready() {
      return (qualifier & 0x80) == 0;
    }
  }

  /** SCQ (101 §7.2.6.30): bits 1-4 what is asked, 5-8 error code. */
  record Call(int name, int section, int qualifier) implements FileElement {
    static final Layout<Call> LAYOUT =
        Layout.of(Call.class, U16, Call::name, U8, Call::section, U8, Call::qualifier, Call::new);

    /** Checks the ranges. */
    public Call {
      FileRanges.nameAndSection(name, section);
      Checks.range("select and call qualifier", qualifier, 0, 255);
    }
  }

  /** LSQ (101 §7.2.6.31) and CHS, the sum of all data octets modulo 256 (§7.2.6.37). */
  record LastSegment(int name, int section, int qualifier, int checksum) implements FileElement {
    static final Layout<LastSegment> LAYOUT =
        Layout.of(
                LastSegment.class,
                U16,
                LastSegment::name,
                U8,
                LastSegment::section,
                U8,
                LastSegment::qualifier,
                (name, section, lsq) -> new LastSegment(name, section, lsq, 0))
            .and(
                U8,
                LastSegment::checksum,
                (s, chs) -> new LastSegment(s.name, s.section, s.qualifier, chs));

    /** Checks the ranges. */
    public LastSegment {
      FileRanges.nameAndSection(name, section);
      Checks.range("last section or segment qualifier", qualifier, 0, 255);
      Checks.range("checksum", checksum, 0, 255);
    }
  }

  /** AFQ (101 §7.2.6.32): bits 1-4 what is acknowledged, 5-8 error code. */
  record Acknowledge(int name, int section, int qualifier) implements FileElement {
    static final Layout<Acknowledge> LAYOUT =
        Layout.of(
            Acknowledge.class,
            U16,
            Acknowledge::name,
            U8,
            Acknowledge::section,
            U8,
            Acknowledge::qualifier,
            Acknowledge::new);

    /** Checks the ranges. */
    public Acknowledge {
      FileRanges.nameAndSection(name, section);
      Checks.range("acknowledge file or section qualifier", qualifier, 0, 255);
    }
  }

  /**
   * LOS octets of a section (101 §7.2.6.36).
   *
   * @param data 0 to 240 octets; with the address sizes of -104 no more than 236 fit an APDU
   */
  @SuppressWarnings("ArrayRecordComponent") // equality is by content, see below
  record Segment(int name, int section, byte[] data) implements FileElement {
    static final Layout<Segment> LAYOUT =
        Layout.of(
                Segment.class,
                U16,
                Segment::name,
                U8,
                Segment::section,
                (name, section) -> new Segment(name, section, new byte[0]))
            .andCounted(s -> s.data, (s, data) -> new Segment(s.name, s.section, data));

    /** Checks the ranges and copies the octets. */
    public Segment {
      FileRanges.nameAndSection(name, section);
      Checks.range("length of segment", data.length, 0, 240);
      data = data.clone();
    }

    /** LOS, octets of data. */
    public int length() {
      return data.length;
    }

    @Override
    public byte[] data() {
      return data.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Segment that
          && name == that.name
          && section == that.section
          && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * name + section) + Arrays.hashCode(data);
    }

    @Override
    public String toString() {
      return "Segment[name="
          + name
          + ", section="
          + section
          + ", data="
          + HexFormat.of().formatHex(data)
          + "]";
    }
  }

  /**
   * SOF (101 §7.2.6.38): bits 1-5 status, 6 LFD last file, 7 FOR directory, 8 FA active. Its time
   * is the time tag.
   */
  record Directory(int name, int length, int status) implements FileElement {
    static final Layout<Directory> LAYOUT =
        Layout.of(
            Directory.class,
            U16,
            Directory::name,
            U24,
            Directory::length,
            U8,
            Directory::status,
            Directory::new);

    /** Checks the ranges. */
    public Directory {
      FileRanges.nameAndLength(name, length);
      Checks.range("status of file", status, 0, 255);
    }
  }

  /** The time window asked of an archive file (104 §8.9). */
  record QueryLog(int name, Cp56Time start, Cp56Time stop) implements FileElement {
    static final Layout<QueryLog> LAYOUT =
        Layout.of(
            QueryLog.class,
            U16,
            QueryLog::name,
            CP56,
            QueryLog::start,
            CP56,
            QueryLog::stop,
            QueryLog::new);

    /** Checks the range. */
    public QueryLog {
      Checks.range("name of file", name, 0, 0xFFFF);
    }
  }
}
