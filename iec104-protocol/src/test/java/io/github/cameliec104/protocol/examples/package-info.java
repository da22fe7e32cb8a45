/** The examples of README.md, complete with their imports; every build compiles and runs them. */
@NullMarked
package io.github.cameliec104.protocol.examples;

import org.jspecify.annotations.NullMarked;
