package io.github.cameliec104.protocol.file;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A store for tests: answers at once or, while it is held, when it is released. Counts what it has
 * open.
 */
public class FilesInMemory implements FileStore {

  @SuppressWarnings("ArrayRecordComponent")
  private record Stored(byte[] octets, Instant time) {}

  private final Map<String, Stored> files = new TreeMap<>();
  private final Map<String, FileAddress> addresses = new TreeMap<>();
  private final List<Runnable> held = new ArrayList<>();
  private boolean holding;
  private boolean broken;
  private int open;
  private int largest;

  /** Adds a file. */
  public FilesInMemory with(FileAddress address, byte[] octets, Instant time) {
    addresses.put(address.toString(), address);
    files.put(address.toString(), new Stored(octets, time));
    return this;
  }

  /** Octets 0, 1, 2, … 255, 0, … . */
  public static byte[] counting(int length) {
    byte[] octets = new byte[length];
    for (int i = 0; i < length; i++) {
      octets[i] = (byte) i;
    }
    return octets;
  }

  /** From now on answers wait. */
  public void hold() {
    holding = true;
  }

  /** Gives all answers that wait, and from now on at once. */
  public void release() {
    holding = false;
    List<Runnable> all = List.copyOf(held);
    held.clear();
    all.forEach(Runnable::run);
  }

  /** From now on nothing can be read or written. */
  public void breakDown() {
    broken = true;
  }

  /** Files that are open. */
  public int open() {
    return open;
  }

  /** Most octets that were read or written at once. */
  public int largest() {
    return largest;
  }

  /** The octets of a file, or null. */
  public byte[] octets(FileAddress address) {
    Stored stored = files.get(address.toString());
    return stored == null ? null : stored.octets();
  }

  private <T> CompletionStage<T> answer(T value) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Runnable complete =
        () -> {
          if (broken) {
            answer.completeExceptionally(new IllegalStateException("broken"));
          } else {
            answer.complete(value);
          }
        };
    if (holding) {
      held.add(complete);
    } else {
      complete.run();
    }
    return answer;
  }

  @Override
  public CompletionStage<Optional<List<FileEntry>>> list(int commonAddress, int objectAddress) {
    List<FileEntry> entries =
        addresses.values().stream()
            .filter(address -> address.commonAddress() == commonAddress)
            .map(address -> entry(address, files.get(address.toString())))
            .toList();
    return answer(objectAddress == 0 ? Optional.of(entries) : Optional.empty());
  }

  private static FileEntry entry(FileAddress address, Stored stored) {
    return new FileEntry(address, stored.octets().length, stored.time());
  }

  @Override
  public CompletionStage<Optional<FileSource>> open(FileAddress address) {
    Stored stored = files.get(address.toString());
    return answer(Optional.ofNullable(stored))
        .thenApply(found -> found.map(file -> source(file.octets())));
  }

  private FileSource source(byte[] octets) {
    open++;
    FileSource source = FileSource.of(octets);
    return new FileSource() {
      private boolean closed;

      @Override
      public int length() {
        return source.length();
      }

      @Override
      public CompletionStage<byte[]> read(int offset, int count) {
        largest = Math.max(largest, count);
        return source.read(offset, count).thenCompose(FilesInMemory.this::answer);
      }

      @Override
      public void close() {
        open -= closed ? 0 : 1;
        closed = true;
      }
    };
  }

  @Override
  public CompletionStage<Optional<FileSource>> query(
      FileAddress address, Instant from, Instant to) {
    return open(address);
  }

  @Override
  public CompletionStage<Optional<FileSink>> create(FileAddress address, int length) {
    return answer(Optional.of(address))
        .thenApply(wanted -> wanted.filter(file -> file.name() != 255).map(this::sink));
  }

  private FileSink sink(FileAddress address) {
    open++;
    MemoryFile memory = new MemoryFile();
    return new FileSink() {
      private boolean closed;

      @Override
      public CompletionStage<Void> write(byte[] octets) {
        largest = Math.max(largest, octets.length);
        memory.write(octets);
        return answer(null);
      }

      @Override
      public CompletionStage<Void> complete() {
        with(address, memory.octets(), Instant.EPOCH);
        close();
        return answer(null);
      }

      private void close() {
        open -= closed ? 0 : 1;
        closed = true;
      }

      @Override
      public void discard() {
        close();
      }
    };
  }

  @Override
  public CompletionStage<Boolean> delete(FileAddress address) {
    addresses.remove(address.toString());
    return answer(files.remove(address.toString()) != null);
  }
}
