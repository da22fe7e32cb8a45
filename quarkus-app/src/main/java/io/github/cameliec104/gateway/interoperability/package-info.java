/**
 * The interoperability list (104 §9.5): which types, causes, functions and parameters the program
 * and given files use, printed from the code. Facts about types come from the protocol library;
 * what no code can tell stands in one table, {@code Functions}.
 */
@NullMarked
package io.github.cameliec104.gateway.interoperability;

import org.jspecify.annotations.NullMarked;
