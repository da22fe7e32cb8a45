package io.github.cameliec104.camel.points;

import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ways to write the type of a point: its name in the standard ({@code M_ME_TF_1}), its number
 * ({@code 36}), or a plain word ({@code float}; {@code float-time} for the form with time tag).
 * Upper and lower case are the same.
 */
public final class TypeNames {

  private static final String WITH_TIME = "-time";
  private static final Map<String, TypeId> WORDS = words();
  private static final Map<String, TypeId> NAMES = names();

  private TypeNames() {}

  private static Map<String, TypeId> words() {
    Map<String, TypeId> words = new LinkedHashMap<>();
    for (ValueKind kind : ValueKind.values()) {
      TypeId tagged = kind.type(TimeTag.Kind.CP56);
      TypeId plain = kind.type(TimeTag.Kind.NONE);
      if (plain != null) {
        words.put(kind.word(), plain);
      } else if (tagged != null) {
        words.put(kind.word(), tagged);
      }
      if (tagged != null) {
        words.put(kind.word() + WITH_TIME, tagged);
      }
    }
    return Collections.unmodifiableMap(words);
  }

  private static Map<String, TypeId> names() {
    Map<String, TypeId> names = new LinkedHashMap<>();
    for (TypeId type : TypeId.values()) {
      if (type.isMonitored() || type.isCommand()) {
        names.put(type.name(), type);
      }
    }
    return Collections.unmodifiableMap(names);
  }

  /** The plain words and the type each stands for, in the order of the standard. */
  public static Map<String, TypeId> plainWords() {
    return WORDS;
  }

  /** The names of all types a point list may use, in the order of their numbers. */
  public static List<String> standardNames() {
    return NAMES.values().stream().filter(TypeId::inSubset104).map(TypeId::name).toList();
  }

  /**
   * The type written so, or null if it is no monitored and no command type. Types that only IEC
   * 60870-5-101 has are known too, since stations may send them.
   */
  public static @Nullable TypeId parse(String text) {
    String trimmed = text.trim();
    TypeId named = NAMES.get(trimmed.toUpperCase(Locale.ROOT));
    if (named != null) {
      return named;
    }
    TypeId worded = WORDS.get(trimmed.toLowerCase(Locale.ROOT));
    return worded != null ? worded : numbered(trimmed);
  }

  private static @Nullable TypeId numbered(String text) {
    for (TypeId type : NAMES.values()) {
      if (Integer.toString(type.number()).equals(text)) {
        return type;
      }
    }
    return null;
  }

  /** What a point list takes as type, in words, with the nearest of them first if one is near. */
  public static String expected(String found) {
    List<String> names = standardNames();
    Stream<String> all = Stream.concat(names.stream(), WORDS.keySet().stream());
    return Suggestion.of(found, all.toList())
        + "expected one of "
        + String.join(", ", names)
        + ", their numbers, or a word: "
        + String.join(", ", WORDS.keySet());
  }
}
