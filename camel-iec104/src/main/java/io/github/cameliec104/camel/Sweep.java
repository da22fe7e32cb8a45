package io.github.cameliec104.camel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reason to look for points that are no longer told.
 *
 * @param station the station whose interrogation ended, null for all points of all stations
 * @param start points last told in this data transfer or before are meant
 * @param since since when they are not topical
 */
record Sweep(@Nullable Integer station, long start, Instant since) {}
