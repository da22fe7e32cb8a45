package io.github.cameliec104.protocol.station;

/**
 * Counters of a link since it was opened, and two gauges.
 *
 * @param apdusReceived frames received, of any format
 * @param apdusSent frames sent, of any format
 * @param asdusReceived ASDUs received
 * @param asdusSent ASDUs sent
 * @param pointsReceived information objects received by a master
 * @param pointsSent information objects sent by a slave, interrogations included
 * @param connects connections established
 * @param disconnects connections lost or closed
 * @param connectionsRefused connections that a listening side closed at once: not allowed, too
 *     many, or of no redundancy group
 * @param commandsConfirmed requests confirmed, sent or received
 * @param commandsRefused requests refused, sent or received
 * @param commandsTimedOut requests nobody answered in time
 * @param eventsBuffered gauge: events of a slave that a master still has to acknowledge
 * @param eventsDropped events overwritten in the full buffer of a slave, and data dropped by a
 *     master because of its test bit
 * @param statusEventsDropped how many of them were of status or protection
 * @param counterEventsDropped how many of them were of counters
 * @param measurementEventsDropped how many of them were of measured values
 * @param measurementsSuperseded measured values that a slave did not send to a master because a
 *     newer one of the same point was waiting
 * @param scansSkipped cyclic and background scans of a slave that were not begun because the one
 *     before was not over
 * @param handshakesFailed connections that ended before TLS was up
 * @param readPauses how often nothing was read for a while, because the peer sent faster than
 *     allowed or did not read itself
 * @param unacknowledged gauge: own I frames the peer has not acknowledged
 * @param deviations what a station did against the standard, see {@link Deviation}
 * @param lastError why the last connection ended or failed, empty if none did
 */
public record LinkStatistics(
    long apdusReceived,
    long apdusSent,
    long asdusReceived,
    long asdusSent,
    long pointsReceived,
    long pointsSent,
    long connects,
    long disconnects,
    long connectionsRefused,
    long commandsConfirmed,
    long commandsRefused,
    long commandsTimedOut,
    long eventsBuffered,
    long eventsDropped,
    long statusEventsDropped,
    long counterEventsDropped,
    long measurementEventsDropped,
    long measurementsSuperseded,
    long scansSkipped,
    long handshakesFailed,
    long readPauses,
    long unacknowledged,
    long deviations,
    String lastError) {}
