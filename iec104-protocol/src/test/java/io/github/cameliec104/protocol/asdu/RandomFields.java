package io.github.cameliec104.protocol.asdu;

import java.util.Random;

/** Random fields, one in four at the end of its range. */
class RandomFields implements FieldReader {

  private final Random random;

  RandomFields(Random random) {
    this.random = random;
  }

  @Override
  public int number(String name, int min, int max) {
    return switch (random.nextInt(8)) {
      case 0 -> min;
      case 1 -> max;
      default -> (int) (min + random.nextLong((long) max - min + 1));
    };
  }

  @Override
  public int bits(String name, int width) {
    return number(name, 0, (1 << width) - 1);
  }

  @Override
  public int hex(String name, int width) {
    return random.nextInt() >>> (32 - width);
  }

  /** Any bits but those of a signalling NaN, which a processor may change on its way. */
  @Override
  public float real(String name) {
    float value = Float.intBitsToFloat(random.nextInt());
    return Float.isNaN(value) ? Float.NaN : value;
  }

  @Override
  public byte[] octets(String name, int count) {
    byte[] octets = new byte[count];
    random.nextBytes(octets);
    return octets;
  }

  @Override
  public Cp56Time cp56() {
    return new Cp56Time(random.nextLong());
  }

  @Override
  public Cp24Time cp24() {
    return new Cp24Time(random.nextInt(0x100_0000));
  }
}
