package io.github.cameliec104.protocol.station;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long the steps of a request took, each from the moment when it was made; null for a step that
 * did not happen. With select before operate the steps are those of the execution.
 *
 * @param sent until it left for the peer: the time it waited for earlier commands, for the window
 *     of the link, and for the confirmation of the selection
 * @param confirmed until it was confirmed or refused, or the object read
 * @param terminated until it was terminated
 */
public record Timing(
    @Nullable Duration sent, @Nullable Duration confirmed, @Nullable Duration terminated) {

  /** Nothing has happened. */
  public static final Timing NONE = new Timing(null, null, null);

  Timing sent(long nanos) {
    return new Timing(Duration.ofNanos(nanos), null, null);
  }

  Timing confirmed(long nanos) {
    return new Timing(sent, Duration.ofNanos(nanos), null);
  }

  Timing terminated(long nanos) {
    return new Timing(sent, confirmed, Duration.ofNanos(nanos));
  }
}
