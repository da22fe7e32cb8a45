package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.net.MasterSettings;
import io.github.cameliec104.protocol.net.SlaveSettings;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.util.TimeUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is documented as default is what a new endpoint has and what the protocol library has. */
class DefaultsTest {

  static List<Field> options() {
    return Stream.concat(linkConfigurations(), Stream.of(Iec104Configuration.class))
        .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
        .filter(f -> f.isAnnotationPresent(UriParam.class) || f.isAnnotationPresent(UriPath.class))
        .toList();
  }

  private static Stream<Class<?>> linkConfigurations() {
    return Stream.of(
        Iec104SecurityConfiguration.class,
        Iec104TransportConfiguration.class,
        Iec104LinkConfiguration.class,
        Iec104BufferConfiguration.class,
        Iec104ScanConfiguration.class,
        Iec104MasterConfiguration.class,
        Iec104ProcedureConfiguration.class,
        Iec104QualityConfiguration.class,
        Iec104DialectConfiguration.class);
  }

  private static String documented(Field option) {
    UriParam param = option.getAnnotation(UriParam.class);
    return param != null
        ? param.defaultValue()
        : option.getAnnotation(UriPath.class).defaultValue();
  }

  @ParameterizedTest
  @MethodSource("options")
  void documentedDefaultIsThatOfANewEndpoint(Field option) throws Exception {
    option.setAccessible(true);
    Object value = option.get(new Iec104Configuration());
    String documented = documented(option);
    if (value instanceof Duration duration) {
      assertThat(Duration.ofMillis(TimeUtils.toMilliSeconds(documented))).isEqualTo(duration);
    } else if (value instanceof Enum<?> word && !documented.isEmpty()) {
      assertThat(documented).isEqualTo(word.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    } else if (!List.of("role", "host").contains(option.getName())) {
      assertThat(documented).isEqualTo(value == null ? "" : value.toString());
    }
  }

  @Test
  void defaultsAreThoseOfTheProtocolLibrary() {
    Iec104Configuration configuration = new Iec104Configuration();
    configuration.setHost("rtu.example");
    MasterSettings master = MasterSettings.of("rtu.example", 2404);
    assertThat(configuration.toMasterSettings().reconnect()).isEqualTo(master.reconnect());
    assertThat(configuration.toMasterSettings().startUp()).isEqualTo(master.startUp());
    assertThat(configuration.toMasterSettings().link().apci()).isEqualTo(master.link().apci());
    assertThat(configuration.toMasterSettings().link().time().zone().getRules())
        .isEqualTo(master.link().time().zone().getRules());
    assertThat(configuration.toMasterSettings().link().withZone(master.link().time().zone()))
        .isEqualTo(master.link());
    assertThat(configuration.toSlaveSettings().limits())
        .isEqualTo(SlaveSettings.of("rtu.example", 2404).limits());
    assertThat(configuration.toSlaveSettings().system())
        .isEqualTo(SlaveSettings.of("rtu.example", 2404).system());
  }

  @Test
  void optionsOfTheLinkAreAllCompared() {
    assertThat(LinkOptions.NAMES)
        .containsExactlyElementsOf(
            linkConfigurations()
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> field.isAnnotationPresent(UriParam.class))
                .filter(
                    field ->
                        !field.getAnnotation(UriParam.class).label().matches("producer|consumer"))
                .map(Field::getName)
                .toList());
  }
}
