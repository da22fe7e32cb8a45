package io.github.cameliec104.camel.json;

import io.github.cameliec104.camel.points.PointListFuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The fuzz targets with what {@code src/fuzz/run} begins with, findings among it. */
class FuzzSeedsTest {

  @TestFactory
  Stream<DynamicTest> pointLists() throws IOException {
    return each("points", PointListFuzz::fuzzerTestOneInput);
  }

  @TestFactory
  Stream<DynamicTest> updates() throws IOException {
    return each("json", PointJsonFuzz::fuzzerTestOneInput);
  }

  private static Stream<DynamicTest> each(String folder, Consumer<byte[]> target)
      throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../src/fuzz/seeds", folder))) {
      return files.sorted().toList().stream().map(file -> test(file, target));
    }
  }

  private static DynamicTest test(Path file, Consumer<byte[]> target) {
    return DynamicTest.dynamicTest(
        file.getFileName().toString(), () -> target.accept(Files.readAllBytes(file)));
  }
}
