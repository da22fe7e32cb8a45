package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.Iec104ClosedException;
import java.util.concurrent.CompletableFuture;

/**
 * A switch-over that somebody waits for.
 *
 * @param target the connection to start
 * @param done completes with its name when it is started
 */
record SwitchOver(GroupMember target, CompletableFuture<String> done) {

  /** Data transfer is started, here or elsewhere. */
  void startedOn(GroupMember member) {
    if (member == target) {
      done.complete(member.name());
    } else {
      failed("data transfer started on " + member.name() + " instead");
    }
  }

  void failed(String why) {
    done.completeExceptionally(
        new Iec104ClosedException("switch-over to " + target.name() + ": " + why));
  }
}
