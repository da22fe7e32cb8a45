package io.github.cameliec104.protocol.apci;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.apci.ApciSession.Role;
import io.github.cameliec104.protocol.apci.Apdu.U.Function;
import io.github.cameliec104.protocol.conversation.ProjectFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Walks every state with every event, in both roles, and keeps the table in the documentation true.
 */
class StatesAndEventsTest {

  private static final String NOTHING = "–";

  private static final String HEAD =
      """
      # States and events of a connection

      What an `ApciSession` with the default settings does: columns are situations, rows are events. Printed by
      `StatesAndEventsTest`; after a change run `mvn -pl iec104-protocol test -Dtest=StatesAndEventsTest -Dupdate-docs`
      and read the difference.

      A cell lists what is sent, delivered and reported, in order. `→ X` is the new state, `–` means nothing happens,
      *counted* a confirmation that nobody asked for, *refused* an exception for the own application. Times count from
      the moment the situation arose: t1 is 15 s, t2 10 s, t3 20 s. "own I" means that one own I frame is not
      acknowledged, "received I" that one received I frame is not acknowledged.
      """;

  private record Situation(String name, Consumer<Rig> setUp) {}

  private record Event(String name, Consumer<Rig> happen) {}

  private static final List<Situation> MASTER =
      List.of(
          new Situation("STOPPED", rig -> {}),
          new Situation("STOPPED, own I", rig -> stopByMaster(rig, true, true)),
          new Situation("PENDING_START", rig -> rig.session.startDataTransfer(0)),
          new Situation("STARTED", Rig::start),
          new Situation("STARTED, own I", StatesAndEventsTest::startAndSend),
          new Situation("STARTED, received I", StatesAndEventsTest::startAndReceive),
          new Situation("PENDING_STOP", rig -> stopByMaster(rig, false, false)),
          new Situation("PENDING_STOP, own I", rig -> stopByMaster(rig, true, false)),
          new Situation("CLOSED", rig -> rig.session.close(0)));

  private static final List<Situation> SLAVE =
      List.of(
          new Situation("STOPPED", rig -> {}),
          new Situation("STARTED", Rig::start),
          new Situation("STARTED, own I", StatesAndEventsTest::startAndSend),
          new Situation("STARTED, received I", StatesAndEventsTest::startAndReceive),
          new Situation(
              "UNCONFIRMED_STOPPED, own I",
              rig -> {
                startAndSend(rig);
                receive(rig, Function.STOPDT_ACT);
              }),
          new Situation("CLOSED", rig -> rig.session.close(0)));

  private static final List<Event> EVENTS =
      List.of(
          new Event("I frame in order", rig -> rig.receiveI(1)),
          new Event("I frame, wrong N(S)", rig -> receiveI(rig, 1, 0)),
          new Event("I frame, wrong N(R)", rig -> receiveI(rig, 0, 2)),
          new Event("S frame, nothing new", rig -> receiveS(rig, rig.acknowledgedNumber())),
          new Event("S frame, acknowledges all", rig -> receiveS(rig, rig.session.sendNumber())),
          new Event("S frame, wrong N(R)", rig -> receiveS(rig, 2)),
          new Event("STARTDT act", rig -> receive(rig, Function.STARTDT_ACT)),
          new Event("STARTDT con", rig -> receive(rig, Function.STARTDT_CON)),
          new Event("STOPDT act", rig -> receive(rig, Function.STOPDT_ACT)),
          new Event("STOPDT con", rig -> receive(rig, Function.STOPDT_CON)),
          new Event("TESTFR act", rig -> receive(rig, Function.TESTFR_ACT)),
          new Event("TESTFR con", rig -> receive(rig, Function.TESTFR_CON)),
          new Event("malformed frame", rig -> rig.receive(ByteBuffer.wrap(new byte[] {0x68, 0}))),
          new Event("10 s pass", rig -> rig.advanceMillis(10_000)),
          new Event("15 s pass", rig -> rig.advanceMillis(15_000)),
          new Event("20 s pass", rig -> rig.advanceMillis(20_000)),
          new Event("35 s pass", rig -> rig.advanceMillis(35_000)),
          new Event("application starts", rig -> rig.session.startDataTransfer(rig.now())),
          new Event("application stops", rig -> rig.session.stopDataTransfer(rig.now())),
          new Event("application sends", rig -> rig.send(1)),
          new Event("application closes", rig -> rig.session.close(rig.now())),
          new Event(
              "network fails",
              rig -> rig.session.fail(CloseReason.NETWORK, "connection reset", rig.now())));

  @Test
  void theTableInTheDocumentationIsTrue() throws IOException {
    String table =
        HEAD
            + "\n## Controlling station (master)\n\n"
            + table(Role.CONTROLLING, MASTER)
            + "\n## Controlled station (slave)\n\n"
            + table(Role.CONTROLLED, SLAVE);
    Path file = ProjectFiles.find("src/docs/apci-states.md");
    if (System.getProperty("update-docs") != null) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, table);
    }
    assertThat(file).exists();
    assertThat(Files.readString(file))
        .as("src/docs/apci-states.md; if the change is wanted run with -Dupdate-docs")
        .isEqualTo(table);
  }

  @Test
  void everyStateIsWalked() {
    Set<ApciState> states = EnumSet.noneOf(ApciState.class);
    MASTER.forEach(situation -> states.add(rig(Role.CONTROLLING, situation).session.state()));
    SLAVE.forEach(situation -> states.add(rig(Role.CONTROLLED, situation).session.state()));
    assertThat(states).containsExactlyInAnyOrder(ApciState.values());
  }

  @Test
  void everySituationIsInTheStateItIsNamedAfter() {
    for (Situation situation : MASTER) {
      assertThat(situation.name())
          .startsWith(rig(Role.CONTROLLING, situation).session.state().name());
    }
    for (Situation situation : SLAVE) {
      assertThat(situation.name())
          .startsWith(rig(Role.CONTROLLED, situation).session.state().name());
    }
  }

  @Test
  void nothingHappensAfterTheEnd() {
    for (Event event : EVENTS) {
      assertThat(cell(Role.CONTROLLING, MASTER.get(MASTER.size() - 1), event))
          .isIn(NOTHING, "*refused*");
      assertThat(cell(Role.CONTROLLED, SLAVE.get(SLAVE.size() - 1), event))
          .isIn(NOTHING, "*refused*");
    }
  }

  private static String table(Role role, List<Situation> situations) {
    var lines = new ArrayList<String>();
    lines.add(row("", situations.stream().map(Situation::name).toList()));
    lines.add(row("---", situations.stream().map(situation -> "---").toList()));
    for (Event event : EVENTS) {
      lines.add(row(event.name(), situations.stream().map(s -> cell(role, s, event)).toList()));
    }
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static String row(String first, List<String> cells) {
    return "| " + first + " | " + String.join(" | ", cells) + " |";
  }

  private static String cell(Role role, Situation situation, Event event) {
    Rig rig = rig(role, situation);
    long unexpected = rig.session.unexpectedConfirmations();
    try {
      event.happen().accept(rig);
    } catch (IllegalStateException e) {
      return "*refused*";
    }
    if (rig.session.unexpectedConfirmations() > unexpected) {
      return "*counted*";
    }
    List<String> lines = rig.take();
    return lines.isEmpty()
        ? NOTHING
        : lines.stream().map(line -> line.replaceAll(".*→", "→")).collect(Collectors.joining(", "));
  }

  private static Rig rig(Role role, Situation situation) {
    Rig rig = new Rig(role);
    situation.setUp().accept(rig);
    rig.take();
    return rig;
  }

  private static void startAndSend(Rig rig) {
    rig.start();
    rig.send(1);
  }

  private static void startAndReceive(Rig rig) {
    rig.start();
    rig.receiveI(1);
  }

  private static void stopByMaster(Rig rig, boolean ownFrame, boolean confirmed) {
    rig.start();
    if (ownFrame) {
      rig.send(1);
    }
    rig.session.stopDataTransfer(0);
    if (confirmed) {
      receive(rig, Function.STOPDT_CON);
    }
  }

  private static void receive(Rig rig, Function function) {
    rig.receive(new Apdu.U(function));
  }

  private static void receiveS(Rig rig, int nr) {
    rig.receive(new Apdu.S(nr));
  }

  /** Receives an I frame whose numbers are off by so much. */
  private static void receiveI(Rig rig, int ns, int nr) {
    int number = rig.session.receiveNumber() + ns;
    rig.receive(new Apdu.I(number, rig.acknowledgedNumber() + nr, Rig.asdu(1)));
  }
}
