/**
 * Conversations: text files that tell what a peer sends and what our side has to answer, in virtual
 * time. The files are in {@code src/vectors/apci}, one per requirement, named after it; their form
 * is described at {@link io.github.cameliec104.protocol.conversation.Conversation}. The same files
 * run against everything that implements {@link io.github.cameliec104.protocol.conversation.Peer}.
 * Java.base and the public types of apci only.
 */
@NullMarked
package io.github.cameliec104.protocol.conversation;

import org.jspecify.annotations.NullMarked;
