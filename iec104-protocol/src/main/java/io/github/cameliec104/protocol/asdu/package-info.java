/**
 * What is said: application service data units (ASDU) of IEC 60870-5-101 as used by -104, as
 * immutable values, and their octets.
 *
 * <p>Owns every type identification, information element and cause of transmission. Knows nothing
 * of sequence numbers, sockets or time: it depends on {@code java.base} only and may be called from
 * any thread. Procedures belong to {@code station}, framing to {@code apci}.
 *
 * <p>Clauses cited as "101 §x" refer to IEC 60870-5-101:2003, "104 §x" to IEC 60870-5-104:2006 with
 * amendment 1:2016. The controlling station is called master, the controlled station slave. Bits
 * are numbered 1 to 8 as in the standard, bit 1 being the least significant.
 */
@NullMarked
package io.github.cameliec104.protocol.asdu;

import org.jspecify.annotations.NullMarked;
