package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.Iec104Exception;
import io.github.cameliec104.protocol.file.FileAddress;
import io.github.cameliec104.protocol.file.FileResult;
import java.util.Arrays;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * How a request about files ended.
 *
 * @param address what was asked for
 * @param received takes the octets of a file that was received; null if none was asked for
 */
record FileAnswer(FileAddress address, FileResult result, FileAnswer.@Nullable Received received) {

  /** The octets of a received file. */
  interface Received {
    byte[] octets();
  }

  /**
   * Tells headers and body of the end.
   *
   * @throws Iec104RefusedException if the station refused and the endpoint wants that
   * @throws Iec104Exception if a transfer ended before it was complete
   */
  void tell(Exchange exchange, Iec104Configuration options) {
    String what = String.format("[%s:%d] file %s: ", options.getHost(), options.getPort(), address);
    if (result instanceof FileResult.Failed failed) {
      throw new Iec104Exception(what + failed.reason());
    }
    if (result instanceof FileResult.Refused refused && options.getRefusal() == Refusal.EXCEPTION) {
      throw new Iec104RefusedException(what + "refused, " + refused.reason());
    }
    Message message = exchange.getMessage();
    Arrays.asList(
            Iec104Constants.CAUSE,
            Iec104Constants.SENT_AFTER,
            Iec104Constants.CONFIRMED_AFTER,
            Iec104Constants.TERMINATED_AFTER)
        .forEach(message::removeHeader); // left over from another request
    message.setHeader(Iec104Constants.RESULT, word());
    body(message, exchange.getPattern().isOutCapable());
  }

  private String word() {
    if (!result.positive()) {
      return "REFUSED";
    }
    return received != null || result instanceof FileResult.Listed ? "DATA" : "CONFIRMED";
  }

  private void body(Message message, boolean answers) {
    if (result instanceof FileResult.Listed listed) {
      message.setBody(new FileEntries(listed.entries()));
    } else if (received != null && result.positive()) {
      file(message, received.octets());
    } else if (received != null || answers) {
      message.setBody(result);
    }
  }

  private void file(Message message, byte[] octets) {
    message.setBody(octets);
    message.setHeader(Iec104Constants.COMMON_ADDRESS, address.commonAddress());
    message.setHeader(Iec104Constants.OBJECT_ADDRESS, address.objectAddress());
    message.setHeader(Iec104Constants.FILE_TYPE, address.name());
    message.setHeader(
        Exchange.FILE_NAME,
        address.commonAddress() + "-" + address.objectAddress() + "-" + address.name());
  }
}
