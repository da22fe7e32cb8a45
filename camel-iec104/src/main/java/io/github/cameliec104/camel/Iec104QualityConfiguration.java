package io.github.cameliec104.camel;

import org.apache.camel.spi.UriParams;

/** The options of time and quality of points. */
@UriParams
public class Iec104QualityConfiguration extends Iec104ProcedureConfiguration {}
