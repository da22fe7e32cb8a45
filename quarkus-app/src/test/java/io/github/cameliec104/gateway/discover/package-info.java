/** Tests of asking stations for their points. */
@NullMarked
package io.github.cameliec104.gateway.discover;

import org.jspecify.annotations.NullMarked;
