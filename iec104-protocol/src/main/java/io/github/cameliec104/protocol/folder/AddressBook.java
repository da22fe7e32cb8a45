package io.github.cameliec104.protocol.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The object addresses of files whose names do not tell one. They are kept in a file of the folder,
 * so that an address means the same file after a restart; an address is not given to another file
 * before all others have been used.
 */
final class AddressBook {

  /** The file that keeps it: lines of an address, a blank and the rest of the line, the name. */
  static final String FILE = ".iec104-addresses";

  /** Names kept of files that are gone. */
  private static final int MAX_GONE = 10_000;

  private static final int LAST = 0xFFFFFF;
  private static final Logger LOG = LoggerFactory.getLogger(AddressBook.class);

  private final Path folder;
  private final int first;
  private final Map<String, Integer> addresses = new LinkedHashMap<>();
  private int latest;
  private boolean changed;
  private boolean complained;

  AddressBook(Path folder, int first) {
    this.folder = folder;
    this.first = first;
    latest = first - 1;
  }

  /** Reads what was kept; a line that is none is left out. */
  void load() throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return;
    }
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      int blank = line.indexOf(' ');
      if (blank > 0 && line.substring(0, blank).matches("\\d{1,8}")) {
        int address = Integer.parseInt(line.substring(0, blank));
        if (address >= 1 && address <= LAST) {
          addresses.put(line.substring(blank + 1), address);
          latest = address >= first ? address : latest;
        }
      }
    }
  }

  /**
   * The address of a file, a new one for a new file.
   *
   * @param taken addresses that names tell
   * @return null if there is no address left
   */
  @Nullable Integer address(String name, Set<Integer> taken) {
    Integer known = addresses.get(name);
    if (known != null) {
      return known;
    }
    if (name.indexOf('\n') >= 0 || name.indexOf('\r') >= 0) {
      return null;
    }
    Integer next = next(taken);
    if (next != null) {
      addresses.put(name, next);
      latest = next;
      changed = true;
    }
    return next;
  }

  private @Nullable Integer next(Set<Integer> taken) {
    Set<Integer> used = Set.copyOf(addresses.values());
    int candidate = latest;
    for (int tries = used.size() + taken.size() + 1; tries > 0; tries--) {
      candidate = candidate >= LAST ? first : candidate + 1;
      if (!used.contains(candidate) && !taken.contains(candidate)) {
        return candidate;
      }
    }
    return null;
  }

  /** Keeps what is new; a folder that cannot be written keeps the addresses until the end only. */
  void save(Set<String> present) {
    if (!changed) {
      return;
    }
    changed = false;
    forget(present);
    List<String> lines = new ArrayList<>();
    addresses.forEach((name, address) -> lines.add(address + " " + name));
    Path file = folder.resolve(FILE);
    Path next = folder.resolve(FILE + ".part");
    try {
      Files.write(next, lines, StandardCharsets.UTF_8);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      if (!complained) {
        complained = true;
        LOG.warn("[{}] addresses of files cannot be kept: {}", folder, e.toString());
      }
    }
  }

  private void forget(Set<String> present) {
    List<String> gone =
        addresses.keySet().stream()
            .filter(name -> !present.contains(name))
            .collect(Collectors.toList());
    for (String name : gone.subList(0, Math.max(0, gone.size() - MAX_GONE))) {
      addresses.remove(name);
    }
  }
}
