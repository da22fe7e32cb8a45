package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.asdu.AddressSizes;
import io.github.cameliec104.protocol.asdu.BitstringOrder;
import io.github.cameliec104.protocol.net.Dialect;
import io.github.cameliec104.protocol.station.Deviation;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * The options of peers that speak the protocol otherwise. What an option means stands in its
 * annotation; the defaults are those of the protocol library.
 */
@UriParams
public class Iec104DialectConfiguration extends Iec104QualityConfiguration {

  @UriParam(
      label = "master,advanced",
      description =
          "Deviations of a station that do not end the connection, separated by commas, or all:"
              + " first-number-1 takes a first I frame that is numbered 1 instead of 0,"
              + " data-before-start takes data that comes before the start is confirmed,"
              + " surplus-octets ignores octets behind the last object of an ASDU. Each is told"
              + " once as an event, logged and counted. Without this option nothing is tolerated.")
  private String tolerate = "";

  @UriParam(
      label = "link,advanced",
      defaultValue = "least-first",
      enums = "least-first,most-first",
      description =
          "The order of the four octets of a bit string: whether its lowest bit is in the first or"
              + " in the last of them. Both ends must agree; some stacks have the second order.")
  private BitstringOrder bitstringOrder = Dialect.STANDARD.bitstrings();

  /**
   * How the peer speaks the protocol.
   *
   * @throws IllegalArgumentException if an option is none; the message names it
   */
  @Override
  Dialect dialect(AddressSizes sizes) {
    try {
      return new Dialect(sizes, bitstringOrder, Deviation.parse(tolerate));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("tolerate: " + e.getMessage(), e);
    }
  }

  public String getTolerate() {
    return tolerate;
  }

  public void setTolerate(String tolerate) {
    this.tolerate = tolerate;
  }

  public BitstringOrder getBitstringOrder() {
    return bitstringOrder;
  }

  public void setBitstringOrder(BitstringOrder bitstringOrder) {
    this.bitstringOrder = bitstringOrder;
  }
}
