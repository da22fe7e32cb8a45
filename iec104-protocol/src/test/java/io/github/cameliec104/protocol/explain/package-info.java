/** Tests that octets are explained in words. */
@NullMarked
package io.github.cameliec104.protocol.explain;

import org.jspecify.annotations.NullMarked;
