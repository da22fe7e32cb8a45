/** Tests of the simulated substation. */
@NullMarked
package io.github.cameliec104.gateway.demo;

import org.jspecify.annotations.NullMarked;
