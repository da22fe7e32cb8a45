package io.github.cameliec104.gateway.discover;

/** A station could not be asked, or refused to answer; the message says so in words for people. */
public final class DiscoveryException extends Exception {

  private static final long serialVersionUID = 1L;

  DiscoveryException(String message) {
    super(message);
  }
}
