/**
 * How data is carried: the APCI of IEC 60870-5-104 (edition 2:2006 with amendment 1:2016, cited as
 * "104 §n").
 *
 * <p>This package owns the frames ({@link io.github.cameliec104.protocol.apci.Apdu}), the
 * numbering, the windows k and w, the timers t1, t2 and t3 and the start and stop of data transfer
 * ({@link io.github.cameliec104.protocol.apci.ApciSession}). It has no socket, no thread and no
 * clock: time is an argument in nanoseconds of a monotonic clock, output is a callback. Everything
 * of one session happens on one thread, the caller's. The octets of an ASDU are carried, never
 * looked at. The package uses java.base only.
 *
 * <p>The controlling station is called master elsewhere, the controlled station slave.
 */
@NullMarked
package io.github.cameliec104.protocol.apci;

import org.jspecify.annotations.NullMarked;
