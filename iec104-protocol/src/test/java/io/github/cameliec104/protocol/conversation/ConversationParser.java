package io.github.cameliec104.protocol.conversation;

import io.github.cameliec104.protocol.apci.ApciSession;
import io.github.cameliec104.protocol.apci.ApciSettings;
import io.github.cameliec104.protocol.apci.ApciState;
import io.github.cameliec104.protocol.apci.CloseReason;
import io.github.cameliec104.protocol.conversation.Conversation.Step;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a conversation. */
final class ConversationParser {

  private record Block(int rounds, List<Step> steps) {}

  private final String name;
  private final Deque<Block> blocks = new ArrayDeque<>();
  private ApciSession.@Nullable Role role;
  private ApciSettings settings = ApciSettings.DEFAULT;
  private ApciSession.Acknowledge mode = ApciSession.Acknowledge.RECEIVED;

  ConversationParser(String name) {
    this.name = name;
    blocks.push(new Block(1, new ArrayList<>()));
  }

  Conversation parse(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceFirst("#.*", "").strip();
      String where = name + ":" + (i + 1) + ": " + line;
      if (!line.isEmpty()) {
        try {
          directive(where, line.split("\\s+", 2)[0], line.replaceFirst("\\S+\\s*", ""));
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
      }
    }
    if (role == null || blocks.size() != 1) {
      throw new IllegalArgumentException(name + (role == null ? ": no role" : ": end expected"));
    }
    return new Conversation(name, role, settings, mode, blocks.pop().steps());
  }

  private void directive(String where, String word, String rest) {
    switch (word) {
      case "role", "k", "w", "t0", "t1", "t2", "t3", "acknowledge" -> setting(word, rest);
      case "repeat" -> blocks.push(new Block(Integer.parseInt(rest), new ArrayList<>()));
      case "end" -> endRepeat(rest);
      case "<", "deliver", "=", "!", "blocked", "ready" -> add(expectation(where, word, rest));
      default -> add(input(where, word, rest));
    }
  }

  private void setting(String word, String rest) {
    if (blocks.size() > 1 || !blocks.element().steps().isEmpty()) {
      throw new IllegalArgumentException("settings come first");
    }
    switch (word) {
      case "role" -> role = role(rest);
      case "acknowledge" -> mode = mode(rest);
      case "k" -> settings = settings.withK(Integer.parseInt(rest));
      case "w" -> settings = settings.withW(Integer.parseInt(rest));
      case "t0" -> settings = settings.withT0(duration(rest));
      case "t1" -> settings = settings.withT1(duration(rest));
      case "t2" -> settings = settings.withT2(duration(rest));
      case "t3" -> settings = settings.withT3(duration(rest));
      default -> throw new AssertionError(word);
    }
  }

  private void endRepeat(String rest) {
    nothingIn(rest);
    Block block = blocks.pop();
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("no repeat to end");
    }
    add(
        (scene, ignored) -> {
          for (int i = 0; i < block.rounds(); i++) {
            for (Step step : block.steps()) {
              step.run(scene, i);
            }
          }
        });
  }

  private static Step expectation(String where, String word, String rest) {
    if (word.equals("=")) {
      ApciState state = ApciState.valueOf(rest);
      return (scene, i) -> scene.expectState(where, state);
    }
    if (word.equals("!")) {
      CloseReason reason = CloseReason.valueOf(rest);
      return (scene, i) -> scene.expectClosed(where, reason);
    }
    if (word.equals("blocked") || word.equals("ready")) {
      nothingIn(rest);
      return (scene, i) -> scene.expectCanSend(where, word.equals("ready"));
    }
    OctetPattern octets = OctetPattern.parse(rest);
    return word.equals("<")
        ? (scene, i) -> scene.expectTransmitted(where, octets.octets(i))
        : (scene, i) -> scene.expectDelivered(where, octets.octets(i));
  }

  private static Step input(String where, String word, String rest) {
    return switch (word) {
      case ">" -> octets(where, rest, Peer::feed);
      case "send" -> octets(where, rest, Peer::send);
      case "+" -> {
        Duration time = duration(rest);
        yield (scene, i) -> scene.input(where, peer -> peer.advance(time));
      }
      case "processed" -> {
        int frames = Integer.parseInt(rest);
        yield (scene, i) -> scene.input(where, peer -> peer.processed(frames));
      }
      default -> {
        Step step = request(where, word);
        nothingIn(rest);
        yield step;
      }
    };
  }

  private static Step octets(String where, String rest, BiConsumer<Peer, byte[]> action) {
    OctetPattern octets = OctetPattern.parse(rest);
    return (scene, i) -> scene.input(where, peer -> action.accept(peer, octets.octets(i)));
  }

  private static Step request(String where, String word) {
    return switch (word) {
      case "start" -> (scene, i) -> scene.input(where, Peer::start);
      case "stop" -> (scene, i) -> scene.input(where, Peer::stop);
      case "close" -> (scene, i) -> scene.input(where, Peer::close);
      case "reject" -> (scene, i) -> scene.input(where, Peer::reject);
      case "disconnect" -> (scene, i) -> scene.input(where, Peer::disconnect);
      default -> throw new IllegalArgumentException("unknown directive");
    };
  }

  private void add(Step step) {
    if (role == null) {
      throw new IllegalArgumentException("role comes first");
    }
    blocks.element().steps().add(step);
  }

  private static ApciSession.Role role(String text) {
    return switch (text) {
      case "master" -> ApciSession.Role.CONTROLLING;
      case "slave" -> ApciSession.Role.CONTROLLED;
      default -> throw new IllegalArgumentException("master or slave expected");
    };
  }

  private static ApciSession.Acknowledge mode(String text) {
    return switch (text) {
      case "received" -> ApciSession.Acknowledge.RECEIVED;
      case "processed" -> ApciSession.Acknowledge.PROCESSED;
      default -> throw new IllegalArgumentException("received or processed expected");
    };
  }

  private static Duration duration(String text) {
    if (!text.matches("\\d+(ms|s|h)")) {
      throw new IllegalArgumentException("a time like 10ms, 15s or 48h expected");
    }
    long number = Long.parseLong(text.replaceAll("\\D", ""));
    return switch (text.replaceAll("\\d", "")) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      default -> Duration.ofHours(number);
    };
  }

  private static void nothingIn(String rest) {
    if (!rest.isEmpty()) {
      throw new IllegalArgumentException("surplus: " + rest);
    }
  }
}
