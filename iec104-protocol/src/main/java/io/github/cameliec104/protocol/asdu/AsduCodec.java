package io.github.cameliec104.protocol.asdu;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Octets to {@link Asdu} and back (101 §7.1, §7.2.2): type identification, variable structure
 * qualifier (bit 8 SQ, bits 1-7 number), cause of transmission, common address, objects. Lengths
 * are checked before anything behind the header is read.
 *
 * <p>Immutable, for any thread.
 */
public final class AsduCodec {

  private static final int SQ = 0x80;
  private static final int NUMBER = 0x7F;

  private final AddressSizes sizes;
  private final BitstringOrder bitstrings;

  /** A codec for these address sizes, with bit strings in the usual order. */
  public AsduCodec(AddressSizes sizes) {
    this(sizes, BitstringOrder.LEAST_FIRST);
  }

  /** A codec for these address sizes and this order of bit strings, read and written. */
  public AsduCodec(AddressSizes sizes, BitstringOrder bitstrings) {
    this.sizes = sizes;
    this.bitstrings = bitstrings;
  }

  /** The address sizes of this codec. */
  public AddressSizes sizes() {
    return sizes;
  }

  /**
   * Reads one ASDU from position to limit and moves the position to the limit.
   *
   * <p>SQ is read wherever it is set: whether the type allows it is for the station to judge.
   *
   * @param in in any byte order; it is little-endian afterwards
   * @throws MalformedAsduException if the octets do not fit their own header, or are too many or
   *     too few; the position is undefined then
   */
  public Asdu decode(ByteBuffer in) {
    return decode(in, false);
  }

  /**
   * As {@link #decode}, but lets octets be behind the last object: the position is there then.
   *
   * @throws MalformedAsduException if there are too few octets
   */
  public Asdu decodeLeading(ByteBuffer in) {
    return decode(in, true);
  }

  private Asdu decode(ByteBuffer in, boolean leading) {
    in.order(ByteOrder.LITTLE_ENDIAN);
    int length = in.remaining();
    if (length < sizes.header() || length > AddressSizes.MAX_ASDU) {
      throw new MalformedAsduException(
          "ASDU of %d octets, expected %d..%d"
              .formatted(length, sizes.header(), AddressSizes.MAX_ASDU));
    }
    int typeNumber = in.get() & 0xFF;
    int vsq = in.get() & 0xFF;
    Cot cot = Cot.read(in.get() & 0xFF, sizes.cause() == 2 ? in.get() & 0xFF : 0);
    int common = sizes.common() == 2 ? in.getShort() & 0xFFFF : in.get() & 0xFF;
    TypeId type = TypeId.of(typeNumber);
    List<InformationObject> objects =
        type == null ? octets(in, vsq) : objects(in, type, vsq, leading);
    return new Asdu(typeNumber, type != null && (vsq & SQ) != 0, cot, common, objects);
  }

  /**
   * The object part of an unknown type; the SQ bit is kept with the number, so that a mirror is
   * exact.
   */
  private static List<InformationObject> octets(ByteBuffer in, int vsq) {
    byte[] octets = new byte[in.remaining()];
    in.get(octets);
    return List.of(new InformationObject(0, new Element.Octets(vsq, octets)));
  }

  private List<InformationObject> objects(ByteBuffer in, TypeId type, int vsq, boolean leading) {
    int number = vsq & NUMBER;
    boolean sequence = (vsq & SQ) != 0;
    if (number == 0) {
      throw new MalformedAsduException(
          type + " announces 0 objects, expected 1.." + Asdu.MAX_OBJECTS);
    }
    int expected = expectedLength(in, type, number, sequence);
    if (in.remaining() < expected || (in.remaining() > expected && !leading)) {
      throw new MalformedAsduException(
          "%s with %d objects in %d octets, expected %d octets"
              .formatted(type, number, in.remaining(), expected));
    }
    if (!sequence && number == 1) {
      return List.of(read(in, type, readAddress(in)));
    }
    InformationObject[] objects = new InformationObject[number];
    int base = sequence ? readAddress(in) : 0;
    if (sequence && base + number - 1 > sizes.maxObjectAddress()) {
      throw new MalformedAsduException(
          "%s sequence of %d objects from %d, expected to end at %d"
              .formatted(type, number, base, sizes.maxObjectAddress()));
    }
    for (int i = 0; i < number; i++) {
      objects[i] = read(in, type, sequence ? base + i : readAddress(in));
    }
    return Arrays.asList(objects);
  }

  private int expectedLength(ByteBuffer in, TypeId type, int number, boolean sequence) {
    if (type.layout().counted() && number > 1) {
      throw new MalformedAsduException(type + " with " + number + " objects, expected 1");
    }
    int objectSize =
        type.layout().sizeAt(in, in.position() + sizes.object()) + type.timeTag().size();
    return sequence ? sizes.object() + number * objectSize : number * (sizes.object() + objectSize);
  }

  private InformationObject read(ByteBuffer in, TypeId type, int address) {
    Element element = ordered(type.layout().read(in));
    @Nullable TimeTag time = type.timeTag().read(in);
    return new InformationObject(address, element, time);
  }

  /** A bit string with its octets turned round if the link has them so; it is its own inverse. */
  private Element ordered(Element element) {
    if (bitstrings == BitstringOrder.LEAST_FIRST) {
      return element;
    } else if (element instanceof Monitored.Bitstring monitored) {
      return new Monitored.Bitstring(Integer.reverseBytes(monitored.bits()), monitored.quality());
    } else if (element instanceof Command.BitstringCommand command) {
      return new Command.BitstringCommand(Integer.reverseBytes(command.bits()));
    }
    return element;
  }

  private int readAddress(ByteBuffer in) {
    return switch (sizes.object()) {
      case 1 -> in.get() & 0xFF;
      case 2 -> in.getShort() & 0xFFFF;
      default -> Elements.readU24(in);
    };
  }

  /** Octets of this ASDU on the wire. */
  public int size(Asdu asdu) {
    return sizes.header() + objectsSize(asdu);
  }

  private int objectsSize(Asdu asdu) {
    TypeId type = asdu.type();
    Element first = asdu.first().element();
    if (type == null) {
      return first instanceof Element.Octets octets ? octets.octets().length : 0;
    }
    int number = asdu.objects().size();
    int tail = first instanceof FileElement.Segment segment ? segment.length() : 0;
    int addresses = asdu.sequence() ? 1 : number;
    return addresses * sizes.object() + number * type.size() + tail;
  }

  /**
   * Most objects of this type that fit one ASDU, at most 127; 1 for a segment, whose data must
   * still fit; 0 for a sequence of a type that does not allow it.
   */
  public int capacity(TypeId type, boolean sequence) {
    if (sequence && !type.sequenceAllowed()) {
      return 0;
    }
    int room = AddressSizes.MAX_ASDU - sizes.header();
    int fit =
        sequence ? (room - sizes.object()) / type.size() : room / (sizes.object() + type.size());
    return Math.min(fit, type.layout().counted() ? 1 : Asdu.MAX_OBJECTS);
  }

  /**
   * Writes one ASDU at the position.
   *
   * @param out in any byte order; it is little-endian afterwards
   * @throws IllegalArgumentException if an element or time tag is not the type's, an address does
   *     not fit its octets, a sequence is not consecutive or not allowed (but in a refusal, which
   *     mirrors what it refuses), or the ASDU is longer than 249 octets; nothing useful is in the
   *     buffer then
   */
  public void encode(Asdu asdu, ByteBuffer out) {
    int size = size(asdu);
    if (size > AddressSizes.MAX_ASDU) {
      throw new IllegalArgumentException(
          "ASDU of " + size + " octets, expected at most " + AddressSizes.MAX_ASDU);
    }
    out.order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) asdu.typeNumber());
    TypeId type = asdu.type();
    if (type == null) {
      writeOctets(asdu, out);
    } else {
      checkStructure(asdu, type);
      out.put((byte) (asdu.objects().size() | (asdu.sequence() ? SQ : 0)));
      writeAddressing(asdu, out);
      writeObjects(asdu, type, out);
    }
  }

  private void writeOctets(Asdu asdu, ByteBuffer out) {
    if (asdu.objects().size() > 1 || !(asdu.first().element() instanceof Element.Octets octets)) {
      throw new IllegalArgumentException(
          "type " + asdu.typeNumber() + " has no layout, expected its octets as one object");
    }
    out.put((byte) octets.vsq());
    writeAddressing(asdu, out);
    out.put(octets.octets());
  }

  private void writeAddressing(Asdu asdu, ByteBuffer out) {
    out.put((byte) asdu.cot().octet());
    if (sizes.cause() == 2) {
      out.put((byte) asdu.cot().originator());
    }
    if (sizes.common() == 2) {
      out.putShort((short) asdu.commonAddress());
    } else {
      out.put((byte) Checks.range("common address", asdu.commonAddress(), 0, 255));
    }
  }

  private static void checkStructure(Asdu asdu, TypeId type) {
    if (asdu.sequence() && !type.sequenceAllowed() && !asdu.cot().negative()) {
      throw new IllegalArgumentException(type + " with SQ=1, which this type does not allow");
    }
    if (type.layout().counted() && asdu.objects().size() > 1) {
      throw new IllegalArgumentException(
          type + " with " + asdu.objects().size() + " objects, expected 1");
    }
  }

  private void writeObjects(Asdu asdu, TypeId type, ByteBuffer out) {
    List<InformationObject> objects = asdu.objects();
    for (int i = 0; i < objects.size(); i++) {
      InformationObject object = objects.get(i);
      int address = object.address();
      int expected = asdu.sequence() ? asdu.first().address() + i : address;
      if (address != expected) {
        throw new IllegalArgumentException(
            type + " sequence with address " + address + ", expected " + expected);
      }
      Checks.range("information object address", address, 0, sizes.maxObjectAddress());
      if (i == 0 || !asdu.sequence()) {
        writeAddress(address, out);
      }
      write(type, object, out);
    }
  }

  private void write(TypeId type, InformationObject object, ByteBuffer out) {
    TimeTag time = object.time();
    TimeTag.Kind kind = time == null ? TimeTag.Kind.NONE : time.kind();
    if (kind != type.timeTag()) {
      throw new IllegalArgumentException(
          "%s object %d with time tag %s, expected %s"
              .formatted(type, object.address(), kind, type.timeTag()));
    }
    type.layout().write(out, ordered(object.element()));
    if (time != null) {
      time.write(out);
    }
  }

  private void writeAddress(int address, ByteBuffer out) {
    switch (sizes.object()) {
      case 1 -> out.put((byte) address);
      case 2 -> out.putShort((short) address);
      default -> Elements.writeU24(out, address);
    }
  }
}
