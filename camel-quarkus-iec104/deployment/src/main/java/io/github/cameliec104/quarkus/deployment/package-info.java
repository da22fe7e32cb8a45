/**
 * What Quarkus does with the component when an application is built: announces the feature and
 * tells the native image what is reached by name. Nothing here is on the class path of the
 * application.
 */
@NullMarked
package io.github.cameliec104.quarkus.deployment;

import org.jspecify.annotations.NullMarked;
