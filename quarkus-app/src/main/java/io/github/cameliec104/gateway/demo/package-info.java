/**
 * A simulated 110 kV substation, so that the gateway has something to show without any hardware.
 *
 * <p>Owns the model of the plant: load, voltages, tap changers, temperatures, breakers and what
 * goes wrong now and then. The model is pure: time is an argument, chance comes from a seed, and
 * the same calls give the same readings. It knows values and names, not addresses; those stand in
 * the point list {@code routes/demo/substation-110kv.yaml}. Used by one thread at a time.
 */
@NullMarked
package io.github.cameliec104.gateway.demo;

import org.jspecify.annotations.NullMarked;
