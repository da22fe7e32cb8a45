package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.AsduCodec;
import java.time.ZoneId;

/**
 * What a controlling station has to know of itself and of the stations behind its link.
 *
 * @param startUp what it does by itself, and how long it waits for answers
 * @param zone the zone in which the stations tell the time
 * @param codec tells what fits an ASDU
 */
public record MasterProfile(StartUp startUp, ZoneId zone, AsduCodec codec) {}
