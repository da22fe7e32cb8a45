package io.github.cameliec104.protocol.fuzz;

import io.github.cameliec104.protocol.apci.ApduFuzz;
import io.github.cameliec104.protocol.asdu.AsduFuzz;
import io.github.cameliec104.protocol.net.MasterFuzz;
import io.github.cameliec104.protocol.net.SlaveFuzz;
import java.util.Locale;

/** What may be fed with any octets. */
enum FuzzTarget {
  APDU,
  ASDU,
  SLAVE,
  MASTER;

  void feed(byte[] octets) {
    switch (this) {
      case APDU -> ApduFuzz.fuzzerTestOneInput(octets);
      case ASDU -> AsduFuzz.fuzzerTestOneInput(octets);
      case SLAVE -> SlaveFuzz.fuzzerTestOneInput(octets);
      case MASTER -> MasterFuzz.fuzzerTestOneInput(octets);
    }
  }

  /** The name of its folders. */
  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }
}
