package io.github.cameliec104.protocol.net;

import java.util.List;

/**
 * How a slave connects to masters that listen.
 *
 * @param alternates further masters, or further addresses of the same one; up to 15
 * @param reconnect pauses between attempts to connect, for each address by itself
 */
public record Dialling(List<TcpAddress> alternates, Reconnect reconnect) {

  private static final int MAX = 15;

  /** No further address, usual pauses. */
  public static final Dialling DEFAULT = new Dialling(List.of(), Reconnect.DEFAULT);

  /**
   * Checks the addresses.
   *
   * @throws IllegalArgumentException if there are too many, or one is named twice
   */
  public Dialling {
    alternates = List.copyOf(alternates);
    if (alternates.size() > MAX || alternates.stream().distinct().count() < alternates.size()) {
      throw new IllegalArgumentException(
          "alternate addresses=" + alternates + ", expected at most " + MAX + " different ones");
    }
  }
}
