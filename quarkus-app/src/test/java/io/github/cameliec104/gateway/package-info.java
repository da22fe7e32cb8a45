/** Tests of the commands, and of the packaged program as a process. */
@NullMarked
package io.github.cameliec104.gateway;

import org.jspecify.annotations.NullMarked;
