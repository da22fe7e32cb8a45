package io.github.cameliec104.camel;

/**
 * When something arrived.
 *
 * @param start in which data transfer, counted from 1
 * @param nanos at which {@link System#nanoTime}
 */
record Arrival(long start, long nanos) {}
