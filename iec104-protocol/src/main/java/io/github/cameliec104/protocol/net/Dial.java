package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.apci.ApciSession;

/**
 * Whom a {@link Connector} connects to, and as what.
 *
 * @param role which end of the protocol this is
 */
record Dial(ApciSession.Role role, TcpAddress address, LinkSettings link, Reconnect reconnect) {}
