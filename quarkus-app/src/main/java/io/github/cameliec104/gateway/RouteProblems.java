package io.github.cameliec104.gateway;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Camel says of routes that it cannot load, cut down to what the user has to mend. */
final class RouteProblems {
  private static final Pattern ROUTE = Pattern.compile("Failed to create route:? (\\S+)");
  private static final Pattern PLACE = Pattern.compile("\\bin \\S+, (line \\d+, column \\d+):");

  private static final List<UnaryOperator<String>> SIMPLER =
      List.of(
          replacing(
              "(?s).*No endpoint could be found for: (\\w+):.*",
              "there is no component '$1' on board"),
          replacing(
              "(?s).*Property with key \\[(\\S+)\\] not found.*",
              "the placeholder {{$1}} has no value; give it one with -D $1=VALUE"),
          replacing(
              "(?s).*Failed to resolve endpoint: (\\S+) due to:.*Unknown parameters=\\[\\{(.*)}\\].*",
              "$1: unknown option $2"),
          replacing(
              "(?s).*No bean could be found in the registry for: (\\S+).*",
              "there is nothing called '$1' that 'ref' could refer to"),
          replacing("(?s)^Error pre-parsing resource: \\S+: ", ""),
          replacing("(?s)^.* because: ", ""),
          replacing("(?s)^.* due to: ", ""),
          replacing("^(\\w+\\.)+\\w*(Exception|Error): ", ""));

  private RouteProblems() {}

  private static UnaryOperator<String> replacing(String pattern, String replacement) {
    Pattern compiled = Pattern.compile(pattern);
    return text -> compiled.matcher(text).replaceFirst(replacement);
  }

  /** One line: where it is, as far as Camel knows, and what is wrong. */
  static String words(Throwable failure) {
    String text = Failures.words(failure);
    String simple = text;
    for (UnaryOperator<String> simpler : SIMPLER) {
      simple = simpler.apply(simple);
    }
    Matcher place = PLACE.matcher(simple);
    if (place.find()) {
      return lastPlace(place)
          + ": "
          + simple.substring(0, firstLine(simple)).strip()
          + found(simple);
    }
    Matcher route = ROUTE.matcher(text);
    return (route.find() ? "route " + route.group(1) + ": " : "") + simple.strip();
  }

  /** YAML errors name the enclosing place first, and last the place where it went wrong. */
  private static String lastPlace(Matcher place) {
    String last = place.group(1);
    while (place.find()) {
      last = place.group(1);
    }
    return last;
  }

  private static int firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text.length() : end;
  }

  private static String found(String text) {
    return text.lines()
        .filter(line -> line.startsWith("expected ") || line.startsWith("found "))
        .findFirst()
        .map(line -> ", " + line)
        .orElse("");
  }
}
