package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Element;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.SystemElement.CounterInterrogation;
import io.github.cameliec104.protocol.asdu.SystemElement.Interrogation;
import java.util.List;

/**
 * What a request and its answers have in common; interrogations differ by QOI or QCC, too.
 *
 * @param deactivation true for a deactivation, which may be under way beside the activation
 */
record RequestKey(
    int typeNumber, int commonAddress, int objectAddress, int qualifier, boolean deactivation) {

  static RequestKey of(Asdu asdu) {
    InformationObject object = asdu.first();
    return new RequestKey(
        asdu.typeNumber(),
        asdu.commonAddress(),
        object.address(),
        qualifier(object.element()),
        asdu.cause() == Cause.DEACTIVATION || asdu.cause() == Cause.DEACTIVATION_CONFIRMATION);
  }

  private static int qualifier(Element element) {
    if (element instanceof Interrogation interrogation) {
      return interrogation.qualifier();
    }
    return element instanceof CounterInterrogation counters
        ? counters.request() << 2 | counters.freeze()
        : 0;
  }

  private RequestKey withCommonAddress(int address) {
    return new RequestKey(typeNumber, address, objectAddress, qualifier, deactivation);
  }

  RequestKey withDeactivation(boolean value) {
    return new RequestKey(typeNumber, commonAddress, objectAddress, qualifier, value);
  }

  /**
   * Whom an answer may be for, the likeliest first. A request to all stations is answered by each
   * with its own address; that something is unknown may be said of activation and deactivation.
   */
  static List<RequestKey> answeredBy(Asdu answer, int broadcast) {
    RequestKey key = of(answer);
    RequestKey all = key.withCommonAddress(broadcast);
    return answer.cause().isUnknown()
        ? List.of(key, all, key.withDeactivation(true), all.withDeactivation(true))
        : List.of(key, all);
  }
}
