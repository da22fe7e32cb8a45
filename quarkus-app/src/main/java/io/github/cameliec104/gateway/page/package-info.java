/**
 * The live page: the last value of each point, the state of each link and the latest events, shown
 * in a browser.
 *
 * <p>Owns what the page shows, bounded in every direction, and the stream that keeps browsers up to
 * date. A route feeds it through the processor named {@code page}. Nothing here changes anything on
 * a link: the page is read-only. The files the browser loads are under {@code META-INF/resources}.
 */
@NullMarked
package io.github.cameliec104.gateway.page;

import org.jspecify.annotations.NullMarked;
