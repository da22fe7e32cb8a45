package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.apci.ApciDeviation;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.AsduCodec;
import io.github.cameliec104.protocol.asdu.MalformedAsduException;
import io.github.cameliec104.protocol.station.Deviation;
import io.github.cameliec104.protocol.station.Station;
import java.nio.ByteBuffer;

/**
 * Reads what a peer sends as strictly as its station wants. Confined to the event loop of one
 * connection.
 */
final class PeerReader {

  private final AsduCodec codec;
  private String hint = "";

  PeerReader(AsduCodec codec) {
    this.codec = codec;
  }

  /**
   * Reads an ASDU.
   *
   * @throws MalformedAsduException if it cannot be read, or not without a tolerance that is missing
   */
  Asdu decode(ByteBuffer octets, Station station) {
    if (!station.tolerates(Deviation.SURPLUS_OCTETS)) {
      return codec.decode(octets);
    }
    Asdu asdu = codec.decodeLeading(octets);
    if (octets.hasRemaining()) {
      station.deviates(
          Deviation.SURPLUS_OCTETS,
          "%s with %d objects and %d octets behind them"
              .formatted(asdu.type(), asdu.objects().size(), octets.remaining()));
    }
    return asdu;
  }

  /** Asks the station whether the session may go on, and tells it if so. */
  boolean tolerates(ApciDeviation deviation, String detail, Station station) {
    Deviation known =
        switch (deviation) {
          case FIRST_NUMBER_1 -> Deviation.FIRST_NUMBER_1;
          case DATA_BEFORE_START -> Deviation.DATA_BEFORE_START;
        };
    if (station.tolerates(known)) {
      station.deviates(known, detail);
      return true;
    }
    hint = "; this can be tolerated: " + known.option();
    return false;
  }

  /** What could have been tolerated but ended the connection, to follow what was seen. */
  String hint() {
    return hint;
  }
}
