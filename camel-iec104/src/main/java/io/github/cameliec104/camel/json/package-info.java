/**
 * Values of points as plain Java values and as JSON, the form that every shipped route sends and
 * accepts.
 *
 * <p>{@link io.github.cameliec104.camel.json.PlainValues} is the one place where a plain value
 * becomes an information element; {@link io.github.cameliec104.camel.json.PointJson} is the one
 * place where an update becomes JSON. Everything here may be used from any thread. It depends on
 * the protocol library, the point list and Jackson's tokens and trees, never on Camel, and binds no
 * class by reflection. The forms of other programs do not belong here.
 */
@NullMarked
package io.github.cameliec104.camel.json;

import org.jspecify.annotations.NullMarked;
