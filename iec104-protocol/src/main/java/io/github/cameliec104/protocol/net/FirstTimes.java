package io.github.cameliec104.protocol.net;

import java.util.HashSet;
import java.util.Set;

/** Tells what has not been told yet; when a thousand things have been told, nothing is new. */
final class FirstTimes {

  private static final int MAX = 1000;

  private final Set<String> told = new HashSet<>();

  /** Whether this is new, and worth a line in the log. */
  boolean isFirst(String what) {
    return told.size() < MAX && told.add(what);
  }
}
