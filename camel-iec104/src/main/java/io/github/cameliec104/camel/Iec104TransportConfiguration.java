package io.github.cameliec104.camel;

import org.apache.camel.spi.UriParams;

/** The options of the TCP connection below the link: addresses, direction, security, rates. */
@UriParams
public class Iec104TransportConfiguration {}
