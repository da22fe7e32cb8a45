package io.github.cameliec104.gateway;

import java.util.ArrayList;
import java.util.List;

/** Exceptions in words for people. */
final class Failures {

  private Failures() {}

  /** The messages from the outermost to the innermost exception, without what repeats. */
  static String words(Throwable failure) {
    List<String> messages = new ArrayList<>();
    for (Throwable t = failure; t != null && messages.size() < 10; t = t.getCause()) {
      String message = t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage();
      if (messages.stream().noneMatch(earlier -> earlier.contains(message))) {
        messages.removeIf(earlier -> earlier.isEmpty() || message.contains(earlier));
        messages.add(message);
      }
    }
    return String.join(": ", messages);
  }
}
