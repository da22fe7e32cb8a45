package io.github.cameliec104.camel.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.github.cameliec104.camel.points.PointList;
import io.github.cameliec104.camel.points.ValueKind;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.CounterNotes;
import io.github.cameliec104.protocol.asdu.DoubleState;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Monitored.Bitstring;
import io.github.cameliec104.protocol.asdu.Monitored.Counter;
import io.github.cameliec104.protocol.asdu.Monitored.DoublePoint;
import io.github.cameliec104.protocol.asdu.Monitored.Normalized;
import io.github.cameliec104.protocol.asdu.Monitored.NormalizedWithoutQuality;
import io.github.cameliec104.protocol.asdu.Monitored.PackedSinglePoints;
import io.github.cameliec104.protocol.asdu.Monitored.Scaled;
import io.github.cameliec104.protocol.asdu.Monitored.ShortFloat;
import io.github.cameliec104.protocol.asdu.Monitored.SinglePoint;
import io.github.cameliec104.protocol.asdu.Monitored.StepPosition;
import io.github.cameliec104.protocol.asdu.ProtectionElement.ProtectionEvent;
import io.github.cameliec104.protocol.asdu.ProtectionElement.ProtectionOutput;
import io.github.cameliec104.protocol.asdu.ProtectionElement.ProtectionStart;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TimeQuality;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.Provenance;
import io.github.cameliec104.protocol.station.QualityReason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema says what is written and read, and what is written is read the same. */
class PointJsonSchemaTest {

  private static final Path SCHEMA = Path.of("..", "src", "docs", "schema", "point.schema.json");
  private static final int SAMPLES = 40;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final PointJson JSON = new PointJson(PointList.EMPTY);
  private static JsonNode document;
  private static JsonSchema sent;
  private static JsonSchema accepted;

  @BeforeAll
  static void readSchema() throws IOException {
    document = MAPPER.readTree(SCHEMA.toFile());
    JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    sent = factory.getSchema(document, config);
    accepted = factory.getSchema(document.at("/$defs/accepted"), config);
  }

  static Stream<TypeId> monitoredTypes() {
    return Arrays.stream(TypeId.values()).filter(TypeId::isMonitored);
  }

  @ParameterizedTest
  @MethodSource("monitoredTypes")
  void whatIsWrittenFitsTheSchemaAndIsReadTheSame(TypeId type) throws IOException {
    Random random = new Random(type.number());
    for (int i = 0; i < SAMPLES; i++) {
      PointUpdate update = randomUpdate(type, random);
      String json = JSON.text(update);
      JsonNode tree = MAPPER.readTree(json);
      assertThat(sent.validate(tree)).as(json).isEmpty();
      assertThat(accepted.validate(tree)).as(json).isEmpty();
      assertThat(keysOf(document.get("properties"))).containsAll(keysOf(tree));
      assertThat(JSON.read(json)).as(json).isEqualTo(update);
      assertThat(JSON.read(JSON.map(update))).as(json).isEqualTo(update);
    }
  }

  @ParameterizedTest
  @MethodSource("monitoredTypes")
  void valuesOfTheWrongKindDoNotFitTheSchema(TypeId type) throws IOException {
    String json = JSON.text(randomUpdate(type, new Random(1)));
    JsonNode tree = MAPPER.readTree(json);
    JsonNode wrong = MAPPER.readTree("{\"value\":\"wrong\"}");
    assertThat(sent.validate(MAPPER.updateValue(tree, wrong))).isNotEmpty();
  }

  @Test
  void typesCausesAndFlagsAreThoseOfTheProtocol() {
    assertThat(texts("/properties/type/enum"))
        .isEqualTo(monitoredTypes().map(TypeId::name).toList());
    assertThat(texts("/properties/cause/enum"))
        .isEqualTo(Arrays.stream(Cause.values()).map(Cause::name).toList());
    assertThat(texts("/properties/quality/items/enum"))
        .isEqualTo(Quality.of(0xFF).flags())
        .isEqualTo(texts("/$defs/accepted/properties/quality/anyOf/0/items/enum"));
    assertThat(texts("/properties/qualityReason/enum"))
        .isEqualTo(
            Arrays.stream(QualityReason.values())
                .filter(QualityReason::isMark)
                .map(QualityReason::text)
                .toList());
    assertThat(texts("/properties/timeQuality/items/enum"))
        .isEqualTo(TimeQuality.of(7).flags())
        .isEqualTo(texts("/$defs/accepted/properties/timeQuality/anyOf/0/items/enum"));
  }

  @Test
  void everyKeySentIsAccepted() {
    assertThat(keysOf(document.at("/$defs/accepted/properties")))
        .isEqualTo(keysOf(document.get("properties")));
  }

  @Test
  void theExampleFits() throws IOException {
    JsonNode example = document.at("/examples/0");
    assertThat(sent.validate(example)).isEmpty();
    assertThat(MAPPER.readTree(JSON.text(JSON.read(example.toString())))).isEqualTo(example);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"objectAddress\":1,\"value\":1}",
        "{\"objectAddress\":1,\"value\":\"ON\",\"type\":\"double\",\"quality\":\"IV NT\"}",
        "{\"objectAddress\":1,\"value\":null,\"type\":13,\"cause\":3,\"time\":null}"
      })
  void shortFormsFitWhatIsAccepted(String json) throws IOException {
    assertThat(accepted.validate(MAPPER.readTree(json))).isEmpty();
    assertThat(JSON.read(json).objectAddress()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"objectAddress\":1}",
        "{\"value\":1}",
        "{\"objectAddress\":0,\"value\":1}",
        "{\"objectAddress\":1,\"value\":[]}",
        "{\"objectAddress\":1,\"value\":1,\"quality\":[\"XX\"]}",
        "{\"objectAddress\":1,\"value\":1,\"type\":[]}"
      })
  void whatIsNotAcceptedDoesNotFit(String json) throws IOException {
    assertThat(accepted.validate(MAPPER.readTree(json))).isNotEmpty();
    assertThat(catchThrowable(() -> JSON.read(json))).isInstanceOf(JsonFormatException.class);
  }

  private static PointUpdate randomUpdate(TypeId type, Random random) {
    Instant arrived = Instant.ofEpochMilli(1_700_000_000_000L + random.nextInt());
    Instant time = Instant.ofEpochMilli(1_600_000_000_000L + random.nextInt());
    boolean timed = type.timeTag() != TimeTag.Kind.NONE && random.nextInt(8) > 0;
    Monitored value = randomValue(type, random);
    TimeQuality quality = TimeQuality.of(timed ? random.nextInt(8) : 0);
    PointUpdate received =
        new PointUpdate(
            random.nextBoolean() ? "Point \"" + random.nextInt() + "\" °" : null,
            new PointAddress(1 + random.nextInt(65534), 1 + random.nextInt(0xFFFFFF)),
            type,
            Cause.of(random.nextInt(64)),
            value,
            null,
            timed ? time : null,
            arrived,
            Provenance.asReceived(value.quality(), quality));
    return marked(received, random);
  }

  private static PointUpdate marked(PointUpdate received, Random random) {
    Instant since = received.received().plusMillis(random.nextInt(100_000));
    Quality flags = Quality.of(random.nextInt(256));
    QualityReason[] reasons = QualityReason.values();
    QualityReason reason = reasons[random.nextInt(reasons.length)];
    return switch (reason) {
      case AS_RECEIVED -> received;
      case NOT_YET_RECEIVED ->
          PointUpdate.notYetReceived(received.address(), received.type(), since);
      case LINK_LOST, AGED_OUT, SUBSTITUTED -> received.marked(reason, flags, since);
    };
  }

  private static Monitored randomValue(TypeId type, Random random) {
    Quality quality = Quality.of(random.nextInt(256));
    DoubleState state = DoubleState.values()[random.nextInt(4)];
    int word = random.nextInt(65536);
    return switch (ValueKind.of(type)) {
      case SINGLE -> new SinglePoint(random.nextBoolean(), quality);
      case DOUBLE -> new DoublePoint(state, quality);
      case STEP -> new StepPosition(random.nextInt(128) - 64, random.nextBoolean(), quality);
      case BITSTRING -> new Bitstring(random.nextInt(), quality);
      case NORMALIZED -> new Normalized((short) word, quality);
      case NORMALIZED_WITHOUT_QUALITY -> new NormalizedWithoutQuality((short) word);
      case SCALED -> new Scaled((short) word, quality);
      case FLOAT -> new ShortFloat(finite(random), quality);
      case COUNTER ->
          new Counter(
              random.nextInt(),
              new CounterNotes(
                  random.nextInt(32),
                  random.nextBoolean(),
                  random.nextBoolean(),
                  random.nextBoolean()));
      case PACKED -> new PackedSinglePoints(word, random.nextInt(65536), quality);
      case PROTECTION_EVENT -> new ProtectionEvent(state, quality, word);
      case PROTECTION_START -> new ProtectionStart(random.nextInt(64), quality, word);
      case PROTECTION_OUTPUT -> new ProtectionOutput(random.nextInt(16), quality, word);
      default -> throw new AssertionError(type);
    };
  }

  private static float finite(Random random) {
    float value = Float.intBitsToFloat(random.nextInt());
    return Float.isFinite(value) ? value : 0.5f;
  }

  private static List<String> keysOf(JsonNode object) {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static List<String> texts(String pointer) {
    List<String> texts = new ArrayList<>();
    document.at(pointer).forEach(value -> texts.add(value.asText()));
    return texts;
  }
}
