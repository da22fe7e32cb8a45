package io.github.cameliec104.protocol.net;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/** Reads redundancy groups from text. */
final class GroupParser {

  private static final String EXPECTED =
      "expected single, or groups such as a=10.0.0.1,10.0.0.2;b=192.168.1.0/24,CN=centre-b;rest=*";

  private final String text;

  private GroupParser(String text) {
    this.text = text;
  }

  static List<RedundancyGroups.Group> parse(String text) {
    GroupParser parser = new GroupParser(text);
    return split(text, ';').stream().map(parser::group).toList();
  }

  /** The parts between separators that do not stand in parentheses. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == separator && depth == 0) {
        parts.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(text.substring(start).strip());
    return parts;
  }

  private RedundancyGroups.Group group(String part) {
    int equals = part.indexOf('=');
    if (equals < 1) {
      throw wrong(part, EXPECTED);
    }
    List<PeerPattern> members =
        split(part.substring(equals + 1), ',').stream().map(this::member).toList();
    return new RedundancyGroups.Group(part.substring(0, equals).strip(), members);
  }

  private PeerPattern member(String part) {
    if (part.equals("*")) {
      return new PeerPattern.Anyone();
    } else if (part.startsWith("CN=") && part.length() > 3) {
      return new PeerPattern.CommonName(part.substring(3));
    } else if (part.startsWith("DN(") && part.endsWith(")")) {
      return subject(part);
    }
    return network(part);
  }

  private PeerPattern subject(String part) {
    try {
      return new PeerPattern.Subject(new X500Principal(part.substring(3, part.length() - 1)));
    } catch (IllegalArgumentException e) {
      throw wrong(part, "expected a subject such as DN(CN=centre-b,O=Grid,C=DE)");
    }
  }

  private PeerPattern network(String part) {
    int slash = part.indexOf('/');
    InetAddress address =
        NetUtil.createInetAddressFromIpAddressString(slash < 0 ? part : part.substring(0, slash));
    if (address == null) {
      throw wrong(
          part,
          "expected an IP address, a network such as 192.168.1.0/24, CN=name, DN(subject) or *");
    }
    int bits = 8 * address.getAddress().length;
    return new PeerPattern.Network(address, slash < 0 ? bits : prefix(part, slash, bits));
  }

  private int prefix(String part, int slash, int bits) {
    String digits = part.substring(slash + 1);
    int prefix = digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : -1;
    if (prefix < 0 || prefix > bits) {
      throw wrong(part, "expected a prefix length of 0.." + bits + " after the slash");
    }
    return prefix;
  }

  private IllegalArgumentException wrong(String part, String expected) {
    return new IllegalArgumentException(
        "redundancyGroups=" + text + ": '" + part + "', " + expected);
  }
}
