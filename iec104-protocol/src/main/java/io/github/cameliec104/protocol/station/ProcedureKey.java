package io.github.cameliec104.protocol.station;

/**
 * What a master does by itself, where, and about what.
 *
 * @param commonAddress 65535 for all stations
 * @param qualifier QOI of an interrogation, RQT of counters, else 0
 */
record ProcedureKey(Procedure procedure, int commonAddress, int qualifier) {}
