package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Command;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.CounterNotes;
import io.github.cameliec104.protocol.asdu.Cp56Time;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.Monitored.Counter;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.net.Iec104Master;
import io.github.cameliec104.protocol.net.MasterSettings;
import io.github.cameliec104.protocol.station.CommandMode;
import io.github.cameliec104.protocol.station.CommandRequest;
import io.github.cameliec104.protocol.station.CommandResult;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.MasterListener;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.StationPoint;
import io.github.cameliec104.protocol.station.Until;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The procedures beyond plain commands and interrogations, each through its options. */
class ProceduresTest extends CamelTestSupport {

  private static final PointAddress OBJECT = new PointAddress(1, 20480);
  private static final Command ON = new Command.SingleCommand(true, 0, false);

  /** A master that notes the events of its link. */
  private static final class Watcher implements MasterListener, AutoCloseable {
    private final Queue<LinkEvent> events = new ConcurrentLinkedQueue<>();
    private final Iec104Master master;

    Watcher(int port) {
      master = Iec104Master.open(MasterSettings.of("127.0.0.1", port), this);
      await().until(() -> master.state() == LinkState.STARTED);
    }

    @Override
    public void points(List<PointUpdate> points, Runnable done) {
      done.run();
    }

    @Override
    public void event(LinkEvent event) {
      events.add(event);
    }

    boolean command(CommandRequest request) {
      return master.command(request).join().positive();
    }

    @Override
    public void close() {
      master.close();
    }
  }

  private Rtu selecting() {
    Rtu rtu = new Rtu();
    StationPoint object =
        new StationPoint(OBJECT, TypeId.C_SC_NA_1, Set.of(), CommandMode.SELECT_REQUIRED);
    rtu.slave().declare(List.of(object)).join();
    return rtu;
  }

  @ParameterizedTest
  @CsvSource({"&select=true, , true", ", true, true", ", , false", "&select=true, false, false"})
  void aMasterSelectsBeforeItCommandsIfAsked(String option, Boolean header, boolean executed)
      throws Exception {
    try (Rtu rtu = selecting()) {
      String uri = rtu.uri() + "?objectAddress=20480" + (option == null ? "" : option);
      Map<String, Object> headers = header == null ? Map.of() : Map.of("CamelIec104Select", header);
      Throwable failure = null;
      try {
        template.requestBodyAndHeaders(uri, true, headers);
      } catch (CamelExecutionException e) {
        failure = e.getCause();
      }
      if (executed) {
        assertThat(failure).isNull();
        assertThat(rtu.commands.poll(10, TimeUnit.SECONDS).command()).isEqualTo(ON);
      } else {
        assertThat(failure).isInstanceOf(Iec104RefusedException.class);
      }
      assertThat(rtu.commands).isEmpty();
    }
  }

  @Test
  void aMasterReadsAndFreezesCounters() throws Exception {
    try (Rtu rtu = new Rtu()) {
      PointAddress address = new PointAddress(1, 900);
      rtu.slave().declare(List.of(new StationPoint(address, TypeId.M_IT_NA_1, Set.of(2)))).join();
      Counter reading = new Counter(4711, CounterNotes.NONE);
      rtu.slave().refresh(List.of(PointUpdate.of(address, TypeId.M_IT_NA_1, reading))).join();
      MockEndpoint counters = getMockEndpoint("mock:counters");
      context.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              from(rtu.uri() + "?types=M_IT_NA_1").to("mock:counters");
            }
          });
      counters.expectedMessageCount(2);
      counters.expectedHeaderValuesReceivedInAnyOrder(
          Iec104Constants.CAUSE, "COUNTER_GROUP_2", "COUNTER_GENERAL");
      String uri = rtu.uri() + "?operation=counters";
      template.requestBody(uri + "&freeze=freeze", (Object) null);
      template.requestBodyAndHeader(uri, null, Iec104Constants.QUALIFIER, 2);
      template.requestBody(uri, (Object) null);
      counters.assertIsSatisfied();
      assertThat(counters.getExchanges().get(0).getMessage().getBody(PointUpdate.class).value())
          .isEqualTo(new Counter(4711, CounterNotes.NONE.withSequence(1)));
    }
  }

  private int slave(String options) throws Exception {
    String uri = "iec104:slave:127.0.0.1:0?commands=true" + options;
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(uri).to("mock:commands");
          }
        });
    return context.getEndpoint(uri, Iec104Endpoint.class).getLinkPort();
  }

  @ParameterizedTest
  @CsvSource({"'', false", "&clock=refuse, false", "&clock=offset, true"})
  void aSlaveHasItsClockSetIfItMay(String option, boolean accepted) throws Exception {
    try (Watcher watcher = new Watcher(slave(option))) {
      assertThat(watcher.master.synchronizeClock(1).join().positive()).isEqualTo(accepted);
    }
  }

  @Test
  void aSlaveTellsTheEndOfItsInitializationIfAsked() throws Exception {
    try (Watcher watcher = new Watcher(slave("&endOfInitialization=true"))) {
      await()
          .until(
              () ->
                  watcher.events.stream()
                      .anyMatch(LinkEvent.EndOfInitialization.class::isInstance));
    }
  }

  @ParameterizedTest
  @CsvSource({"'', 3600, true", "&commandMaxAge=10m, 3600, false", "&commandMaxAge=10m, 1, true"})
  void aSlaveRefusesOldCommandsIfAsked(String option, int seconds, boolean accepted)
      throws Exception {
    try (Watcher watcher = new Watcher(slave(option))) {
      Instant issued = Instant.now().minusSeconds(seconds);
      CommandRequest command =
          new CommandRequest(OBJECT, TypeId.C_SC_TA_1, ON, issued, Until.CONFIRMATION);
      assertThat(watcher.command(command)).isEqualTo(accepted);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', 45, 0, false, true",
    "'', 58, 0, false, true",
    "&commandTime=required, 45, 0, false, false",
    "&commandTime=required, 58, 0, false, true",
    "&commandTime=refused, 45, 0, false, true",
    "&commandTime=refused, 58, 0, false, false",
    "'&originators=1,7', 45, 0, false, false",
    "'&originators=1,7', 45, 7, false, true",
    "'', 45, 0, true, false",
    "&acceptTestCommands=true, 45, 0, true, true",
  })
  void aSlaveTakesTheCommandsThatItMay(
      String options, int type, int originator, boolean test, boolean accepted) throws Exception {
    try (Watcher watcher = new Watcher(slave(options))) {
      Cp56Time time = type == 58 ? Cp56Time.of(Instant.now(), ZoneOffset.UTC) : null;
      Asdu command =
          Asdu.of(
              TypeId.of(type),
              new Cot(Cause.ACTIVATION, false, test, originator),
              1,
              new InformationObject(20480, ON, time));
      CommandResult answer = watcher.master.request(command, Until.CONFIRMATION).join();
      assertThat(answer.positive()).isEqualTo(accepted);
      assertThat(answer.answer().cot().originator()).isEqualTo(originator);
      assertThat(answer.answer().cot().test()).isEqualTo(test);
      MockEndpoint commands = getMockEndpoint("mock:commands");
      assertThat(commands.getExchanges()).hasSize(accepted ? 1 : 0);
      if (accepted) {
        Message message = commands.getExchanges().get(0).getMessage();
        assertThat(message.getHeader(Iec104Constants.TEST)).isEqualTo(test ? true : null);
        assertThat(message.getBody(String.class).contains("\"test\":true")).isEqualTo(test);
        Long age = message.getHeader(Iec104Constants.COMMAND_AGE, Long.class);
        assertThat(age != null).isEqualTo(type == 58);
        assertThat(age == null ? 0 : age).isBetween(0L, 10_000L);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"20480, true", "20481, false"})
  void whatNoRouteTakesCannotBeSelected(int object, boolean selected) throws Exception {
    try (Watcher watcher = new Watcher(slave("&objectAddresses=20480"))) {
      CommandResult answer =
          watcher
              .master
              .command(
                  CommandRequest.of(
                      new PointAddress(1, object), TypeId.C_SC_NA_1, ON.withSelect(true)))
              .join();
      assertThat(answer.positive()).isEqualTo(selected);
      assertThat(answer.answer().cause())
          .isEqualTo(selected ? Cause.ACTIVATION_CONFIRMATION : Cause.UNKNOWN_OBJECT_ADDRESS);
    }
  }

  @Test
  void aSelectionEndsAfterItsTime() throws Exception {
    int port = slave("&selectTimeout=200ms");
    CommandRequest selection = CommandRequest.of(OBJECT, TypeId.C_SC_NA_1, ON.withSelect(true));
    try (Watcher first = new Watcher(port);
        Watcher second = new Watcher(port)) {
      assertThat(first.command(selection)).isTrue();
      await().until(() -> second.command(selection));
    }
  }
}
