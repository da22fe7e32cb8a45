package io.github.cameliec104.gateway.page;

import io.github.cameliec104.protocol.station.LinkStatistics;
import org.jspecify.annotations.Nullable;

/**
 * A link as the page shows it.
 *
 * @param id what the points of the link refer to
 * @param role master or slave
 * @param address host:port
 * @param statistics its counters, null while no route uses it
 * @param state a name of {@code LinkState}, or LISTENING for a slave without master
 */
record LiveLink(
    String id, String role, String address, String state, @Nullable LinkStatistics statistics) {}
