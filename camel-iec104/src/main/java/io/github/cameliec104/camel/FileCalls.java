package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.file.FileAddress;
import io.github.cameliec104.protocol.file.FileCall;
import io.github.cameliec104.protocol.file.FileEntry;
import io.github.cameliec104.protocol.file.FileProgress;
import io.github.cameliec104.protocol.file.FileRules;
import io.github.cameliec104.protocol.file.FileSource;
import io.github.cameliec104.protocol.file.MemoryFile;
import io.github.cameliec104.protocol.net.Iec104Master;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.support.MessageHelper;
import org.jspecify.annotations.Nullable;

/** Messages to requests about files, as the operation says. For any thread. */
final class FileCalls {

  /** Something about files to ask of a started master. */
  interface Request extends Function<Iec104Master, CompletableFuture<FileAnswer>> {}

  private static final int LAST_STATION = 0xFFFE;
  private static final int LAST_OBJECT = 0xFFFFFF;

  private final Iec104Configuration options;
  private final FileRules rules;

  /**
   * For a producer.
   *
   * @throws IllegalArgumentException if an option is out of its range
   */
  FileCalls(Iec104Configuration options) {
    this.options = options;
    rules = FileRules.DEFAULT.withTimeout(options.getFileTimeout());
  }

  /**
   * What a message asks of the station about files; null if it asks something else.
   *
   * @throws IllegalArgumentException if it does not say what, or asks what cannot be asked
   */
  @Nullable Request of(Message message) {
    return switch (MasterRequests.operation(options, message)) {
      case DIRECTORY -> directory(call(directoryAddress(message)));
      case DOWNLOAD -> download(call(address(message)));
      case UPLOAD -> upload(call(address(message)), octets(message));
      case DELETE_FILE -> delete(call(address(message)));
      case QUERY_LOG -> query(call(address(message)), message);
      case COMMAND,
          DEACTIVATE,
          INTERROGATION,
          DEACTIVATE_INTERROGATION,
          COUNTERS,
          READ,
          CLOCK,
          TEST,
          RESET,
          PARAMETER,
          RAW,
          SWITCH_OVER,
          QUALITY,
          SUBSTITUTE ->
          null;
    };
  }

  private FileCall call(FileAddress address) {
    return new FileCall(address, rules, FileProgress.NONE);
  }

  private static Request directory(FileCall call) {
    return master ->
        master
            .files()
            .directory(call)
            .thenApply(result -> new FileAnswer(call.address(), result, null));
  }

  private static Request download(FileCall call) {
    return master -> {
      MemoryFile file = new MemoryFile();
      return master
          .files()
          .download(call, file)
          .thenApply(result -> new FileAnswer(call.address(), result, file::octets));
    };
  }

  private static Request upload(FileCall call, byte[] octets) {
    return master ->
        master
            .files()
            .upload(call, FileSource.of(octets))
            .thenApply(result -> new FileAnswer(call.address(), result, null));
  }

  private static Request delete(FileCall call) {
    return master ->
        master
            .files()
            .delete(call)
            .thenApply(result -> new FileAnswer(call.address(), result, null));
  }

  private static Request query(FileCall call, Message message) {
    Instant from = Headers.instant(message, Iec104Constants.FROM);
    Instant to = Headers.instant(message, Iec104Constants.TO);
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "header " + Iec104Constants.TO + "=" + to + ", expected " + from + " or later");
    }
    return master -> {
      MemoryFile file = new MemoryFile();
      return master
          .files()
          .queryLog(call, from, to, file)
          .thenApply(result -> new FileAnswer(call.address(), result, file::octets));
    };
  }

  private FileAddress directoryAddress(Message message) {
    Integer told = objectAddress(message, 0);
    return new FileAddress(station(message), told == null ? 0 : told, 0);
  }

  /** An entry of a directory says itself where the file is, unless the endpoint is about one. */
  private FileAddress address(Message message) {
    if (message.getBody() instanceof FileEntry entry && options.getObjectAddress() == null) {
      return entry.address();
    }
    Integer object = objectAddress(message, 1);
    if (object == null) {
      throw new IllegalArgumentException(
          "no object address of the file, expected the option objectAddress, header "
              + Iec104Constants.OBJECT_ADDRESS
              + " or an entry of a directory as the body");
    }
    Integer type = Headers.number(message, Iec104Constants.FILE_TYPE, 0, 0xFFFF);
    return new FileAddress(station(message), object, type == null ? FileAddress.TRANSPARENT : type);
  }

  private @Nullable Integer objectAddress(Message message, int min) {
    Integer option = options.getObjectAddress();
    return option == null
        ? Headers.number(message, Iec104Constants.OBJECT_ADDRESS, min, LAST_OBJECT)
        : option;
  }

  private int station(Message message) {
    Integer header =
        options.getObjectAddress() == null
            ? Headers.number(message, Iec104Constants.COMMON_ADDRESS, 1, LAST_STATION)
            : null;
    return header == null ? Target.commonAddress(options) : header;
  }

  private static byte[] octets(Message message) {
    Object body = message.getBody();
    InputStream in = body == null ? null : message.getBody(InputStream.class);
    if (in == null) {
      throw new IllegalArgumentException(
          "body " + body + ", expected the octets of the file, or a stream of them");
    }
    try {
      byte[] octets = in.readNBytes(FileEntry.MAX_LENGTH + 1);
      if (octets.length > FileEntry.MAX_LENGTH) {
        throw new IllegalArgumentException(
            "body of more octets than a file can have, expected at most " + FileEntry.MAX_LENGTH);
      }
      return octets;
    } catch (IOException e) {
      throw new UncheckedIOException("the body cannot be read: " + e.getMessage(), e);
    } finally {
      release(body, in, message);
    }
  }

  private static void release(@Nullable Object body, InputStream in, Message message) {
    if (body instanceof StreamCache) {
      MessageHelper.resetStreamCache(message);
      return;
    }
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the body cannot be closed: " + e.getMessage(), e);
    }
  }
}
