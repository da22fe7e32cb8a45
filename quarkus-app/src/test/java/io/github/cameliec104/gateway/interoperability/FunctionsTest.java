package io.github.cameliec104.gateway.interoperability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.camel.Iec104Configuration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.spi.UriParam;
import org.junit.jupiter.api.Test;

class FunctionsTest {

  @Test
  void everyOptionThatIsNamedExists() {
    List<String> options =
        Stream.<Class<?>>iterate(
                Iec104Configuration.class, type -> type != Object.class, Class::getSuperclass)
            .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
            .filter(field -> field.isAnnotationPresent(UriParam.class))
            .map(field -> field.getName())
            .toList();
    assertThat(options).contains("counterMode");
    assertThat(Functions.ALL)
        .filteredOn(function -> !function.options().isEmpty())
        .allSatisfy(
            function ->
                assertThat(options)
                    .as(function.name())
                    .contains(function.options().split(" ", -1)));
  }

  @Test
  void functionsAreNamedOnce() {
    assertThat(Functions.ALL).extracting(Functions.Function::name).doesNotHaveDuplicates();
  }
}
