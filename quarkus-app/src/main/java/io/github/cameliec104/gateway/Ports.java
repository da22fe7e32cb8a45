package io.github.cameliec104.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;

/** Finds TCP ports that can be listened on. */
final class Ports {
  private static final int TRIES = 50;
  private static final int HIGHEST = 65535;

  private Ports() {}

  /**
   * The port to listen on.
   *
   * @param wanted what the user asked for: this port or, for 0, any free one; null leaves the
   *     choice to us
   * @param usual the port to take if the user did not choose, or the next free one above it
   * @param option the option with which the user chooses, for the message
   * @throws UserError if the port the user asked for is taken
   */
  static int choose(String host, @Nullable Integer wanted, int usual, String option) {
    if (wanted == null) {
      return nextFree(host, usual, option);
    }
    if (wanted < 0 || wanted > HIGHEST) {
      throw new UserError(option + "=" + wanted + ", expected a port 0 to " + HIGHEST);
    }
    int bound = tryToBind(host, wanted);
    if (bound < 0) {
      throw new UserError(
          "port " + wanted + " on " + host + " is already in use; choose another with " + option);
    }
    return bound;
  }

  private static int nextFree(String host, int first, String option) {
    for (int port = first; port < first + TRIES; port++) {
      if (tryToBind(host, port) == port) {
        return port;
      }
    }
    throw new UserError(
        "ports "
            + first
            + " to "
            + (first + TRIES - 1)
            + " on "
            + host
            + " are all in use; choose another with "
            + option);
  }

  /** The port that could be bound, or -1. */
  private static int tryToBind(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
      return socket.getLocalPort();
    } catch (IOException e) {
      return -1;
    }
  }
}
