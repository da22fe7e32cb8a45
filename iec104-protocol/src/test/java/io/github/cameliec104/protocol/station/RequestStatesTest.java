package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Command;
import io.github.cameliec104.protocol.asdu.Command.SingleCommand;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.conversation.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Walks every situation of a request of a master with every event, and keeps the page true. */
class RequestStatesTest {

  private static final String NOTHING = "–";
  private static final PointAddress ADDRESS = new PointAddress(1, 5000);
  private static final Command ON = new SingleCommand(true, 0, false);
  private static final Command OFF = new SingleCommand(false, 0, false);

  private static final String HEAD =
      """
      # States and events of a request of a master

      A direct command "on" and what becomes of it: columns are situations, rows are events. Printed by `RequestStatesTest`;
      after a change run `mvn -pl iec104-protocol test -Dtest=RequestStatesTest -Dupdate-docs` and read the difference.

      *Confirmed*, *Terminated* and *Refused* are results, others are failures of the request; `–` means that nothing happens to it.
      "told" has given its result with the confirmation and waits only so that a late termination ends no later request. For "the same
      again" the cell says what becomes of the second request.

      """;

  private record Situation(String name, Consumer<Master> setUp) {}

  private record Event(String name, Consumer<Master> happen) {}

  /** One command. */
  private static final class Master {
    private final MasterRig rig = MasterRig.started(MasterRig.QUIET);
    private CompletableFuture<CommandResult> request = new CompletableFuture<>();

    void command(Until until) {
      request =
          rig.station.command(
              new CommandRequest(ADDRESS, TypeId.C_SC_NA_1, ON, null, until), rig.nowNanos);
    }

    void sent(Until until) {
      command(until);
      rig.sent();
    }

    void answer(Cause cause, boolean negative, Command value) {
      Asdu asdu = MasterRig.of(TypeId.C_SC_NA_1, Cause.ACTIVATION, 5000, value);
      rig.receive(asdu.answer(cause, negative));
    }

    void confirmed(Until until) {
      sent(until);
      answer(Cause.ACTIVATION_CONFIRMATION, false, ON);
    }

    void again() {
      sent(Until.TERMINATION);
      if (!request.isDone()) {
        request.complete(null);
      }
    }

    String outcome() {
      return request
          .handle((result, failure) -> failure == null ? result : failure)
          .thenApply(o -> o == null ? "sent" : o.getClass().getSimpleName())
          .join();
    }
  }

  private static final List<Situation> SITUATIONS =
      List.of(
          new Situation("not sent", master -> master.command(Until.TERMINATION)),
          new Situation("sent", master -> master.sent(Until.TERMINATION)),
          new Situation("confirmed", master -> master.confirmed(Until.TERMINATION)),
          new Situation("told", master -> master.confirmed(Until.CONFIRMATION)),
          new Situation(
              "done",
              master -> {
                master.confirmed(Until.TERMINATION);
                master.answer(Cause.ACTIVATION_TERMINATION, false, ON);
              }));

  private static Event answered(String name, Cause cause, boolean negative, Command value) {
    return new Event(name, master -> master.answer(cause, negative, value));
  }

  private static final List<Event> EVENTS =
      List.of(
          answered("confirmed", Cause.ACTIVATION_CONFIRMATION, false, ON),
          answered("refused", Cause.ACTIVATION_CONFIRMATION, true, ON),
          answered("another command confirmed", Cause.ACTIVATION_CONFIRMATION, false, OFF),
          answered(
              "a selection confirmed", Cause.ACTIVATION_CONFIRMATION, false, ON.withSelect(true)),
          answered("unknown object address", Cause.UNKNOWN_OBJECT_ADDRESS, true, ON),
          answered("terminated", Cause.ACTIVATION_TERMINATION, false, ON),
          answered("terminated negatively", Cause.ACTIVATION_TERMINATION, true, ON),
          answered("another command terminated", Cause.ACTIVATION_TERMINATION, false, OFF),
          answered("deactivation confirmed", Cause.DEACTIVATION_CONFIRMATION, false, ON),
          new Event("10 s pass", master -> master.rig.advance(Duration.ofSeconds(10))),
          new Event("30 s pass", master -> master.rig.advance(Duration.ofSeconds(30))),
          new Event("data transfer stops", master -> master.rig.stop()),
          new Event("the same again", Master::again));

  private static String cell(Situation situation, Event event) {
    Master master = new Master();
    situation.setUp().accept(master);
    CompletableFuture<CommandResult> before = master.request;
    boolean open = !before.isDone();
    event.happen().accept(master);
    boolean second = master.request != before;
    return second || (open && master.request.isDone()) ? master.outcome() : NOTHING;
  }

  private static String table() {
    StringBuilder table = new StringBuilder("| ");
    SITUATIONS.forEach(situation -> table.append(" | ").append(situation.name()));
    table.append(" |\n|").append(" --- |".repeat(SITUATIONS.size() + 1)).append('\n');
    for (Event event : EVENTS) {
      table.append("| ").append(event.name());
      SITUATIONS.forEach(situation -> table.append(" | ").append(cell(situation, event)));
      table.append(" |\n");
    }
    return table.toString();
  }

  @Test
  void theTableInTheDocumentationIsTrue() throws IOException {
    String text = HEAD + table();
    Path file = ProjectFiles.find("src/docs").resolve("request-states.md");
    if (System.getProperty("update-docs") != null) {
      Files.writeString(file, text);
    }
    assertThat(Files.readString(file))
        .as("src/docs/request-states.md; if the change is wanted run with -Dupdate-docs")
        .isEqualTo(text);
  }
}
