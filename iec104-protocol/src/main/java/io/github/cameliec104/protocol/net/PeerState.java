package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.LinkStatistics;

/**
 * One master connected to a slave.
 *
 * @param peer host:port of the master
 */
public record PeerState(String peer, LinkState state, LinkStatistics statistics) {}
