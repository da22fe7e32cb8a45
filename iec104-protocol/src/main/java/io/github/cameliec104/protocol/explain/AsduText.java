package io.github.cameliec104.protocol.explain;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.Element;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** An ASDU on one line: type, cause, addresses, then each object. */
final class AsduText {

  private final PointNames names;

  AsduText(PointNames names) {
    this.names = names;
  }

  String of(Asdu asdu) {
    TypeId type = asdu.type();
    StringJoiner objects = new StringJoiner("; ");
    for (InformationObject object : asdu.objects()) {
      objects.add(object(asdu, type, object));
    }
    return asdu.typeNumber()
        + " "
        + (type == null ? "unknown type" : type.name())
        + cause(asdu.cot())
        + " CA="
        + asdu.commonAddress()
        + ": "
        + objects;
  }

  private static String cause(Cot cot) {
    return " cause %d %s P/N=%d T=%d OA=%d"
        .formatted(
            cot.cause().number(),
            words(cot.cause()),
            cot.negative() ? 1 : 0,
            cot.test() ? 1 : 0,
            cot.originator());
  }

  private static String words(Cause cause) {
    return cause.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private String object(Asdu asdu, @Nullable TypeId type, InformationObject object) {
    String text = ElementText.of(object.element());
    if (object.element() instanceof Element.Octets) {
      return text;
    }
    boolean command = type != null && type.isCommand();
    String name = names.name(asdu.commonAddress(), object.address(), command);
    TimeTag time = object.time();
    return object.address()
        + (name == null ? "" : " \"" + name + "\"")
        + " "
        + text
        + (time == null ? "" : " " + TimeText.of(time));
  }
}
