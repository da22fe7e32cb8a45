package io.github.cameliec104.protocol.file;

import io.github.cameliec104.protocol.asdu.FileElement;
import io.github.cameliec104.protocol.asdu.FileElement.Acknowledge;
import io.github.cameliec104.protocol.asdu.FileElement.Call;
import io.github.cameliec104.protocol.asdu.FileElement.FileReady;
import io.github.cameliec104.protocol.asdu.FileElement.LastSegment;
import io.github.cameliec104.protocol.asdu.FileElement.SectionReady;
import io.github.cameliec104.protocol.asdu.FileElement.Segment;
import java.util.ArrayList;
import java.util.List;

/** What one end of a transfer sends, in brief. */
final class Ends {

  static final FileAddress FILE = new FileAddress(1, 30000, 1);

  private Ends() {}

  static TransferSetting setting(FileRules rules) {
    return new TransferSetting(FILE, rules, rules.segmentSize(), Runnable::run, FileProgress.NONE);
  }

  /** Takes everything that it sends. */
  static List<FileElement> sent(FileTransfer end, long nowNanos) {
    List<FileElement> sent = new ArrayList<>();
    for (FileElement next = end.next(nowNanos); next != null; next = end.next(nowNanos)) {
      sent.add(next);
    }
    return sent;
  }

  /** Such as {@code ready 600}, {@code section 1 300}, {@code call 2/0}, {@code ack 3/1}. */
  static String brief(FileElement element) {
    if (element instanceof FileReady ready) {
      return ready.positive() ? "120 ready" : "120 negative";
    } else if (element instanceof SectionReady ready) {
      return ready.ready() ? "121 section " + ready.section() : "121 not ready";
    } else if (element instanceof Call call) {
      return "122 SCQ " + call.qualifier();
    } else if (element instanceof LastSegment last) {
      return "123 LSQ " + last.qualifier();
    } else if (element instanceof Acknowledge acknowledge) {
      int error = acknowledge.qualifier() >> 4;
      return "124 AFQ " + (acknowledge.qualifier() & 15) + (error == 0 ? "" : " error " + error);
    } else if (element instanceof Segment) {
      return "125";
    }
    throw new AssertionError(element);
  }
}
