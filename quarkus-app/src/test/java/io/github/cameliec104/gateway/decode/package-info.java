/** Tests of reading text and captures. */
@NullMarked
package io.github.cameliec104.gateway.decode;

import org.jspecify.annotations.NullMarked;
