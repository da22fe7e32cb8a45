package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Command;
import io.github.cameliec104.protocol.asdu.TypeId;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for what at a commanded object, and since when. A selection is one that was granted.
 *
 * @param link the connection it came on
 * @param originator the master's number on that connection
 * @param command value and qualifier without S/E
 * @param test T of the cause: a selection for test permits nothing real
 * @param sinceNanos when it arrived
 */
record Selection(
    PointAddress address,
    SlaveLink link,
    int originator,
    @Nullable TypeId type,
    Command command,
    boolean test,
    long sinceNanos) {

  static Selection of(SlaveLink link, Asdu request, long nowNanos) {
    Command command = (Command) request.first().element();
    return new Selection(
        new PointAddress(request.commonAddress(), request.first().address()),
        link,
        request.cot().originator(),
        request.type(),
        command.withSelect(false),
        request.cot().test(),
        nowNanos);
  }

  /** Whether the same master asks: the same originator on the same connection. */
  boolean isOfMasterOf(Selection other) {
    return link == other.link && originator == other.originator;
  }

  /** Whether type, value, qualifier and T are the same; a time tag may differ. */
  boolean commandsLike(Selection other) {
    return type == other.type && test == other.test && command.equals(other.command);
  }
}
