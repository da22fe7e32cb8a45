package io.github.cameliec104.protocol.asdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsduTest {

  private static final InformationObject OBJECT =
      new InformationObject(5000, new Command.SingleCommand(true, 0, true));
  private static final Asdu ASDU =
      Asdu.of(TypeId.C_SC_NA_1, new Cot(Cause.ACTIVATION, false, true, 7), 1, OBJECT);

  @Test
  void answerMirrorsAllButCauseAndSign() {
    Asdu answer = ASDU.answer(Cause.UNKNOWN_OBJECT_ADDRESS, true);
    assertThat(answer.cot()).isEqualTo(new Cot(Cause.UNKNOWN_OBJECT_ADDRESS, true, true, 7));
    assertThat(answer.cause()).isEqualTo(Cause.UNKNOWN_OBJECT_ADDRESS);
    assertThat(answer.objects()).isEqualTo(ASDU.objects());
    assertThat(answer.type()).isEqualTo(TypeId.C_SC_NA_1);
    assertThat(answer.commonAddress()).isEqualTo(1);
  }

  @Test
  void anotherCommonAddressChangesNothingElse() {
    Asdu moved = ASDU.withCommonAddress(65535);
    assertThat(moved.commonAddress()).isEqualTo(65535);
    assertThat(moved.withCommonAddress(1)).isEqualTo(ASDU);
  }

  @Test
  void listOfObjectsIsCopied() {
    List<InformationObject> objects = new ArrayList<>(List.of(OBJECT));
    Asdu asdu = Asdu.of(TypeId.C_SC_NA_1, ASDU.cot(), 1, objects);
    objects.clear();
    assertThat(asdu.first()).isEqualTo(OBJECT);
    assertThat(asdu.objects()).isUnmodifiable();
  }

  @Test
  void numbersBeyondTheirOctetsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ASDU.withCommonAddress(65536))
        .withMessage("common address=65536, expected 0..65535");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Asdu(256, false, ASDU.cot(), 1, List.of(OBJECT)))
        .withMessage("type identification=256, expected 0..255");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InformationObject(0x100_0000, OBJECT.element()))
        .withMessage("information object address=16777216, expected 0..16777215");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AddressSizes(2, 2, 4))
        .withMessage("octets of information object address=4, expected 1..3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AddressSizes(0, 2, 3))
        .withMessage("octets of cause of transmission=0, expected 1..2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AddressSizes(2, 3, 3))
        .withMessage("octets of common address=3, expected 1..2");
  }

  @Test
  void highestAddressesFollowTheirSizes() {
    assertThat(AddressSizes.STANDARD).isEqualTo(new AddressSizes(2, 2, 3));
    assertThat(AddressSizes.STANDARD.broadcast()).isEqualTo(65535);
    assertThat(AddressSizes.STANDARD.maxObjectAddress()).isEqualTo(InformationObject.MAX_ADDRESS);
    assertThat(new AddressSizes(1, 1, 1).broadcast()).isEqualTo(255);
    assertThat(new AddressSizes(1, 1, 1).maxObjectAddress()).isEqualTo(255);
    assertThat(new AddressSizes(1, 1, 2).maxObjectAddress()).isEqualTo(65535);
  }
}
