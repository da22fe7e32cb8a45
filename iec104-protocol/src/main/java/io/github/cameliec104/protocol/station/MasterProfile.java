package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.AsduCodec;
import io.github.cameliec104.protocol.asdu.TimeRules;
import java.util.Set;

/**
 * What a controlling station has to know of itself and of the stations behind its link.
 *
 * @param startUp what it does by itself, and how long it waits for answers
 * @param time how the stations tell the time
 * @param codec tells what fits an ASDU
 * @param tolerated deviations of the stations that do not end the link
 */
public record MasterProfile(
    StartUp startUp, TimeRules time, AsduCodec codec, Set<Deviation> tolerated) {

  /** Copies the set. */
  public MasterProfile {
    tolerated = Set.copyOf(tolerated);
  }

  /** Nothing is tolerated. */
  public MasterProfile(StartUp startUp, TimeRules time, AsduCodec codec) {
    this(startUp, time, codec, Set.of());
  }
}
