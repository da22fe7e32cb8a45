package io.github.cameliec104.camel.points;

import java.util.List;
import java.util.stream.Collectors;

/** A file cannot be used. Its message has one line for each thing that must be mended. */
public final class PointListException extends IllegalArgumentException {

  private final List<Problem> problems;

  PointListException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /**
   * Everything that is wrong, at least one: with the file first, then in the order of its entries.
   */
  public List<Problem> problems() {
    return problems;
  }
}
