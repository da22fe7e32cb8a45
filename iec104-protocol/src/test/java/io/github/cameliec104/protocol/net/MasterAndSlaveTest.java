package io.github.cameliec104.protocol.net;

import static io.github.cameliec104.protocol.net.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Command;
import io.github.cameliec104.protocol.asdu.Command.BitstringCommand;
import io.github.cameliec104.protocol.asdu.Command.DoubleCommand;
import io.github.cameliec104.protocol.asdu.Command.RegulatingStep;
import io.github.cameliec104.protocol.asdu.Command.SetpointFloat;
import io.github.cameliec104.protocol.asdu.Command.SetpointNormalized;
import io.github.cameliec104.protocol.asdu.Command.SetpointScaled;
import io.github.cameliec104.protocol.asdu.Command.SingleCommand;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.Cp56Time;
import io.github.cameliec104.protocol.asdu.DoubleState;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.Monitored.ShortFloat;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.StepDirection;
import io.github.cameliec104.protocol.asdu.SystemElement.TestCounter;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.CommandRequest;
import io.github.cameliec104.protocol.station.CommandResult;
import io.github.cameliec104.protocol.station.LinkEvent.InterrogationFinished;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.ReceivedCommand;
import io.github.cameliec104.protocol.station.StationPoint;
import io.github.cameliec104.protocol.station.Until;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both doors, joined by a real connection. */
class MasterAndSlaveTest {

  private static final Instant SUMMER = Instant.parse("2024-07-15T11:45:37.123Z");
  private static final LinkSettings BERLIN =
      LinkSettings.DEFAULT.withZone(ZoneId.of("Europe/Berlin"));

  private final Recorder atSlave = new Recorder();
  private final Recorder atMaster = new Recorder();
  private final List<Iec104Master> masters = new ArrayList<>();
  private Iec104Slave slave;

  @BeforeEach
  void bind() {
    slave = Iec104Slave.bind(SlaveSettings.of("127.0.0.1", 0).withLink(BERLIN), atSlave);
    slave.host(1).join();
  }

  @AfterEach
  void close() {
    masters.forEach(Iec104Master::close);
    slave.close();
  }

  private Iec104Master open(Recorder listener) {
    Iec104Master master =
        Iec104Master.open(MasterSettings.of("127.0.0.1", slave.port()).withLink(BERLIN), listener);
    masters.add(master);
    eventually(() -> listener.events.stream().anyMatch(InterrogationFinished.class::isInstance));
    return master;
  }

  private static Command commandOf(TypeId type) {
    return Stream.of(
            new SingleCommand(true, 1, false),
            new DoubleCommand(DoubleState.ON, 2, false),
            new RegulatingStep(StepDirection.LOWER, 3, false),
            SetpointNormalized.of(-0.25, 0, false),
            new SetpointScaled(-1000, 0, false),
            new SetpointFloat(12.5f, 64, false),
            new BitstringCommand(0xCAFE))
        .filter(type::accepts)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(
      value = TypeId.class,
      names = "C_(SC|DC|RC|SE|BO)_.*",
      mode = EnumSource.Mode.MATCH_ALL)
  void everyTypeOfCommandIsCarriedOut(TypeId type) {
    PointAddress address = new PointAddress(1, 5000);
    slave.declare(List.of(new StationPoint(address, type)));
    Command command = commandOf(type);
    CommandResult result =
        open(atMaster)
            .command(new CommandRequest(address, type, command, SUMMER, Until.TERMINATION))
            .join();
    assertThat(result).isInstanceOf(CommandResult.Terminated.class);
    assertThat(result.answer().first().element()).isEqualTo(command);
    ReceivedCommand received = atSlave.commands.get(0);
    assertThat(received.type()).isEqualTo(type);
    assertThat(received.command()).isEqualTo(command);
    assertThat(received.peer()).startsWith("127.0.0.1:");
    assertThat(received.time()).isEqualTo(type.timeTag() == TimeTag.Kind.NONE ? null : SUMMER);
  }

  @Test
  void aCommandToAnUnknownObjectIsRefused() {
    slave.declare(List.of(new StationPoint(new PointAddress(1, 5000), TypeId.C_SC_NA_1)));
    CommandResult result =
        open(atMaster)
            .command(
                CommandRequest.of(
                    new PointAddress(1, 5001), TypeId.C_SC_NA_1, new SingleCommand(true, 0, false)))
            .join();
    assertThat(result)
        .isInstanceOfSatisfying(
            CommandResult.Refused.class,
            refused -> assertThat(refused.cause()).isEqualTo(Cause.UNKNOWN_OBJECT_ADDRESS));
    assertThat(atSlave.commands).isEmpty();
  }

  @Test
  void testAndClockAreAnswered() {
    Iec104Master master = open(atMaster);
    InformationObject test =
        new InformationObject(
            0, new TestCounter(0x0102), Cp56Time.of(SUMMER, BERLIN.time().zone()));
    CommandResult result =
        master
            .request(
                Asdu.of(TypeId.C_TS_TA_1, Cot.of(Cause.ACTIVATION), 1, test), Until.CONFIRMATION)
            .join();
    assertThat(result.positive()).isTrue();
    assertThat(result.answer().first()).isEqualTo(test);
    assertThat(master.synchronizeClock(1).join().positive()).isFalse();
    assertThat(master.interrogate(1, 21).join()).isInstanceOf(CommandResult.Terminated.class);
    assertThat(master.interrogate(2, 20).join().positive()).isFalse();
  }

  @Test
  void everyMasterGetsTheImageAndThenEveryEvent() {
    PointAddress address = new PointAddress(1, 4001);
    slave.declare(List.of(new StationPoint(address, TypeId.M_ME_TF_1))).join();
    List<Recorder> recorders = List.of(new Recorder(), new Recorder(), new Recorder());
    recorders.forEach(this::open);
    slave.update(
        PointUpdate.of(address, TypeId.M_ME_TF_1, new ShortFloat(61.5f, Quality.GOOD), SUMMER));
    for (Recorder recorder : recorders) {
      eventually(() -> recorder.points.size() == 2);
      PointUpdate before = recorder.points.get(0);
      assertThat(before.type()).isEqualTo(TypeId.M_ME_NC_1);
      assertThat(before.cause()).isEqualTo(Cause.INTERROGATED_STATION);
      assertThat(before.quality().invalid()).isTrue();
      PointUpdate event = recorder.points.get(1);
      assertThat(event.type()).isEqualTo(TypeId.M_ME_TF_1);
      assertThat(event.time()).isEqualTo(SUMMER);
      assertThat(event.value().plain()).isEqualTo(61.5f);
    }
  }

  @Test
  void cyclicDataGoesToMastersThatAreThere() {
    PointAddress address = new PointAddress(1, 4001);
    PointUpdate update =
        PointUpdate.of(address, TypeId.M_ME_NC_1, new ShortFloat(1, Quality.GOOD))
            .withCause(Cause.PERIODIC);
    slave.update(update).join();
    open(atMaster);
    slave.update(update.withValue(new ShortFloat(2, Quality.GOOD)));
    eventually(() -> atMaster.points.size() == 2);
    assertThat(atMaster.points)
        .extracting(PointUpdate::cause)
        .containsExactly(Cause.INTERROGATED_STATION, Cause.PERIODIC);
  }
}
