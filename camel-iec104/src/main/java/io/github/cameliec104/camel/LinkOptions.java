package io.github.cameliec104.camel;

import java.util.List;

/** The options on which endpoints that share a link must agree. */
final class LinkOptions {

  /** Their names, in the order of the fields of each configuration class. */
  static final List<String> NAMES =
      List.of(
          """
          sslContextParameters needClientAuth hostnameVerification allowedCertificates
          localAddress keepAlive maxFrameRate allowedClients maxConnectionsPerHost backlog
          maxHandshakes
          reverse alternateHosts interrogateAfterSwitch maxStationConnections
          k w t0 t1 t2 t3 causeSize commonAddressSize objectAddressSize timeZone acknowledge
          maxPending reconnectDelay reconnectMaxDelay interrogation originatorAddress
          confirmationTimeout terminationTimeout synchronizeClock
          maxConnections commandTimeout termination
          eventBuffer measurementBuffer counterBuffer eventOrder measurementEvents redundancyGroups
          maxConnectionsPerGroup
          cyclicScan backgroundScan counterMode counterPeriod counterReset returnTime
          parameters parameterInterrogation parameterFile
          interrogationGroups interrogationPeriod interrogationRetries interrogationRetryDelay
          counterInterrogation countersPeriod counterGroups counterFreeze clockPeriod testPeriod
          parallelCommands maxCommands commandWait
          selectTimeout commandMaxAge commandTime originators acceptTestCommands clock
          endOfInitialization files maxUpload fileCommonAddress
          stationTimeZones summerTime summerTimeFlag dayOfWeek substitutedTime
          invalidUntilSynchronized
          tolerate bitstringOrder
          """
              .split("\\s+"));

  private LinkOptions() {}
}
