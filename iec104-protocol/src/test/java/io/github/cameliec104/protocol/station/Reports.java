package io.github.cameliec104.protocol.station;

import java.util.HashMap;
import java.util.Map;

/** How a point of a script is reported: the words behind its type. */
final class Reports {

  private Reports() {}

  static ReportRules of(String[] words) {
    ReportRules rules = ReportRules.DEFAULT;
    for (int i = 3; i < words.length; i++) {
      rules = with(rules, words[i]);
    }
    return rules;
  }

  private static ReportRules with(ReportRules rules, String word) {
    String value = word.substring(word.indexOf('=') + 1);
    if (word.equals("twice")) {
      return rules.withTwice(true);
    } else if (word.startsWith("returns=")) {
      return rules.withReturns(PointAddress.parse(value));
    } else if (word.startsWith("deadband=")) {
      return rules.withDeadBand(
          value.endsWith("%")
              ? DeadBand.percent(Double.parseDouble(value.replace("%", "")))
              : DeadBand.absolute(Double.parseDouble(value)));
    } else if (word.contains("=")) {
      Map<ParameterKind, Integer> addresses = new HashMap<>(rules.parameters());
      String kind = word.substring(0, word.indexOf('='));
      addresses.put(ParameterKind.valueOf(kind), Integer.parseInt(value));
      return rules.withParameters(addresses);
    }
    return rules;
  }
}
