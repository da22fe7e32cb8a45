package io.github.cameliec104.camel.points;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A file before anything is checked.
 *
 * @param header what stands beside the list of entries: defaults for all of them
 * @param entries the entries in the order of the file
 */
record RawDocument(Map<String, JsonNode> header, List<RawEntry> entries) {

  /** True if one entry has such a key. */
  boolean mentions(String key) {
    return entries.stream().anyMatch(entry -> entry.fields().containsKey(key));
  }
}
