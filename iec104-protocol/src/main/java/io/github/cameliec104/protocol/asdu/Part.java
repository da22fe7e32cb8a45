package io.github.cameliec104.protocol.asdu;

import java.nio.ByteBuffer;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * One information element on the wire: its size and how it is read and written, least significant
 * octet first.
 *
 * @param size octets on the wire
 * @param reader reads exactly {@code size} octets; the caller has checked that they are there
 * @param writer writes exactly {@code size} octets
 */
record Part<T>(int size, Function<ByteBuffer, T> reader, BiConsumer<ByteBuffer, T> writer) {

  T read(ByteBuffer in) {
    return reader.apply(in);
  }

  void write(ByteBuffer out, T value) {
    writer.accept(out, value);
  }
}
