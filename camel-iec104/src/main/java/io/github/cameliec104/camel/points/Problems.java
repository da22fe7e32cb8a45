package io.github.cameliec104.camel.points;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one file, so that all of it can be told at once. */
final class Problems {

  private final String file;
  private final List<Problem> errors = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  void error(Problem.@Nullable Entry entry, @Nullable String key, String message) {
    errors.add(new Problem(file, entry, key, message));
  }

  void warning(Problem.@Nullable Entry entry, @Nullable String key, String message) {
    warnings.add(new Problem(file, entry, key, message));
  }

  /** The warnings, if there is no error. */
  List<Problem> warningsOrThrow() {
    if (!errors.isEmpty()) {
      throw failure();
    }
    return sorted(warnings);
  }

  /** All errors as one exception; there must be one. */
  PointListException failure() {
    return new PointListException(sorted(errors));
  }

  /** What concerns the whole file first, then in the order of its entries. */
  private static List<Problem> sorted(List<Problem> problems) {
    Comparator<Problem> order =
        Comparator.comparingInt(p -> p.entry() == null ? 0 : p.entry().index());
    return problems.stream().sorted(order).toList();
  }
}
