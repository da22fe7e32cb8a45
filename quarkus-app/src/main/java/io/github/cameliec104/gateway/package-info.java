/**
 * The gateway program: its commands, what they print, and how they start the Camel context.
 *
 * <p>Owns the command line, the choice of ports, messages and exit codes. A command that only looks
 * at files runs at once; one that serves starts Quarkus and then loads routes into the running
 * Camel context. No protocol code and no mapping of values: those belong to the component. The
 * simulated substation is in {@code demo}, the web page in {@code page}.
 */
@NullMarked
package io.github.cameliec104.gateway;

import org.jspecify.annotations.NullMarked;
