/** Tests of the live page. */
@NullMarked
package io.github.cameliec104.gateway.page;

import org.jspecify.annotations.NullMarked;
