package io.github.cameliec104.protocol.asdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cameliec104.protocol.asdu.Monitored.NormalizedWithoutQuality;
import io.github.cameliec104.protocol.asdu.Monitored.ShortFloat;
import io.github.cameliec104.protocol.asdu.Monitored.SinglePoint;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What cannot be encoded, and what the codec does to buffers. */
class AsduCodecTest {

  private static final Cot SPONTANEOUS = Cot.of(Cause.SPONTANEOUS);
  private static final Element ON = new SinglePoint(true, Quality.GOOD);
  private static final Cp56Time TIME = new Cp56Time(0x18_07_2F_0D_2D_9103L);
  private static final AsduCodec CODEC = new AsduCodec(AddressSizes.STANDARD);

  private static void refuses(AsduCodec codec, Asdu asdu, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.encode(asdu, ByteBuffer.allocate(AddressSizes.MAX_ASDU)))
        .withMessage(message);
  }

  private static void refuses(Asdu asdu, String message) {
    refuses(CODEC, asdu, message);
  }

  private static Asdu asdu(TypeId type, InformationObject... objects) {
    return Asdu.of(type, SPONTANEOUS, 1, List.of(objects));
  }

  private static Asdu sequence(TypeId type, Cot cot, InformationObject... objects) {
    return new Asdu(type.number(), true, cot, 1, List.of(objects));
  }

  @Test
  void elementOfAnotherTypeIsRefused() {
    refuses(
        asdu(TypeId.M_ME_NC_1, new InformationObject(1, ON)),
        "element SinglePoint, expected ShortFloat");
    refuses(
        asdu(TypeId.M_SP_NA_1, new InformationObject(1, new Element.Octets(1, new byte[1]))),
        "element Octets, expected SinglePoint");
    refuses(
        asdu(
            TypeId.M_ME_NA_1,
            new InformationObject(1, new Monitored.Normalized(1, Quality.GOOD)),
            new InformationObject(2, new NormalizedWithoutQuality(1))),
        "element NormalizedWithoutQuality, expected Normalized");
    refuses(
        asdu(TypeId.F_SG_NA_1, new InformationObject(1, ON)),
        "element SinglePoint, expected Segment");
  }

  @Test
  void timeTagOfAnotherTypeIsRefused() {
    refuses(
        asdu(TypeId.M_SP_TB_1, new InformationObject(100, ON)),
        "M_SP_TB_1 object 100 with time tag NONE, expected CP56");
    refuses(
        asdu(TypeId.M_SP_NA_1, new InformationObject(100, ON, TIME)),
        "M_SP_NA_1 object 100 with time tag CP56, expected NONE");
    refuses(
        asdu(TypeId.M_SP_TA_1, new InformationObject(100, ON, TIME)),
        "M_SP_TA_1 object 100 with time tag CP56, expected CP24");
  }

  @Test
  void addressBeyondItsOctetsIsRefused() {
    AsduCodec small = new AsduCodec(new AddressSizes(1, 1, 1));
    refuses(
        small,
        asdu(TypeId.M_SP_NA_1, new InformationObject(256, ON)),
        "information object address=256, expected 0..255");
    refuses(
        new AsduCodec(new AddressSizes(2, 2, 2)),
        asdu(TypeId.M_SP_NA_1, new InformationObject(65536, ON)),
        "information object address=65536, expected 0..65535");
    refuses(
        small,
        Asdu.of(TypeId.M_SP_NA_1, SPONTANEOUS, 256, new InformationObject(1, ON)),
        "common address=256, expected 0..255");
    refuses(
        small,
        sequence(
            TypeId.M_SP_NA_1,
            SPONTANEOUS,
            new InformationObject(255, ON),
            new InformationObject(256, ON)),
        "information object address=256, expected 0..255");
  }

  @Test
  void sequenceWithAGapIsRefused() {
    InformationObject first = new InformationObject(7, ON);
    refuses(
        sequence(TypeId.M_SP_NA_1, SPONTANEOUS, first, new InformationObject(9, ON)),
        "M_SP_NA_1 sequence with address 9, expected 8");
    refuses(
        sequence(TypeId.M_SP_NA_1, SPONTANEOUS, first, first),
        "M_SP_NA_1 sequence with address 7, expected 8");
  }

  @Test
  void sequenceMayEndAtTheHighestAddress() {
    for (AddressSizes sizes : AsduPropertiesTest.allSizes()) {
      int highest = sizes.maxObjectAddress();
      InformationObject last = new InformationObject(highest, ON);
      InformationObject before = new InformationObject(highest - 1, ON);
      Asdu asdu = sequence(TypeId.M_SP_NA_1, SPONTANEOUS, before, last);
      ByteBuffer out = ByteBuffer.allocate(AddressSizes.MAX_ASDU);
      AsduCodec codec = new AsduCodec(sizes);
      codec.encode(asdu, out);
      assertThat(codec.decode(out.flip())).isEqualTo(asdu);
    }
  }

  @Test
  void sequenceOfATypeThatDoesNotAllowItIsRefusedButInARefusal() {
    InformationObject command =
        new InformationObject(7, new Command.SingleCommand(true, 0, false), TIME);
    Cot activation = Cot.of(Cause.ACTIVATION);
    refuses(
        sequence(TypeId.C_SC_TA_1, activation, command),
        "C_SC_TA_1 with SQ=1, which this type does not allow");
    Asdu refusal =
        sequence(TypeId.C_SC_TA_1, activation.answer(Cause.UNKNOWN_CAUSE, true), command);
    ByteBuffer out = ByteBuffer.allocate(AddressSizes.MAX_ASDU);
    CODEC.encode(refusal, out);
    assertThat(CODEC.decode(out.flip())).isEqualTo(refusal);
  }

  @Test
  void asduLongerThan249OctetsIsRefused() {
    Element value = new ShortFloat(1, Quality.GOOD);
    List<InformationObject> objects =
        IntStream.rangeClosed(1, 31).mapToObj(i -> new InformationObject(i, value)).toList();
    refuses(
        Asdu.of(TypeId.M_ME_NC_1, SPONTANEOUS, 1, objects),
        "ASDU of 254 octets, expected at most 249");
    refuses(
        asdu(
            TypeId.F_SG_NA_1,
            new InformationObject(1, new FileElement.Segment(1, 1, new byte[237]))),
        "ASDU of 250 octets, expected at most 249");
    refuses(
        asduOfType(200, new InformationObject(0, new Element.Octets(1, new byte[244]))),
        "ASDU of 250 octets, expected at most 249");
  }

  @Test
  void secondSegmentIsRefused() {
    InformationObject segment =
        new InformationObject(1, new FileElement.Segment(1, 1, new byte[3]));
    refuses(asdu(TypeId.F_SG_NA_1, segment, segment), "F_SG_NA_1 with 2 objects, expected 1");
  }

  @Test
  void typeWithoutLayoutTakesOneObjectOfOctets() {
    String message = "type 200 has no layout, expected its octets as one object";
    InformationObject octets = new InformationObject(0, new Element.Octets(1, new byte[2]));
    refuses(asduOfType(200, octets, octets), message);
    refuses(asduOfType(200, new InformationObject(1, ON)), message);
  }

  private static Asdu asduOfType(int number, InformationObject... objects) {
    return new Asdu(number, false, SPONTANEOUS, 1, List.of(objects));
  }

  @Test
  void decodingTakesPositionToLimitOfAnyBuffer() {
    byte[] asdu = {1, 1, 3, 0, 1, 0, 100, 0, 0, 1};
    ByteBuffer big = ByteBuffer.allocateDirect(20).order(ByteOrder.BIG_ENDIAN);
    big.position(5).put(asdu).flip().position(5);
    ByteBuffer readOnly = ByteBuffer.wrap(asdu).asReadOnlyBuffer();
    for (ByteBuffer in : List.of(big, readOnly)) {
      Asdu read = CODEC.decode(in);
      assertThat(read).isEqualTo(asdu(TypeId.M_SP_NA_1, new InformationObject(100, ON)));
      assertThat(in.hasRemaining()).isFalse();
    }
  }

  @Test
  void encodingStartsAtThePositionInAnyByteOrder() {
    ByteBuffer out = ByteBuffer.allocate(20).order(ByteOrder.BIG_ENDIAN).position(3);
    CODEC.encode(asdu(TypeId.M_SP_NA_1, new InformationObject(100, ON)), out);
    assertThat(out.position()).isEqualTo(13);
    assertThat(out.array()).startsWith(0, 0, 0, 1, 1, 3, 0, 1, 0, 100, 0, 0, 1);
  }

  @Test
  void originatorIsNotSentWhereTheCauseHasOneOctet() {
    Cot cot = new Cot(Cause.ACTIVATION, true, true, 9);
    Asdu asdu = Asdu.of(TypeId.M_SP_NA_1, cot, 1, new InformationObject(100, ON));
    AsduCodec codec = new AsduCodec(new AddressSizes(1, 2, 3));
    ByteBuffer out = ByteBuffer.allocate(20);
    codec.encode(asdu, out);
    assertThat(codec.decode(out.flip()).cot()).isEqualTo(new Cot(Cause.ACTIVATION, true, true, 0));
  }

  @Test
  void capacitiesOfTheStandardSizes() {
    assertThat(CODEC.capacity(TypeId.M_SP_NA_1, false)).isEqualTo(60);
    assertThat(CODEC.capacity(TypeId.M_SP_NA_1, true)).isEqualTo(127);
    assertThat(CODEC.capacity(TypeId.M_ME_NC_1, false)).isEqualTo(30);
    assertThat(CODEC.capacity(TypeId.M_ME_NC_1, true)).isEqualTo(48);
    assertThat(CODEC.capacity(TypeId.M_SP_TB_1, false)).isEqualTo(22);
    assertThat(CODEC.capacity(TypeId.M_ME_TF_1, false)).isEqualTo(16);
    assertThat(CODEC.capacity(TypeId.F_SG_NA_1, false)).isEqualTo(1);
    assertThat(CODEC.capacity(TypeId.C_RD_NA_1, true)).isZero();
  }

  @Test
  void numberOfObjectsIsOneTo127() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> asdu(TypeId.M_SP_NA_1))
        .withMessage("number of objects=0, expected 1..127");
    List<InformationObject> tooMany = Collections.nCopies(128, new InformationObject(1, ON));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Asdu.of(TypeId.M_SP_NA_1, SPONTANEOUS, 1, tooMany))
        .withMessage("number of objects=128, expected 1..127");
  }
}
