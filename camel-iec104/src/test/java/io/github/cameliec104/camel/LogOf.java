package io.github.cameliec104.camel;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What the tests log from now on, read from their log file. */
final class LogOf {

  private static final Path FILE = Path.of("target/camel-iec104-test.log");
  private static final Pattern WARNING = Pattern.compile("(?m)] (?:WARN|ERROR) +\\S+ +- (.*)$");

  private final String logger;
  private final long start;

  /** Of a logger, by the end of its name. */
  LogOf(String logger) {
    this.logger = logger;
    try {
      start = Files.exists(FILE) ? Files.size(FILE) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text() {
    try (RandomAccessFile file = new RandomAccessFile(FILE.toFile(), "r")) {
      byte[] octets = new byte[(int) (file.length() - start)];
      file.seek(start);
      file.readFully(octets);
      return new String(octets, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The messages of warnings and errors. */
  List<String> warnings() {
    return WARNING
        .matcher(text())
        .results()
        .filter(found -> found.group().contains(logger))
        .map(found -> found.group(1))
        .toList();
  }

  /** Whether anything came with a stack trace. */
  boolean hasStackTrace() {
    return text().contains("\n\tat ");
  }
}
