package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.spi.Metadata;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every header has the prefix that filters know, is described, and is used. */
class HeadersTest {

  private static final String SOURCES = sources();

  private static String sources() {
    try (Stream<Path> files = Files.list(Path.of("src/main/java/io/github/cameliec104/camel"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("Iec104Constants.java"))
          .map(HeadersTest::read)
          .collect(Collectors.joining());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static List<Field> headers() {
    return Arrays.stream(Iec104Constants.class.getDeclaredFields())
        .filter(field -> Modifier.isPublic(field.getModifiers()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("headers")
  void headerHasPrefixAndDescriptionAndIsUsed(Field header) throws Exception {
    String name = (String) header.get(null);
    if (!name.equals("CamelMessageTimestamp")) {
      assertThat(name).matches("CamelIec104([A-Z][a-z]+)+");
    }
    assertThat(header.getAnnotation(Metadata.class).description()).endsWith(".");
    assertThat(SOURCES).contains("Iec104Constants." + header.getName());
  }
}
