package io.github.cameliec104.protocol.file;

import io.github.cameliec104.protocol.asdu.AddressSizes;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.Cp56Time;
import io.github.cameliec104.protocol.asdu.FileElement.Directory;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.TimeRules;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a directory on their way to a master (101 §7.3.6.7). The type knows sequences only:
 * entries with consecutive object addresses share an ASDU, each gap begins another. A directory
 * without files is a single entry without address.
 */
final class DirectoryAnswer {

  private static final Comparator<FileEntry> ORDER =
      Comparator.<FileEntry>comparingInt(entry -> entry.address().objectAddress())
          .thenComparingInt(entry -> entry.address().name());

  /** The first of January 2000, declared invalid. */
  private static final Cp56Time UNKNOWN = new Cp56Time(1L << 32 | 1L << 40).asInvalid();

  private final Cot cot;
  private final int commonAddress;
  private final List<FileEntry> entries;
  private final int capacity;
  private final TimeRules time;
  private int index;
  private boolean over;

  DirectoryAnswer(
      Cot cot, int commonAddress, List<FileEntry> files, AddressSizes sizes, TimeRules time) {
    this.cot = cot;
    this.commonAddress = commonAddress;
    entries = new ArrayList<>(files);
    entries.sort(ORDER);
    int room = AddressSizes.MAX_ASDU - 2 - sizes.cause() - sizes.common() - sizes.object();
    capacity = room / TypeId.F_DR_TA_1.size();
    this.time = time;
  }

  /** The next ASDU, or null when the answer is complete. */
  @Nullable Asdu next() {
    if (over) {
      return null;
    }
    List<InformationObject> objects = new ArrayList<>();
    do {
      objects.add(entries.isEmpty() ? none() : object(entries.get(index)));
      index++;
    } while (objects.size() < capacity && continues());
    over = index >= entries.size();
    return new Asdu(TypeId.F_DR_TA_1.number(), true, cot, commonAddress, objects);
  }

  private InformationObject none() {
    return new InformationObject(0, new Directory(0, 0, FileEntry.LAST), UNKNOWN);
  }

  private InformationObject object(FileEntry entry) {
    boolean last = index == entries.size() - 1;
    return new InformationObject(entry.address().objectAddress(), entry.element(last), tag(entry));
  }

  private Cp56Time tag(FileEntry entry) {
    Instant made = entry.time();
    return made == null ? UNKNOWN : time.tag(made, commonAddress);
  }

  private boolean continues() {
    return index < entries.size()
        && entries.get(index).address().objectAddress()
            == entries.get(index - 1).address().objectAddress() + 1;
  }
}
