package io.github.cameliec104.protocol.folder;

import io.github.cameliec104.protocol.file.FileEntry;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * The records of an archive: lines that begin with a time as in {@code 2026-11-20T10:00:00.123Z},
 * up to a blank, tab, comma or semicolon. A line without one belongs to the record above it.
 */
final class TimedLines {

  private final Instant from;
  private final Instant to;
  private boolean wanted;

  TimedLines(Instant from, Instant to) {
    this.from = from;
    this.to = to;
  }

  /** Copies the records that were made from a time to another, octet for octet. */
  void copy(Path archive, Path target) throws IOException {
    long length = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(archive));
        OutputStream out =
            new BufferedOutputStream(
                Files.newOutputStream(target, StandardOpenOption.CREATE_NEW))) {
      for (byte[] line = line(in); line.length > 0; line = line(in)) {
        Instant time = time(line);
        wanted = time == null ? wanted : !time.isBefore(from) && !time.isAfter(to);
        if (wanted) {
          out.write(line);
          length += line.length;
        }
      }
    }
    if (length > FileEntry.MAX_LENGTH) {
      throw new IOException("records of " + length + " octets");
    }
  }

  /** The next line with its end; nothing at the end of the file. */
  private static byte[] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int octet = in.read();
    while (octet >= 0) {
      line.write(octet);
      if (octet == '\n') {
        break;
      }
      octet = in.read();
    }
    return line.toByteArray();
  }

  private static @Nullable Instant time(byte[] line) {
    int end = 0;
    while (end < line.length && end < 40 && " \t,;\r\n".indexOf(line[end]) < 0) {
      end++;
    }
    String text = new String(line, 0, end, StandardCharsets.ISO_8859_1);
    try {
      return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
