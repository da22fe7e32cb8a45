package io.github.cameliec104.protocol.asdu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A whole ASDU as the vectors write it: a header line, and one line for each object. */
final class AsduNotation {

  private static final Pattern HEADER =
      Pattern.compile(
          "(\\w+) SQ=([01]) N=(\\d+) COT=(\\d+) P/N=([01]) T=([01]) OA=(\\d+) CA=(\\d+)");
  private static final String OCTETS = "OCTETS=";

  private AsduNotation() {}

  static List<String> write(Asdu asdu) {
    TypeId type = asdu.type();
    List<String> lines = new ArrayList<>();
    if (type == null) {
      Element.Octets octets = (Element.Octets) asdu.first().element();
      lines.add(header(asdu, Integer.toString(asdu.typeNumber()), octets.vsq()));
      lines.add(OCTETS + HexFormat.of().withUpperCase().formatHex(octets.octets()));
    } else {
      int vsq = asdu.objects().size() | (asdu.sequence() ? 0x80 : 0);
      lines.add(header(asdu, type.name(), vsq));
      asdu.objects().forEach(object -> lines.add(write(type, object)));
    }
    return lines;
  }

  private static String header(Asdu asdu, String type, int vsq) {
    Cot cot = asdu.cot();
    return "%s SQ=%d N=%d COT=%d P/N=%d T=%d OA=%d CA=%d"
        .formatted(
            type,
            vsq >> 7,
            vsq & 0x7F,
            cot.cause().number(),
            cot.negative() ? 1 : 0,
            cot.test() ? 1 : 0,
            cot.originator(),
            asdu.commonAddress());
  }

  private static String write(TypeId type, InformationObject object) {
    FieldWriter out = new FieldWriter();
    Notation.of(type).write(object.element(), out);
    if (object.time() != null) {
      out.time(object.time());
    }
    return (object.address() + ": " + out).trim();
  }

  static Asdu read(List<String> lines) {
    Matcher header = HEADER.matcher(lines.get(0));
    assertThat(header.matches()).as(lines.get(0)).isTrue();
    boolean sequence = number(header, 2) == 1;
    int common = number(header, 8);
    List<String> rest = lines.subList(1, lines.size());
    if (rest.get(0).startsWith(OCTETS)) {
      int vsq = number(header, 3) | (sequence ? 0x80 : 0);
      List<InformationObject> octets = List.of(octets(vsq, rest.get(0)));
      return new Asdu(number(header, 1), false, cot(header), common, octets);
    }
    assertThat(rest).hasSize(number(header, 3));
    TypeId type = TypeId.valueOf(header.group(1));
    List<InformationObject> objects = rest.stream().map(line -> read(type, line)).toList();
    return new Asdu(type.number(), sequence, cot(header), common, objects);
  }

  private static Cot cot(Matcher header) {
    Cause cause = Cause.of(number(header, 4));
    return new Cot(cause, number(header, 5) == 1, number(header, 6) == 1, number(header, 7));
  }

  private static int number(Matcher header, int group) {
    return Integer.parseInt(header.group(group));
  }

  private static InformationObject octets(int vsq, String line) {
    byte[] octets = HexFormat.of().parseHex(line.substring(OCTETS.length()));
    return new InformationObject(0, new Element.Octets(vsq, octets));
  }

  private static InformationObject read(TypeId type, String line) {
    int colon = line.indexOf(':');
    TextFields fields = new TextFields(line.substring(colon + 1).trim());
    int address = Integer.parseInt(line.substring(0, colon));
    InformationObject object = Notation.object(type, address, fields);
    fields.end();
    return object;
  }
}
