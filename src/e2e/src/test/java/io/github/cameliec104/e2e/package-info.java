/**
 * The end-to-end suite: stations of other makers against ours, over TCP, with every octet recorded
 * and checked by tshark. What the stations say stands in {@code src/e2e/CONTRACT.md} and nowhere
 * else. {@link io.github.cameliec104.e2e.Peer} opens a foreign station behind the neutral
 * interfaces {@link io.github.cameliec104.e2e.SlavePeer} and {@link
 * io.github.cameliec104.e2e.MasterPeer}; {@link io.github.cameliec104.e2e.RecordingRelay} stands
 * between the two stations of a test. Ports are always chosen by the system, nothing sleeps, and
 * j60870 (GPL) only ever runs as a process of its own.
 */
@NullMarked
package io.github.cameliec104.e2e;

import org.jspecify.annotations.NullMarked;
