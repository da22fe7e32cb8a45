package io.github.cameliec104.protocol.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.Iec104ClosedException;
import io.github.cameliec104.protocol.asdu.FileElement;
import io.github.cameliec104.protocol.asdu.FileElement.Acknowledge;
import io.github.cameliec104.protocol.asdu.FileElement.Call;
import io.github.cameliec104.protocol.asdu.FileElement.FileReady;
import io.github.cameliec104.protocol.asdu.FileElement.LastSegment;
import io.github.cameliec104.protocol.asdu.FileElement.SectionReady;
import io.github.cameliec104.protocol.asdu.FileElement.Segment;
import io.github.cameliec104.protocol.conversation.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Walks every state of both ends with every event, and keeps the documentation true. */
class FileStatesTest {

  private static final String NOTHING = "–";
  private static final FileRules RULES = FileRules.DEFAULT.withSizes(2, 1).withAttempts(2);
  private static final byte[] OCTETS = {1, 2, 3};

  private static final String HEAD =
      """
      # States and events of file transfer

      Columns are states, rows are events. Printed by `FileStatesTest`; after a change run
      `mvn -pl iec104-protocol test -Dtest=FileStatesTest -Dupdate-docs` and read the difference.

      `→ X` is the new state, `–` means nothing happens. Numbers are types: 120 file ready, 121 section ready,
      122 call, 123 last segment or section, 124 acknowledgement, 125 segment. The file has two sections, the tables are
      about the first; a section is transferred at most twice.

      ## The end that has the file

      A slave after the selection, a master that uploads.

      """;

  private static final String RECEIVER_HEAD =
      """

      ## The end that gets the file

      A master that selects a file, a slave to which one is offered. "WAITING, all" has both sections.

      """;

  /** One end, its store and the time. */
  private static final class Rig {
    final FilesInMemory store = new FilesInMemory().with(Ends.FILE, OCTETS, Instant.EPOCH);
    FileTransfer end;
    long nowNanos = Long.MAX_VALUE - 1_000_000_000L;

    String state() {
      return end instanceof FileSender sender
          ? sender.state().name()
          : ((FileReceiver) end).state().name();
    }

    Rig take(FileElement... elements) {
      for (FileElement element : elements) {
        end.received(element, nowNanos);
        Ends.sent(end, nowNanos);
      }
      return this;
    }

    String happen(BiConsumer<Rig, FileTransfer> event) {
      String before = state();
      boolean open = !end.result().isDone();
      event.accept(this, end);
      List<String> cell = new ArrayList<>();
      List<String> sent = new ArrayList<>();
      for (FileElement next = end.next(nowNanos); next != null; next = end.next(nowNanos)) {
        sent.add(Ends.brief(next));
      }
      cell.addAll(sent.stream().distinct().toList());
      if (open && end.result().isDone()) {
        cell.add(
            end.result().handle((r, f) -> (f == null ? r : f).getClass().getSimpleName()).join());
      }
      if (!before.equals(state())) {
        cell.add("→ " + state());
      }
      if (end.result().isDone()) {
        store.release();
        assertThat(store.open()).as("files left open after " + before).isZero();
      }
      return cell.isEmpty() ? NOTHING : String.join(", ", cell);
    }
  }

  private static final Call CALL_FILE = new Call(1, 0, Qualifiers.REQUEST_FILE);
  private static final Call CALL_SECTION = new Call(1, 1, Qualifiers.REQUEST_SECTION);
  private static final Acknowledge SECTION_OK = new Acknowledge(1, 1, 3);

  private static Rig sender(FileSender.State state) {
    Rig rig = new Rig();
    if (state == FileSender.State.OPENING) {
      rig.store.hold();
    }
    rig.end =
        new FileSender(Ends.setting(RULES)).begin(() -> rig.store.open(Ends.FILE), rig.nowNanos);
    Ends.sent(rig.end, rig.nowNanos);
    switch (state) {
      case OPENING, OFFERED -> {}
      case READING -> {
        rig.store.hold();
        rig.take(CALL_FILE);
      }
      case SECTION_READY -> rig.take(CALL_FILE);
      case SENDING -> {
        rig.take(CALL_FILE).end.received(CALL_SECTION, rig.nowNanos);
        rig.end.next(rig.nowNanos);
      }
      case SECTION_SENT -> rig.take(CALL_FILE, CALL_SECTION);
      case FILE_SENT ->
          rig.take(
              CALL_FILE, CALL_SECTION, SECTION_OK, new Call(1, 2, 6), new Acknowledge(1, 2, 3));
      case OVER -> rig.take(new Acknowledge(1, 0, 2));
    }
    assertThat(rig.state()).isEqualTo(state.name());
    return rig;
  }

  private static void row(
      Map<String, BiConsumer<Rig, FileTransfer>> rows, String name, FileElement element) {
    rows.put(name, (rig, end) -> end.received(element, rig.nowNanos));
  }

  private static Map<String, BiConsumer<Rig, FileTransfer>> both(
      Map<String, BiConsumer<Rig, FileTransfer>> rows) {
    rows.put("the store answers", (rig, end) -> rig.store.release());
    rows.put(
        "the store fails",
        (rig, end) -> {
          rig.store.breakDown();
          rig.store.release();
        });
    rows.put(
        "30 s pass",
        (rig, end) -> {
          rig.nowNanos += 30_000_000_000L;
          end.expire(rig.nowNanos);
        });
    rows.put("we break it off", (rig, end) -> end.abort(new Iec104ClosedException("test")));
    rows.put("data transfer stops", (rig, end) -> end.drop(new Iec104ClosedException("test")));
    return rows;
  }

  private static Map<String, BiConsumer<Rig, FileTransfer>> senderEvents() {
    Map<String, BiConsumer<Rig, FileTransfer>> rows = new LinkedHashMap<>();
    row(rows, "122 SCQ 2 call file", CALL_FILE);
    row(rows, "122 SCQ 5 select section 1", new Call(1, 1, 5));
    row(rows, "122 SCQ 6 call section 1", CALL_SECTION);
    row(rows, "122 SCQ 6 call section 2", new Call(1, 2, 6));
    row(rows, "122 SCQ 7 deactivate section 1", new Call(1, 1, 7));
    row(rows, "122 SCQ 3 deactivate file", new Call(1, 0, 3));
    row(rows, "122 SCQ 0, 1, 8 to 15", new Call(1, 0, 15));
    row(rows, "124 AFQ 3 section 1", SECTION_OK);
    row(rows, "124 AFQ 3 section 2", new Acknowledge(1, 2, 3));
    row(rows, "124 AFQ 4 section 1, error 2", new Acknowledge(1, 1, 0x24));
    row(rows, "124 AFQ 1 file", new Acknowledge(1, 0, 1));
    row(rows, "124 AFQ 2 file, error 2", new Acknowledge(1, 0, 0x22));
    row(rows, "120, 121, 123, 125", new SectionReady(1, 1, 2, 0));
    return both(rows);
  }

  private static final FileReady READY = new FileReady(1, 3, 0);
  private static final SectionReady SECTION = new SectionReady(1, 1, 2, 0);
  private static final Segment FIRST = new Segment(1, 1, new byte[] {1});
  private static final Segment SECOND = new Segment(1, 1, new byte[] {2});
  private static final LastSegment SENT = new LastSegment(1, 1, 3, 3);

  private static Rig receiver(String state) {
    Rig rig = new Rig();
    rig.end =
        new FileReceiver(Ends.setting(RULES), length -> rig.store.create(Ends.FILE, length))
            .select(new Call(1, 0, Qualifiers.SELECT_FILE), rig.nowNanos);
    Ends.sent(rig.end, rig.nowNanos);
    switch (state) {
      case "SELECTING" -> {}
      case "OPENING" -> {
        rig.store.hold();
        rig.take(READY);
      }
      case "CALLED" -> rig.take(READY);
      case "RECEIVING" -> rig.take(READY, SECTION, FIRST);
      case "STORING" -> {
        rig.take(READY, SECTION, FIRST, SECOND);
        rig.store.hold();
        rig.take(SENT);
      }
      case "WAITING" -> rig.take(READY, SECTION, FIRST, SECOND, SENT);
      case "WAITING, all" -> all(rig);
      case "COMPLETING" -> {
        all(rig);
        rig.store.hold();
        rig.take(new LastSegment(1, 2, 1, 6));
      }
      case "OVER" -> rig.take(new FileReady(1, 0, 0x80));
      default -> throw new IllegalArgumentException(state);
    }
    assertThat(rig.state()).isEqualTo(state.replace(", all", ""));
    return rig;
  }

  private static void all(Rig rig) {
    rig.take(READY, SECTION, FIRST, SECOND, SENT);
    rig.take(new SectionReady(1, 2, 1, 0), new Segment(1, 2, new byte[] {3}));
    rig.take(new LastSegment(1, 2, 3, 3));
  }

  private static Map<String, BiConsumer<Rig, FileTransfer>> receiverEvents() {
    Map<String, BiConsumer<Rig, FileTransfer>> rows = new LinkedHashMap<>();
    row(rows, "120 ready", READY);
    row(rows, "120 negative", new FileReady(1, 0, 0x80));
    row(rows, "121 section 1 ready", SECTION);
    row(rows, "121 section 2 ready", new SectionReady(1, 2, 1, 0));
    row(rows, "121 section 1 not ready", new SectionReady(1, 1, 0, 0x80));
    row(rows, "121 section 1 of 4 octets", new SectionReady(1, 1, 4, 0));
    row(rows, "125 of section 1", SECOND);
    row(rows, "125 of section 2", new Segment(1, 2, new byte[] {3}));
    row(rows, "125 of section 1, too long", new Segment(1, 1, new byte[] {2, 3}));
    row(rows, "123 LSQ 3 section 1, wrong checksum", new LastSegment(1, 1, 3, 9));
    row(rows, "123 LSQ 3 section 1, one segment lost", new LastSegment(1, 1, 3, 1));
    rows.put(
        "the last 125 and 123 LSQ 3 section 1",
        (rig, end) -> {
          end.received(SECOND, rig.nowNanos);
          end.received(SENT, rig.nowNanos);
        });
    row(rows, "123 LSQ 3 section 2", new LastSegment(1, 2, 3, 3));
    row(rows, "123 LSQ 4 section 1 broken off", new LastSegment(1, 1, 4, 0));
    row(rows, "123 LSQ 1 last section", new LastSegment(1, 2, 1, 6));
    row(rows, "123 LSQ 1 last section, wrong checksum", new LastSegment(1, 2, 1, 7));
    row(rows, "123 LSQ 2 file broken off", new LastSegment(1, 1, 2, 0));
    row(rows, "122 SCQ 3 deactivate file", new Call(1, 0, 3));
    row(rows, "122 otherwise, 124", new Acknowledge(1, 0, 1));
    return both(rows);
  }

  private static String table(
      List<String> states,
      Map<String, BiConsumer<Rig, FileTransfer>> events,
      Function<String, Rig> rigs) {
    StringBuilder table = new StringBuilder("|  | " + String.join(" | ", states) + " |\n|");
    table.append(" --- |".repeat(states.size() + 1)).append('\n');
    events.forEach(
        (name, event) ->
            table.append(
                states.stream()
                    .map(state -> rigs.apply(state).happen(event))
                    .collect(Collectors.joining(" | ", "| " + name + " | ", " |\n"))));
    return table.toString();
  }

  private static final List<String> RECEIVER_STATES =
      List.of(
          "SELECTING",
          "OPENING",
          "CALLED",
          "RECEIVING",
          "STORING",
          "WAITING",
          "WAITING, all",
          "COMPLETING",
          "OVER");

  @Test
  void everyStateOfAReceiverIsWalked() {
    Map<FileReceiver.State, Boolean> walked = new EnumMap<>(FileReceiver.State.class);
    RECEIVER_STATES.forEach(
        s -> walked.put(FileReceiver.State.valueOf(s.replace(", all", "")), true));
    assertThat(walked).hasSize(FileReceiver.State.values().length);
  }

  @Test
  void theTablesInTheDocumentationAreTrue() throws IOException {
    List<String> senderStates =
        List.of(FileSender.State.values()).stream().map(Enum::name).toList();
    String text =
        HEAD
            + table(senderStates, senderEvents(), s -> sender(FileSender.State.valueOf(s)))
            + RECEIVER_HEAD
            + table(RECEIVER_STATES, receiverEvents(), FileStatesTest::receiver);
    Path file = ProjectFiles.find("src/docs").resolve("file-states.md");
    if (System.getProperty("update-docs") != null) {
      Files.writeString(file, text);
    }
    assertThat(file).exists();
    assertThat(Files.readString(file))
        .as("src/docs/file-states.md; if the change is wanted run with -Dupdate-docs")
        .isEqualTo(text);
  }
}
