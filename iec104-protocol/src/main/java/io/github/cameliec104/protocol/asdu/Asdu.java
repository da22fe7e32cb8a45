package io.github.cameliec104.protocol.asdu;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One application service data unit (101 §7.1).
 *
 * @param typeNumber type identification, 0 to 255; 0 is not used
 * @param sequence SQ: the objects have consecutive addresses and only the first is sent
 * @param cot cause of transmission field
 * @param commonAddress common address, 0 to 65535
 * @param objects at least one object; for a type without layout a single {@link Element.Octets} at
 *     address 0
 */
public record Asdu(
    int typeNumber, boolean sequence, Cot cot, int commonAddress, List<InformationObject> objects) {

  /** Most objects of one ASDU: seven bits. */
  public static final int MAX_OBJECTS = 127;

  /** Checks the ranges and copies the list. */
  public Asdu {
    Checks.range("type identification", typeNumber, 0, 255);
    Checks.range("common address", commonAddress, 0, 0xFFFF);
    objects = List.copyOf(objects);
    Checks.range("number of objects", objects.size(), 1, MAX_OBJECTS);
  }

  /** An ASDU with one object. */
  public static Asdu of(TypeId type, Cot cot, int commonAddress, InformationObject object) {
    return new Asdu(type.number(), false, cot, commonAddress, List.of(object));
  }

  /** An ASDU with several objects, each with its own address. */
  public static Asdu of(TypeId type, Cot cot, int commonAddress, List<InformationObject> objects) {
    return new Asdu(type.number(), false, cot, commonAddress, objects);
  }

  /** The type, or null if this library has no layout for its number. */
  public @Nullable TypeId type() {
    return TypeId.of(typeNumber);
  }

  /** The cause of transmission. */
  public Cause cause() {
    return cot.cause();
  }

  /** The first object. */
  public InformationObject first() {
    return objects.get(0);
  }

  /**
   * The same ASDU as an answer: objects, test bit and originator are mirrored, cause and sign are
   * not.
   */
  public Asdu answer(Cause cause, boolean negative) {
    return new Asdu(typeNumber, sequence, cot.answer(cause, negative), commonAddress, objects);
  }

  /** The same ASDU with another common address. */
  public Asdu withCommonAddress(int address) {
    return new Asdu(typeNumber, sequence, cot, address, objects);
  }
}
