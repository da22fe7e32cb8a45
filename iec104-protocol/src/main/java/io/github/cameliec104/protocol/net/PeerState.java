package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.LinkStatistics;
import io.github.cameliec104.protocol.station.PeerIdentity;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a slave or of a master.
 *
 * @param peer host:port of the peer: where it is connected to, or else where it came from
 * @param group redundancy group that a slave gave it, empty without groups
 * @param identity who it is by its certificate when it was connected last, null without TLS
 */
public record PeerState(
    String peer,
    String group,
    @Nullable PeerIdentity identity,
    LinkState state,
    LinkStatistics statistics) {}
