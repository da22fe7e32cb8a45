package io.github.cameliec104.protocol.file;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.FileElement.Directory;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.ReadTime;
import io.github.cameliec104.protocol.asdu.TimeRules;
import io.github.cameliec104.protocol.asdu.TimeTag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a received ASDU of type 126.
 *
 * @param complete whether the last file of the directory is among them
 */
record Listing(List<FileEntry> entries, boolean complete) {

  static Listing of(Asdu asdu, TimeRules time) {
    List<FileEntry> entries = new ArrayList<>(asdu.objects().size());
    boolean complete = false;
    for (InformationObject object : asdu.objects()) {
      if (object.element() instanceof Directory listed && asdu.commonAddress() != 0) {
        complete |= FileEntry.isLast(listed);
        if (object.address() != 0) {
          FileAddress address =
              new FileAddress(asdu.commonAddress(), object.address(), listed.name());
          entries.add(
              FileEntry.of(address, listed, made(object.time(), asdu.commonAddress(), time)));
        }
      }
    }
    return new Listing(entries, complete);
  }

  private static @Nullable Instant made(@Nullable TimeTag tag, int station, TimeRules time) {
    ReadTime read = tag == null ? null : time.read(tag, station, Instant.EPOCH);
    return read == null || read.quality().invalid() ? null : read.instant();
  }
}
