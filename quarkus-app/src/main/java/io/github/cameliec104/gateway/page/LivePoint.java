package io.github.cameliec104.gateway.page;

import io.github.cameliec104.camel.points.Point;
import io.github.cameliec104.camel.points.PointDetails;
import io.github.cameliec104.camel.points.ValueKind;
import io.github.cameliec104.gateway.ReadableValue;
import io.github.cameliec104.protocol.station.PointUpdate;
import org.jspecify.annotations.Nullable;

/**
 * The last thing a point said, and how to show it.
 *
 * @param link the link it came over
 * @param update what it said
 * @param details what the point list knows about it, {@link PointDetails#NONE} if it is not listed
 */
record LivePoint(String link, PointUpdate update, PointDetails details) {

  static LivePoint of(String link, PointUpdate update, @Nullable Point listed) {
    return new LivePoint(link, update, listed == null ? PointDetails.NONE : listed.details());
  }

  /** What tells one row of the table from another. */
  record Key(String link, int commonAddress, int objectAddress) {}

  Key key() {
    return new Key(link, update.commonAddress(), update.objectAddress());
  }

  ValueKind kind() {
    return ValueKind.of(update.type());
  }

  /**
   * The bay it belongs to: the part of its alias before the colon, else of its name before the
   * first dot or slash, else its common address.
   */
  String bay() {
    int colon = alias().indexOf(':');
    if (colon > 0) {
      return alias().substring(0, colon).trim();
    }
    String[] parts = name().split("[./]", 2);
    return parts.length == 2 ? parts[0] : "Station " + update.commonAddress();
  }

  /** What it is called within its bay. */
  String label() {
    String alias = alias().substring(alias().indexOf(':') + 1).trim();
    if (!alias.isEmpty()) {
      return alias;
    }
    return name().isEmpty() ? update.address().toString() : name();
  }

  String name() {
    String name = update.name();
    return name == null ? "" : name;
  }

  private String alias() {
    String alias = details.alias();
    return alias == null ? "" : alias;
  }

  /** The value as text with its unit. */
  String text() {
    return ReadableValue.of(update.value(), details);
  }
}
