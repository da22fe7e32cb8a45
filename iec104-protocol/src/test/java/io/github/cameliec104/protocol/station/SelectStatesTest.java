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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Walks every state of both sides with every event, and keeps the documentation true. */
class SelectStatesTest {

  private static final String NOTHING = "–";
  private static final int OBJECT = 5000;
  private static final PointAddress ADDRESS = new PointAddress(1, OBJECT);
  private static final Command ON = new SingleCommand(true, 0, false);
  private static final Command OFF = new SingleCommand(false, 0, false);

  private static final String HEAD =
      """
      # States and events of select before operate

      Columns are states, rows are events. Printed by `SelectStatesTest`; after a change run
      `mvn -pl iec104-protocol test -Dtest=SelectStatesTest -Dupdate-docs` and read the difference.

      `→ X` is the new state, `–` means nothing happens.

      ## Slave: one object

      Master A has selected "on" in the state SELECTED and commanded "on" in the state EXECUTING, which lasts until
      the application answers. B is another master: another connection, or another originator address on the same.
      *con* is a positive, *refused* a negative confirmation; *asked* means that the application gets the command.
      "FREE, required" is an object that must be selected first, "FREE, directly" one that must not.

      """;

  private static final String MASTER_HEAD =
      """

      ## Master: one command

      A command that is selected first and is complete with its termination. "EXECUTING, con" has the confirmation of
      the execution. *select* and *execute* are what is sent.

      """;

  private record Row<R>(String name, Consumer<R> happen) {}

  /** One object of a slave and two masters. */
  private static final class Slave {
    private final SlaveRig rig = new SlaveRig(10);
    private final SlaveLink a = rig.master("a");
    private final SlaveLink b = rig.master("b");
    private long nowNanos = 1;

    Slave(CommandMode mode) {
      rig.station.declare(
          List.of(
              new StationPoint(ADDRESS, TypeId.C_SC_NA_1, Set.of(), mode),
              new StationPoint(ADDRESS, TypeId.C_SC_TA_1, Set.of(), mode)));
    }

    Slave send(SlaveLink link, Cause cause, Command command) {
      Asdu asdu = MasterRig.of(TypeId.C_SC_NA_1, cause, OBJECT, command);
      link.received(asdu, () -> {}, nowNanos);
      return this;
    }

    Slave silent() {
      rig.all(a);
      rig.all(b);
      return this;
    }

    Selections.State state() {
      return rig.station.selections().state(ADDRESS, nowNanos);
    }

    String happen(Consumer<Slave> event) {
      Selections.State before = state();
      int asked = rig.asked.size();
      event.accept(this);
      List<String> cell = new ArrayList<>();
      rig.all(a).forEach(asdu -> cell.add(asdu.cot().negative() ? "refused" : "con"));
      rig.all(b).forEach(asdu -> cell.add(asdu.cot().negative() ? "refused" : "con"));
      if (rig.asked.size() > asked) {
        cell.add("asked");
      }
      return cell(cell, before, state());
    }
  }

  private static final List<String> SLAVE_STATES =
      List.of("FREE", "FREE, required", "FREE, directly", "SELECTED", "EXECUTING");

  private static Slave slave(String state) {
    return switch (state) {
      case "FREE" -> new Slave(CommandMode.DIRECT_OR_SELECT);
      case "FREE, required" -> new Slave(CommandMode.SELECT_REQUIRED);
      case "FREE, directly" -> new Slave(CommandMode.DIRECT_ONLY);
      case "SELECTED" -> {
        Slave slave = new Slave(CommandMode.DIRECT_OR_SELECT);
        yield slave.send(slave.a, Cause.ACTIVATION, ON.withSelect(true)).silent();
      }
      case "EXECUTING" -> {
        Slave slave = new Slave(CommandMode.DIRECT_OR_SELECT);
        yield slave.send(slave.a, Cause.ACTIVATION, ON).silent();
      }
      default -> throw new IllegalArgumentException(state);
    };
  }

  private static final List<Row<Slave>> SLAVE_EVENTS =
      List.of(
          new Row<>("A selects on", s -> s.send(s.a, Cause.ACTIVATION, ON.withSelect(true))),
          new Row<>("A selects off", s -> s.send(s.a, Cause.ACTIVATION, OFF.withSelect(true))),
          new Row<>("B selects on", s -> s.send(s.b, Cause.ACTIVATION, ON.withSelect(true))),
          new Row<>("A executes on", s -> s.send(s.a, Cause.ACTIVATION, ON)),
          new Row<>("A executes off", s -> s.send(s.a, Cause.ACTIVATION, OFF)),
          new Row<>("B executes on", s -> s.send(s.b, Cause.ACTIVATION, ON)),
          new Row<>("A deactivates", s -> s.send(s.a, Cause.DEACTIVATION, ON.withSelect(true))),
          new Row<>("B deactivates", s -> s.send(s.b, Cause.DEACTIVATION, ON.withSelect(true))),
          new Row<>("the selection times out", s -> s.nowNanos += 30_000_000_000L),
          new Row<>("the application confirms", s -> s.rig.asked.forEach(CommandReply::confirm)),
          new Row<>("A stops data transfer", s -> s.a.stopped("stopped", s.nowNanos)),
          new Row<>("B's connection ends", s -> s.rig.disconnect(s.b)));

  /** One command of a master. */
  private static final class Master {
    private final MasterRig rig = MasterRig.started(MasterRig.QUIET);
    private final SelectBeforeOperate command;
    private final CompletableFuture<CommandResult> future;

    Master() {
      CommandRequest request =
          new CommandRequest(ADDRESS, TypeId.C_SC_NA_1, ON, null, Until.TERMINATION)
              .withSelectBeforeOperate();
      command = new SelectBeforeOperate(request, step -> rig.station.command(step, rig.nowNanos));
      future = command.begin();
      rig.sent();
    }

    Master answer(Cause cause, boolean negative, Command value) {
      Asdu asdu = MasterRig.of(TypeId.C_SC_NA_1, Cause.ACTIVATION, OBJECT, value);
      rig.receive(asdu.answer(cause, negative));
      return this;
    }

    String happen(Consumer<Master> event) {
      SelectBeforeOperate.State before = command.state();
      boolean open = !future.isDone();
      event.accept(this);
      List<String> cell = new ArrayList<>();
      rig.sent().forEach(hex -> cell.add(hex.endsWith("81") ? "select" : "execute"));
      if (open && future.isDone()) {
        cell.add(
            future
                .handle(
                    (r, f) ->
                        f == null ? r.getClass().getSimpleName() : f.getClass().getSimpleName())
                .join());
      }
      return cell(cell, before, command.state());
    }
  }

  private static Master master(String state) {
    Master master = new Master();
    return switch (state) {
      case "SELECTING" -> master;
      case "EXECUTING" -> selected(master);
      case "EXECUTING, con" -> selected(master).answer(Cause.ACTIVATION_CONFIRMATION, false, ON);
      case "DONE" ->
          selected(master)
              .answer(Cause.ACTIVATION_CONFIRMATION, false, ON)
              .answer(Cause.ACTIVATION_TERMINATION, false, ON);
      default -> throw new IllegalArgumentException(state);
    };
  }

  private static Master selected(Master master) {
    master.answer(Cause.ACTIVATION_CONFIRMATION, false, ON.withSelect(true)).rig.sent();
    return master;
  }

  private static final List<String> MASTER_STATES =
      List.of("SELECTING", "EXECUTING", "EXECUTING, con", "DONE");

  private static Row<Master> answered(String name, Cause cause, boolean negative, Command value) {
    return new Row<>(name, master -> master.answer(cause, negative, value));
  }

  private static final Command SELECT = ON.withSelect(true);

  private static final List<Row<Master>> MASTER_EVENTS =
      List.of(
          answered("selection confirmed", Cause.ACTIVATION_CONFIRMATION, false, SELECT),
          answered("selection refused", Cause.ACTIVATION_CONFIRMATION, true, SELECT),
          answered(
              "another selection confirmed",
              Cause.ACTIVATION_CONFIRMATION,
              false,
              OFF.withSelect(true)),
          answered("execution confirmed", Cause.ACTIVATION_CONFIRMATION, false, ON),
          answered("execution refused", Cause.ACTIVATION_CONFIRMATION, true, ON),
          answered("execution terminated", Cause.ACTIVATION_TERMINATION, false, ON),
          answered("unknown object address", Cause.UNKNOWN_OBJECT_ADDRESS, true, ON),
          new Row<>("10 s pass", master -> master.rig.advance(Duration.ofSeconds(10))),
          new Row<>("30 s pass", master -> master.rig.advance(Duration.ofSeconds(30))),
          new Row<>("data transfer stops", master -> master.rig.stop()));

  private static String cell(List<String> happened, Enum<?> before, Enum<?> after) {
    if (before != after) {
      happened.add("→ " + after);
    }
    return happened.isEmpty() ? NOTHING : String.join(", ", happened);
  }

  private static <R> String table(
      List<String> states, List<Row<R>> events, BiFunction<String, Row<R>, String> cell) {
    StringBuilder table = new StringBuilder("|  | " + String.join(" | ", states) + " |\n|");
    table.append(" --- |".repeat(states.size() + 1)).append('\n');
    for (Row<R> event : events) {
      table.append("| ").append(event.name());
      states.forEach(state -> table.append(" | ").append(cell.apply(state, event)));
      table.append(" |\n");
    }
    return table.toString();
  }

  @Test
  void theTablesInTheDocumentationAreTrue() throws IOException {
    String text =
        HEAD
            + table(
                SLAVE_STATES, SLAVE_EVENTS, (state, event) -> slave(state).happen(event.happen()))
            + MASTER_HEAD
            + table(
                MASTER_STATES,
                MASTER_EVENTS,
                (state, event) -> master(state).happen(event.happen()));
    Path file = ProjectFiles.find("src/docs").resolve("select-states.md");
    if (System.getProperty("update-docs") != null) {
      Files.writeString(file, text);
    }
    assertThat(file).exists();
    assertThat(Files.readString(file))
        .as("src/docs/select-states.md; if the change is wanted run with -Dupdate-docs")
        .isEqualTo(text);
  }
}
