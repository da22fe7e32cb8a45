package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.asdu.TypeId.Direction;
import io.github.cameliec104.protocol.file.FileSession;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SupportedTypesTest {

  private final SlaveRig slave = new SlaveRig(100);
  private final SlaveLink link = slave.master("a");

  /** A request of the type with all bits 0 and a cause it may have. */
  private Asdu request(TypeId type) {
    int cause =
        type.causes(Direction.CONTROL).stream().mapToInt(Cause::number).findFirst().orElse(6);
    ByteBuffer octets = ByteBuffer.allocate(9 + type.size());
    octets.put((byte) type.number()).put((byte) 1).put((byte) cause).put((byte) 0).put((byte) 1);
    return slave.codec.decode(octets.rewind());
  }

  @ParameterizedTest
  @EnumSource
  void whatASlaveDoesNotTakeItRefusesAsUnknown(TypeId type) {
    slave.station.host(1);
    link.received(request(type), () -> {}, 0);
    List<Asdu> answers = slave.all(link);
    boolean unknown = answers.stream().anyMatch(a -> a.cause() == Cause.UNKNOWN_TYPE);
    boolean optional = ParameterRequests.takes(type) || FileSession.isAsked(type);
    assertThat(unknown).isEqualTo(optional || !SupportedTypes.SLAVE.receives(type));
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsSentAgainstTheDirectionOfItsType(TypeId type) {
    assertThat(SupportedTypes.MASTER.sends(type) && type.direction() == Direction.MONITOR)
        .isFalse();
    assertThat(SupportedTypes.SLAVE.receives(type) && type.direction() == Direction.MONITOR)
        .isFalse();
    assertThat(SupportedTypes.SLAVE.sends(type) && !type.inSubset104()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsSentWithACauseItsTypeDoesNotHave(TypeId type) {
    assertThat(type.causes(Direction.MONITOR)).containsAll(SupportedTypes.SLAVE.sentCauses(type));
    assertThat(type.causes(Direction.CONTROL)).containsAll(SupportedTypes.MASTER.sentCauses(type));
    if (type.isMonitored() && type.inSubset104()) {
      assertThat(SupportedTypes.SLAVE.sentCauses(type)).contains(Cause.SPONTANEOUS);
    }
  }
}
