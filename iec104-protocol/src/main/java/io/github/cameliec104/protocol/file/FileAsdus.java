package io.github.cameliec104.protocol.file;

import io.github.cameliec104.protocol.asdu.AddressSizes;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.FileElement;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.TypeId;

/** The ASDUs of file transfer: one object each, so that a segment is always alone. */
final class FileAsdus {

  /** NOF, NOS and LOS. */
  private static final int SEGMENT_HEAD = 4;

  private FileAsdus() {}

  static Asdu of(Cot cot, FileAddress address, FileElement element) {
    InformationObject object = new InformationObject(address.objectAddress(), element);
    return Asdu.of(type(element), cot, address.commonAddress(), object);
  }

  private static TypeId type(FileElement element) {
    for (int number = TypeId.F_FR_NA_1.number(); number <= TypeId.F_SC_NB_1.number(); number++) {
      TypeId type = TypeId.of(number);
      if (type != null && type.accepts(element)) {
        return type;
      }
    }
    throw new AssertionError(element);
  }

  /** True for types 120 to 127. */
  static boolean isFile(TypeId type) {
    return type.number() >= TypeId.F_FR_NA_1.number();
  }

  /** Most octets of data that fit a segment. */
  static int segment(AddressSizes sizes, FileRules rules) {
    int head = 2 + sizes.cause() + sizes.common() + sizes.object() + SEGMENT_HEAD;
    return Math.min(AddressSizes.MAX_ASDU - head, rules.segmentSize());
  }
}
