@NullMarked
package io.github.cameliec104.gateway.interoperability;

import org.jspecify.annotations.NullMarked;
