package io.github.cameliec104.camel.points;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds what a mistyped word was meant to be. */
public final class Suggestion {

  private Suggestion() {}

  /**
   * {@code "did you mean 'x'? "} for the candidate nearest to the word, or an empty text if none is
   * near: at most a third of the letters may differ. Upper and lower case are the same.
   */
  public static String of(String word, Collection<String> candidates) {
    int limit = Math.max(1, word.length() / 3);
    return candidates.stream()
        .filter(candidate -> Math.abs(candidate.length() - word.length()) <= limit)
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .filter(candidate -> distance(word, candidate) <= limit)
        .map(candidate -> "did you mean '" + candidate + "'? ")
        .orElse("");
  }

  /** Letters to insert, delete or replace to make one word of the other. */
  private static int distance(String one, String two) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = two.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
