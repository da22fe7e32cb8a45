package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.AsduCodec;
import io.github.cameliec104.protocol.asdu.TimeRules;

/**
 * What a controlling station has to know of itself and of the stations behind its link.
 *
 * @param startUp what it does by itself, and how long it waits for answers
 * @param time how the stations tell the time
 * @param codec tells what fits an ASDU
 */
public record MasterProfile(StartUp startUp, TimeRules time, AsduCodec codec) {}
