package io.github.cameliec104.e2e;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameliec104.protocol.file.FileRules;
import io.github.cameliec104.protocol.folder.FileFolder;
import io.github.cameliec104.protocol.folder.FolderSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A control centre built from j60870's elements fetches files of our slave. */
class FileTransferTest {

  private static final PeerPoint POINT =
      new PeerPoint(1, 700, "M_ME_NC_1", "61.4", "-", PeerPoint.NONE, 20);

  private final Inbox<String> lines = new Inbox<>("lines of the j60870 file master");

  @TempDir Path folder;

  @Test
  void ourSlaveServesFilesInSeveralSectionsToJ60870() throws IOException {
    byte[] record = new byte[100_000];
    new Random(104).nextBytes(record);
    Files.write(folder.resolve("30000-1-fault.dat"), record);
    Files.write(folder.resolve("30001-1-fault.cfg"), new byte[] {1, 2, 3});
    FolderSettings settings = FolderSettings.of(folder).withScan(Duration.ofMillis(50));
    try (FileFolder files = FileFolder.open(settings, entry -> {});
        OurSlave slave = new OurSlave();
        RecordingRelay relay = new RecordingRelay(slave.port(), "files")) {
      slave.set(POINT);
      slave.slave().serve(files, FileRules.DEFAULT.withSizes(30_000, 200)).join();
      try (J60870Process master = master(relay.port())) {
        assertThat(lines.next()).isEqualTo("CONNECTED");
        assertThat(directory(master))
            .containsExactly("ENTRY 1 30000 1 100000", "ENTRY 1 30001 1 3", "LAST");
        master.send("download 1 30000 1");
        assertThat(lines.next()).isEqualTo("FILE " + HexFormat.of().formatHex(record));
        master.send("download 1 30001 1");
        assertThat(lines.next()).isEqualTo("FILE 010203");
        master.send("download 1 30002 1");
        assertThat(lines.next()).isEqualTo("REFUSED 13");
      }
      Tshark.assertClean(relay.capture());
    }
  }

  private J60870Process master(int port) {
    return new J60870Process(
        words -> {
          if (!words[0].equals("STARTED")) {
            lines.add(Stream.of(words).collect(joining(" ")));
          }
        },
        "J60870FileMaster",
        Integer.toString(port));
  }

  /** A file is offered when it has stayed unchanged for a while. */
  private List<String> directory(J60870Process master) {
    return await()
        .until(
            () -> {
              master.send("directory 1");
              return lines.takeUntil("LAST"::equals);
            },
            listing -> listing.size() == 3);
  }
}
