package io.github.cameliec104.gateway;

/** How the program ends; documented in {@code --help}. */
final class ExitCodes {
  static final int OK = 0;
  static final int FAILURE = 1;
  static final int USAGE = 2;

  private ExitCodes() {}
}
