/**
 * Sockets: the public doors {@link io.github.cameliec104.protocol.net.Iec104Master} and {@link
 * io.github.cameliec104.protocol.net.Iec104Slave}, and the pipeline that runs one session per
 * connection. The only package that uses Netty, and the only one that owns a clock.
 *
 * <p>Everything of one connection happens on its event loop, everything of one slave on a single
 * one. Public methods of the doors may be called from any thread and only post to the loop.
 */
@NullMarked
package io.github.cameliec104.protocol.net;

import org.jspecify.annotations.NullMarked;
