package io.github.cameliec104.protocol.station;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What masters loaded into a slave. One change is made at a time: it is saved, then takes effect,
 * and only then is confirmed. One that cannot be saved has no effect.
 */
final class Parameters {

  /** Changes that may wait while one is being saved; further ones are refused. */
  private static final int MAX_WAITING = 1000;

  /** What a master wants. */
  interface Change {

    /** Everything there is after the change, or null if it cannot be made. */
    @Nullable Map<PointAddress, PointParameters> after(Map<PointAddress, PointParameters> before);

    /** It took effect, and this is what is different; or it did not, null. */
    void done(@Nullable List<PointParameters> changed);
  }

  private final Consumer<PointAddress> effect;
  private final ArrayDeque<Change> waiting = new ArrayDeque<>();
  private ParameterSaver saver = ParameterSaver.NONE;
  private Map<PointAddress, PointParameters> current = Map.of();
  private boolean saving;

  /**
   * Nothing loaded.
   *
   * @param effect called for each point whose parameters are different now
   */
  Parameters(Consumer<PointAddress> effect) {
    this.effect = effect;
  }

  /** Begins with what was saved, and saves with this from now on. */
  void restore(Collection<PointParameters> saved, ParameterSaver with) {
    Map<PointAddress, PointParameters> all = new TreeMap<>();
    saved.forEach(one -> all.put(one.point(), one));
    current = Collections.unmodifiableMap(all);
    saver = with;
    current.keySet().forEach(effect);
  }

  /** What was loaded for a point, null if nothing was. */
  @Nullable PointParameters of(PointAddress point) {
    return current.get(point);
  }

  /** Makes a change now or after those that wait. */
  void change(Change wanted) {
    if (waiting.size() == MAX_WAITING) {
      wanted.done(null);
      return;
    }
    waiting.add(wanted);
    proceed();
  }

  private void proceed() {
    while (!saving && !waiting.isEmpty()) {
      Change change = waiting.remove();
      Map<PointAddress, PointParameters> after = change.after(current);
      if (after == null) {
        change.done(null);
      } else if (after.equals(current)) {
        change.done(List.of());
      } else {
        saving = true;
        saver.save(List.copyOf(after.values()), saved -> saved(change, after, saved));
      }
    }
  }

  private void saved(Change change, Map<PointAddress, PointParameters> after, boolean saved) {
    saving = false;
    try {
      change.done(saved ? put(after) : null);
    } finally {
      proceed();
    }
  }

  /** Lets everything take effect; returns what is different. */
  private List<PointParameters> put(Map<PointAddress, PointParameters> after) {
    Map<PointAddress, PointParameters> before = current;
    current = Collections.unmodifiableMap(new TreeMap<>(after));
    List<PointParameters> changed =
        after.values().stream().filter(one -> !one.equals(before.get(one.point()))).toList();
    changed.forEach(one -> effect.accept(one.point()));
    return changed;
  }
}
