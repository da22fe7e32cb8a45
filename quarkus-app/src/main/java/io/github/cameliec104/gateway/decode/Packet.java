package io.github.cameliec104.gateway.decode;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * One packet of a capture.
 *
 * @param time when it was captured
 * @param linkType what it begins with, as numbered by tcpdump.org
 * @param octets as much of it as was captured
 */
record Packet(Instant time, int linkType, ByteBuffer octets) {}
