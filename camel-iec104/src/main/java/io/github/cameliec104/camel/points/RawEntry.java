package io.github.cameliec104.camel.points;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a file before anything is checked.
 *
 * @param index its number, the first is 1
 * @param line the line on which it begins
 * @param fields its keys and values in the order of the file
 */
record RawEntry(int index, int line, Map<String, JsonNode> fields) {

  /** Where it is, for messages. */
  Problem.Entry place(@Nullable String name) {
    return new Problem.Entry(index, name, line);
  }
}
