package io.github.cameliec104.protocol.station;

import java.util.Arrays;

/** A queue of positions without boxing; grows to the window size k and stays there. */
final class PositionQueue {

  private long[] ring = new long[16];
  private int first;
  private int size;

  void add(long position) {
    if (size == ring.length) {
      long[] larger = Arrays.copyOf(ring, 2 * size);
      for (int i = 0; i < size; i++) {
        larger[i] = ring[(first + i) % size];
      }
      ring = larger;
      first = 0;
    }
    ring[(first + size++) % ring.length] = position;
  }

  /** The oldest position, removed; the queue must not be empty. */
  long poll() {
    long position = ring[first];
    first = (first + 1) % ring.length;
    size--;
    return position;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void clear() {
    first = 0;
    size = 0;
  }
}
