package io.github.cameliec104.protocol.asdu;

import java.nio.ByteBuffer;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The octets of one information object without its address and time tag, written once: the same
 * expression sizes, reads and writes.
 *
 * <p>Layouts are of fixed size, but for {@link FileElement.Segment}, whose last octets are counted
 * by the octet before them.
 */
public final class Layout<T extends Element> {

  private final Class<T> values;
  private final int size;
  private final boolean counted;
  private final Function<ByteBuffer, T> reader;
  private final BiConsumer<ByteBuffer, T> writer;

  private Layout(
      Class<T> values,
      int size,
      boolean counted,
      Function<ByteBuffer, T> reader,
      BiConsumer<ByteBuffer, T> writer) {
    this.values = values;
    this.size = size;
    this.counted = counted;
    this.reader = reader;
    this.writer = writer;
  }

  static <T extends Element> Layout<T> empty(Class<T> values, Supplier<T> make) {
    return new Layout<>(values, 0, false, in -> make.get(), (out, t) -> {});
  }

  static <T extends Element, A> Layout<T> of(
      Class<T> values, Part<A> a, Function<T, A> getA, Function<A, T> make) {
    return new Layout<>(
        values,
        a.size(),
        false,
        in -> make.apply(a.read(in)),
        (out, t) -> a.write(out, getA.apply(t)));
  }

  static <T extends Element, A, B> Layout<T> of(
      Class<T> values,
      Part<A> a,
      Function<T, A> getA,
      Part<B> b,
      Function<T, B> getB,
      BiFunction<A, B, T> make) {
    return new Layout<>(
        values,
        a.size() + b.size(),
        false,
        in -> make.apply(a.read(in), b.read(in)),
        (out, t) -> {
          a.write(out, getA.apply(t));
          b.write(out, getB.apply(t));
        });
  }

  static <T extends Element, A, B, C> Layout<T> of(
      Class<T> values,
      Part<A> a,
      Function<T, A> getA,
      Part<B> b,
      Function<T, B> getB,
      Part<C> c,
      Function<T, C> getC,
      Make3<A, B, C, T> make) {
    return new Layout<>(
        values,
        a.size() + b.size() + c.size(),
        false,
        in -> make.apply(a.read(in), b.read(in), c.read(in)),
        (out, t) -> {
          a.write(out, getA.apply(t));
          b.write(out, getB.apply(t));
          c.write(out, getC.apply(t));
        });
  }

  /** This layout followed by one part more. */
  <D> Layout<T> and(Part<D> d, Function<T, D> getD, BiFunction<T, D, T> make) {
    return new Layout<>(
        values,
        size + d.size(),
        false,
        in -> make.apply(reader.apply(in), d.read(in)),
        (out, t) -> {
          writer.accept(out, t);
          d.write(out, getD.apply(t));
        });
  }

  /** This layout followed by an octet that counts the octets after it. */
  Layout<T> andCounted(Function<T, byte[]> getOctets, BiFunction<T, byte[], T> make) {
    return new Layout<>(
        values,
        size + 1,
        true,
        in -> make.apply(reader.apply(in), readCounted(in)),
        (out, t) -> {
          writer.accept(out, t);
          byte[] octets = getOctets.apply(t);
          out.put((byte) octets.length).put(octets);
        });
  }

  private static byte[] readCounted(ByteBuffer in) {
    byte[] octets = new byte[in.get() & 0xFF];
    in.get(octets);
    return octets;
  }

  /** The record of this layout. */
  Class<T> values() {
    return values;
  }

  /** Octets of the fixed part; for a counted layout up to and including the counting octet. */
  int size() {
    return size;
  }

  /**
   * Octets of the value that starts at {@code at}; those of the fixed part if the buffer ends
   * before its counting octet.
   */
  int sizeAt(ByteBuffer in, int at) {
    boolean countable = counted && at + size <= in.limit();
    return countable ? size + (in.get(at + size - 1) & 0xFF) : size;
  }

  T read(ByteBuffer in) {
    return reader.apply(in);
  }

  /**
   * Writes a value, or throws {@code IllegalArgumentException} if it is not of this layout's
   * record.
   */
  void write(ByteBuffer out, Element value) {
    if (!accepts(value)) {
      throw new IllegalArgumentException(
          "element " + value.getClass().getSimpleName() + ", expected " + values.getSimpleName());
    }
    writer.accept(out, values.cast(value));
  }

  /** True if the value is of this layout's record. */
  boolean accepts(Element value) {
    return values.isInstance(value);
  }

  /**
   * True if the last octets are counted by the octet before them; one ASDU then holds one object.
   */
  boolean counted() {
    return counted;
  }

  /** Makes a value of three parts. */
  @FunctionalInterface
  interface Make3<A, B, C, T> {
    T apply(A a, B b, C c);
  }
}
