package io.github.cameliec104.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.CyclicSwitch;
import io.github.cameliec104.protocol.station.ParameterKind;
import io.github.cameliec104.protocol.station.ParameterStore;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointParameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What masters loaded into a slave, as JSON in a file that is replaced as a whole.
 *
 * @param path where; it need not be there yet, but its directory
 */
record ParameterFile(Path path) implements ParameterStore {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final String ALL = "parameters";
  private static final String COMMON_ADDRESS = "commonAddress";
  private static final String OBJECT_ADDRESS = "objectAddress";
  private static final String TYPE = "type";
  private static final String LOADED = "loaded";
  private static final String OPERATING = "operating";
  private static final String CYCLIC = "cyclic";

  /** Reads it; an absent file holds nothing. */
  @Override
  public List<PointParameters> load() throws IOException {
    if (Files.notExists(path)) {
      Path directory = path.toAbsolutePath().getParent();
      if (directory == null || !Files.isDirectory(directory)) {
        throw new IOException("parameterFile=" + path + ": its directory is not there");
      }
      return List.of();
    }
    try {
      JsonNode all = JSON.readTree(Files.readAllBytes(path)).get(ALL);
      if (all == null || !all.isArray()) {
        throw new IllegalArgumentException("key " + ALL + " missing, expected a list");
      }
      List<PointParameters> read = new ArrayList<>();
      all.forEach(one -> read.add(read(one)));
      return read;
    } catch (JsonProcessingException e) {
      throw new IOException("parameterFile=" + path + ": no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException("parameterFile=" + path + ": " + e.getMessage(), e);
    }
  }

  private static PointParameters read(JsonNode one) {
    return new PointParameters(
        new PointAddress(one.path(COMMON_ADDRESS).asInt(), one.path(OBJECT_ADDRESS).asInt()),
        TypeId.valueOf(one.path(TYPE).asText()),
        values(one.path(LOADED)),
        values(one.path(OPERATING)),
        CyclicSwitch.valueOf(one.path(CYCLIC).asText()));
  }

  private static Map<ParameterKind, Double> values(JsonNode node) {
    Map<ParameterKind, Double> values = new EnumMap<>(ParameterKind.class);
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!entry.getValue().isNumber()) {
        throw new IllegalArgumentException(
            "key " + entry.getKey() + ": " + entry.getValue() + ", expected a number");
      }
      values.put(ParameterKind.valueOf(entry.getKey()), entry.getValue().asDouble());
    }
    return values;
  }

  /** Writes a new file beside it, makes sure that the disk has it, and puts it in its place. */
  @Override
  public void save(List<PointParameters> all) throws IOException {
    ObjectNode document = JSON.createObjectNode();
    ArrayNode list = document.putArray(ALL);
    all.forEach(one -> write(one, list.addObject()));
    byte[] octets = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
    Path target = path.toAbsolutePath();
    Path fresh = target.resolveSibling(target.getFileName() + ".new");
    try {
      write(octets, fresh);
      Files.move(
          fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new IOException("parameterFile=" + path + ": " + e, e);
    }
  }

  private static void write(PointParameters one, ObjectNode node) {
    node.put(COMMON_ADDRESS, one.point().commonAddress());
    node.put(OBJECT_ADDRESS, one.point().objectAddress());
    node.put(TYPE, one.type().name());
    write(one.loaded(), node.putObject(LOADED));
    write(one.operating(), node.putObject(OPERATING));
    node.put(CYCLIC, one.cyclic().name());
  }

  private static void write(Map<ParameterKind, Double> values, ObjectNode node) {
    new TreeMap<>(values).forEach((kind, value) -> node.put(kind.name(), value));
  }

  private static void write(byte[] octets, Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer rest = ByteBuffer.wrap(octets);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }
}
