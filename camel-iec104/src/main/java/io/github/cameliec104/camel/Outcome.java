package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.asdu.Cause;
import org.apache.camel.Exchange;
import org.apache.camel.util.ObjectHelper;
import org.jspecify.annotations.Nullable;

/** What the route made of a command. */
final class Outcome {

  private Outcome() {}

  /**
   * Why the command is refused, or null if it was carried out. A failure that an error handler took
   * care of is still a failure: the command was not carried out.
   *
   * @return ACTIVATION_CONFIRMATION for a negative confirmation
   */
  static @Nullable Cause refusal(Exchange exchange) {
    Exception failure = exchange.getException();
    if (failure == null && exchange.getExchangeExtension().isFailureHandled()) {
      failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    }
    Iec104RefusedException refused =
        failure == null ? null : ObjectHelper.getException(Iec104RefusedException.class, failure);
    if (refused != null) {
      return refused.causeOfTransmission();
    }
    String header = exchange.getMessage().getHeader(Iec104Constants.REFUSE, String.class);
    if (header != null) {
      return cause(header);
    }
    boolean failed =
        failure != null
            || exchange.getExchangeExtension().isFailureHandled()
            || exchange.isRollbackOnly()
            || exchange.isRollbackOnlyLast();
    return failed ? Cause.ACTIVATION_CONFIRMATION : null;
  }

  /** The cause in the header; whatever else stands there, the route wants to refuse. */
  private static Cause cause(String header) {
    try {
      return PointFilter.cause(Iec104Constants.REFUSE, header);
    } catch (IllegalArgumentException e) {
      return Cause.ACTIVATION_CONFIRMATION;
    }
  }

  /** False for a refusal that the route decided on, which is no error to report. */
  static boolean isUnexpected(Exception failure) {
    return ObjectHelper.getException(Iec104RefusedException.class, failure) == null;
  }
}
