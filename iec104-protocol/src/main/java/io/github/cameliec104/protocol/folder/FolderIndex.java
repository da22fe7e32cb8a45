package io.github.cameliec104.protocol.folder;

import io.github.cameliec104.protocol.file.FileAddress;
import io.github.cameliec104.protocol.file.FileEntry;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which files of the folder are offered under which address. A file is offered when it has not
 * changed for a while; links, folders, hidden files and files too long to be told are not. Confined
 * to the thread of the folder.
 */
final class FolderIndex {

  /** Most files offered; the directory of a station is no archive. */
  static final int MAX_FILES = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(FolderIndex.class);

  /**
   * A file as it was seen.
   *
   * @param sinceNanos since when it has been so
   */
  record Seen(Path path, long length, Instant modified, long sinceNanos) {

    String name() {
      return String.valueOf(path.getFileName());
    }

    boolean isSame(Seen other) {
      return length == other.length && modified.equals(other.modified);
    }
  }

  private final FolderSettings settings;
  private final AddressBook book;
  private final Set<String> complained = new HashSet<>();
  private Map<String, Seen> seen = Map.of();
  private Map<FileAddress, Seen> offered = Map.of();

  FolderIndex(FolderSettings settings) {
    this.settings = settings;
    book = new AddressBook(settings.folder(), settings.firstAddress());
  }

  void load() throws IOException {
    book.load();
  }

  /**
   * Looks at the folder.
   *
   * @param now the wall clock, against which files are old that were never seen before
   * @return the files that are offered now and were not before, or not as they are
   */
  List<FileEntry> scan(Instant now, long nowNanos) throws IOException {
    Map<String, Seen> present = present(now, nowNanos);
    List<Seen> steady =
        present.values().stream()
            .filter(file -> nowNanos - file.sinceNanos() >= settings.scan().toNanos())
            .sorted(Comparator.comparing(Seen::modified).thenComparing(Seen::name))
            .collect(Collectors.toList());
    Map<FileAddress, Seen> current = addressed(steady);
    book.save(present.keySet());
    final Map<FileAddress, Seen> before = offered;
    seen = present;
    offered = current;
    complained.retainAll(present.keySet());
    List<FileEntry> news = new ArrayList<>();
    current.forEach(
        (address, file) -> {
          Seen old = before.get(address);
          if (old == null || !old.isSame(file)) {
            news.add(entry(address, file));
          }
        });
    return news;
  }

  private Map<String, Seen> present(Instant now, long nowNanos) throws IOException {
    Map<String, Seen> present = new HashMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(settings.folder())) {
      for (Path path : files) {
        Seen file = present.size() < MAX_FILES ? look(path, now, nowNanos) : null;
        if (file != null) {
          present.put(file.name(), file);
        }
      }
    }
    return present;
  }

  private @Nullable Seen look(Path path, Instant now, long nowNanos) throws IOException {
    String name = String.valueOf(path.getFileName());
    if (FileName.isHidden(name)) {
      return null;
    }
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return null; // gone meanwhile
    }
    if (!attributes.isRegularFile()) {
      return null;
    }
    if (attributes.size() > FileEntry.MAX_LENGTH) {
      complain(name, "has " + attributes.size() + " octets, expected at most 16777215");
      return null;
    }
    Instant modified = attributes.lastModifiedTime().toInstant();
    Seen before = seen.get(name);
    boolean old = modified.isBefore(now.minus(settings.scan()));
    long since = before == null && old ? nowNanos - settings.scan().toNanos() : nowNanos;
    Seen file = new Seen(path, attributes.size(), modified, since);
    return before != null && before.isSame(file) ? before : file;
  }

  private Map<FileAddress, Seen> addressed(List<Seen> files) {
    Map<FileAddress, Seen> addressed = new HashMap<>();
    Set<Integer> taken = new HashSet<>();
    for (Seen file : files) {
      FileAddress told = FileName.address(settings.commonAddress(), file.name());
      if (told != null) {
        taken.add(told.objectAddress());
        put(addressed, told, file);
      }
    }
    for (Seen file : files) {
      if (FileName.address(settings.commonAddress(), file.name()) == null) {
        Integer address = book.address(file.name(), taken);
        if (address == null) {
          complain(file.name(), "cannot have an address");
        } else {
          int station = settings.commonAddress();
          put(addressed, new FileAddress(station, address, FileAddress.TRANSPARENT), file);
        }
      }
    }
    return addressed;
  }

  private void put(Map<FileAddress, Seen> addressed, FileAddress address, Seen file) {
    Seen other = addressed.putIfAbsent(address, file);
    if (other != null) {
      complain(file.name(), "has the address of " + other.name());
    }
  }

  private void complain(String name, String why) {
    if (complained.add(name)) {
      LOG.warn("[{}] file {} is not offered: it {}", settings.folder(), name, why);
    }
  }

  /** A file just received is offered at once, and is nothing new. */
  void received(FileAddress address, Path path) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    long since = System.nanoTime() - settings.scan().toNanos();
    Seen file = new Seen(path, attributes.size(), attributes.lastModifiedTime().toInstant(), since);
    Map<String, Seen> more = new HashMap<>(seen);
    more.put(file.name(), file);
    seen = more;
    Map<FileAddress, Seen> all = new HashMap<>(offered);
    all.put(address, file);
    offered = all;
  }

  @Nullable Seen find(FileAddress address) {
    return offered.get(address);
  }

  List<FileEntry> entries() {
    return offered.entrySet().stream().map(e -> entry(e.getKey(), e.getValue())).toList();
  }

  private static FileEntry entry(FileAddress address, Seen file) {
    return new FileEntry(address, (int) file.length(), file.modified());
  }
}
