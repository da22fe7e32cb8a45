package io.github.cameliec104.camel;

import org.apache.camel.spi.UriParams;

/** The options of what a slave keeps for its masters: redundancy groups and event buffers. */
@UriParams
public class Iec104BufferConfiguration extends Iec104LinkConfiguration {}
