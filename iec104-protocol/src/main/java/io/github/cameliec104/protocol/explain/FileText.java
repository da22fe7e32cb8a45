package io.github.cameliec104.protocol.explain;

import io.github.cameliec104.protocol.asdu.FileElement;
import io.github.cameliec104.protocol.asdu.FileElement.Acknowledge;
import io.github.cameliec104.protocol.asdu.FileElement.Call;
import io.github.cameliec104.protocol.asdu.FileElement.Directory;
import io.github.cameliec104.protocol.asdu.FileElement.FileReady;
import io.github.cameliec104.protocol.asdu.FileElement.LastSegment;
import io.github.cameliec104.protocol.asdu.FileElement.QueryLog;
import io.github.cameliec104.protocol.asdu.FileElement.SectionReady;
import io.github.cameliec104.protocol.asdu.FileElement.Segment;

/** File transfer, in words. */
final class FileText {

  private FileText() {}

  static String of(FileElement element) {
    return "file " + element.name() + " " + what(element);
  }

  private static String what(FileElement element) {
    if (element instanceof FileReady file) {
      return (file.positive() ? "ready, " : "refused, ") + file.length() + " octets";
    }
    if (element instanceof SectionReady section) {
      return "section %d %s, %d octets"
          .formatted(section.section(), section.ready() ? "ready" : "not ready", section.length());
    }
    if (element instanceof Call call) {
      return "section %d call SCQ=%d".formatted(call.section(), call.qualifier());
    }
    if (element instanceof LastSegment last) {
      return "section %d last LSQ=%d CHS=%02XH"
          .formatted(last.section(), last.qualifier(), last.checksum());
    }
    if (element instanceof Acknowledge acknowledge) {
      return "section %d acknowledge AFQ=%d"
          .formatted(acknowledge.section(), acknowledge.qualifier());
    }
    return listed(element);
  }

  private static String listed(FileElement element) {
    if (element instanceof Segment segment) {
      return "section %d segment of %d octets".formatted(segment.section(), segment.length());
    }
    if (element instanceof Directory directory) {
      return "of %d octets SOF=%02XH".formatted(directory.length(), directory.status());
    }
    if (element instanceof QueryLog query) {
      return "from " + TimeText.of(query.start()) + " to " + TimeText.of(query.stop());
    }
    throw new AssertionError(element);
  }
}
