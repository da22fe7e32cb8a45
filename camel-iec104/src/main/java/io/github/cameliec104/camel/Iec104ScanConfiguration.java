package io.github.cameliec104.camel;

import org.apache.camel.spi.UriParams;

/** The options of what a slave sends by itself and what a master may parametrize. */
@UriParams
public class Iec104ScanConfiguration extends Iec104BufferConfiguration {}
