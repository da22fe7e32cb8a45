/**
 * IEC 60870-5-104 for Java: the faults that both roles report.
 *
 * <p>The doors are {@code net.Iec104Master} (controlling station) and {@code net.Iec104Slave}
 * (controlled station); what they speak of stands in {@code station} and {@code asdu}. A refusal by
 * the peer is a value there, never one of these exceptions.
 */
@NullMarked
package io.github.cameliec104.protocol;

import org.jspecify.annotations.NullMarked;
