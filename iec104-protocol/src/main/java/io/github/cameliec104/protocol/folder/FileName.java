package io.github.cameliec104.protocol.folder;

import io.github.cameliec104.protocol.file.FileAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the name of a file in the folder says. */
final class FileName {

  /** Files that are not finished, or nobody's business. */
  private static final Pattern HIDDEN =
      Pattern.compile("\\..*|.*\\.(tmp|part|inprogress|camelLock)", Pattern.DOTALL);

  private static final Pattern ADDRESSED = Pattern.compile("(\\d{1,8})-(\\d{1,5})(-.*)?");

  private FileName() {}

  /** True for names that begin with a dot or end like those of unfinished files. */
  static boolean isHidden(String name) {
    return HIDDEN.matcher(name).matches();
  }

  /** The address in a name such as {@code 30000-1-fault.cfg}, or null if there is none. */
  static @Nullable FileAddress address(int commonAddress, String name) {
    Matcher matcher = ADDRESSED.matcher(name);
    if (!matcher.matches()) {
      return null;
    }
    int objectAddress = Integer.parseInt(matcher.group(1));
    int nof = Integer.parseInt(matcher.group(2));
    return objectAddress == 0 || objectAddress > 0xFFFFFF || nof > 0xFFFF
        ? null
        : new FileAddress(commonAddress, objectAddress, nof);
  }

  /** The name of a file that has none but its address. */
  static String of(FileAddress address) {
    return address.objectAddress() + "-" + address.name();
  }
}
