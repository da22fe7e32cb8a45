package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Element;
import io.github.cameliec104.protocol.asdu.Parameter;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.LinkCounters.Name;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a slave does when a master loads or activates parameters of measured values, types 110 to
 * 113 (101 §7.4.9). The point's own address is the address of its parameters, unless the point
 * names others.
 */
final class ParameterRequests {

  private static final int LOADED_BEFORE = 1;
  private static final int OF_OBJECT = 2;
  private static final int CYCLIC = 3;

  private final SlaveStation station;
  private final SlaveLink link;

  ParameterRequests(SlaveStation station, SlaveLink link) {
    this.station = station;
    this.link = link;
  }

  /** Whether requests of this type are parameters. */
  static boolean takes(TypeId type) {
    return type == TypeId.P_AC_NA_1 || MeasuredKind.ofParameter(type) != null;
  }

  /** Whether the object address of a request is known (101 §7.2.6.25: QPA 1 has address 0). */
  boolean knowsObject(Asdu asdu) {
    int object = asdu.first().address();
    if (asdu.first().element() instanceof Parameter.Activation activation
        && activation.qualifier() == LOADED_BEFORE) {
      return object == 0;
    }
    return station.image().parameter(asdu.commonAddress(), object) != null;
  }

  /** Takes a request with one object whose address is known, and a cause that its type may have. */
  void received(Asdu asdu) {
    Element element = asdu.first().element();
    Step step = null;
    if (!asdu.cot().test()) {
      step =
          element instanceof Parameter.Activation activation
              ? activation(asdu, activation.qualifier())
              : load(asdu, (Parameter.Measured) element);
    }
    if (step == null) {
      link.reply(asdu.answer(confirmation(asdu), true));
    } else {
      station.parameters().change(new Requested(step, asdu, link.answering()));
    }
  }

  private static Cause confirmation(Asdu asdu) {
    return asdu.cause() == Cause.DEACTIVATION
        ? Cause.DEACTIVATION_CONFIRMATION
        : Cause.ACTIVATION_CONFIRMATION;
  }

  /**
   * Changes a copy of what there is; false or an {@link IllegalArgumentException} if that cannot
   * be.
   */
  private interface Step {
    boolean on(Map<PointAddress, PointParameters> all);
  }

  private @Nullable Step load(Asdu asdu, Parameter.Measured parameter) {
    ImagePoint.Parametrized target = target(asdu);
    ParameterKind kind = ParameterKind.of(parameter.qualifier().kind());
    MeasuredKind measured = MeasuredKind.of(target.point().type);
    Double number = measured == null ? null : measured.number(parameter);
    if (measured == null || kind == null || number == null || !target.has(kind)) {
      return null;
    }
    boolean atOnce = !parameter.qualifier().notInOperation();
    return all -> put(all, target.point(), measured, before -> before.load(kind, number, atOnce));
  }

  private ImagePoint.Parametrized target(Asdu asdu) {
    return Objects.requireNonNull(
        station.image().parameter(asdu.commonAddress(), asdu.first().address()));
  }

  private @Nullable Step activation(Asdu asdu, int qualifier) {
    boolean on = asdu.cause() == Cause.ACTIVATION;
    return switch (qualifier) {
      case LOADED_BEFORE -> all -> switchAll(all, asdu.commonAddress(), on);
      case OF_OBJECT -> object(target(asdu), on);
      case CYCLIC -> cyclic(target(asdu), on ? CyclicSwitch.ON : CyclicSwitch.OFF);
      default -> null;
    };
  }

  private static boolean switchAll(
      Map<PointAddress, PointParameters> all, int commonAddress, boolean on) {
    List<PointParameters> loaded =
        all.values().stream()
            .filter(p -> p.point().commonAddress() == commonAddress && !p.loaded().isEmpty())
            .toList();
    loaded.forEach(
        p ->
            all.put(
                p.point(),
                on ? p.activate(p.loaded().keySet()) : p.deactivate(p.loaded().keySet())));
    return !loaded.isEmpty();
  }

  private static Step object(ImagePoint.Parametrized target, boolean on) {
    return all -> switchObject(all, target, on);
  }

  private static boolean switchObject(
      Map<PointAddress, PointParameters> all, ImagePoint.Parametrized target, boolean on) {
    PointParameters before = all.get(target.point().address);
    List<ParameterKind> kinds =
        before == null ? List.of() : before.loaded().keySet().stream().filter(target::has).toList();
    if (before == null || kinds.isEmpty()) {
      return false;
    }
    all.put(before.point(), on ? before.activate(kinds) : before.deactivate(kinds));
    return true;
  }

  /** Without cyclic data there is nothing to switch. */
  private @Nullable Step cyclic(ImagePoint.Parametrized target, CyclicSwitch wanted) {
    MeasuredKind measured = MeasuredKind.of(target.point().type);
    if (measured == null || target.kind() != null || station.processRules().cyclic().isEmpty()) {
      return null;
    }
    return all -> put(all, target.point(), measured, before -> before.withCyclic(wanted));
  }

  private interface Edit {
    PointParameters of(PointParameters before);
  }

  private static boolean put(
      Map<PointAddress, PointParameters> all, ImagePoint point, MeasuredKind kind, Edit edit) {
    PointParameters before = all.get(point.address);
    if (before == null || before.type() != kind.parameterType()) {
      before = PointParameters.none(point.address, kind);
    }
    all.put(point.address, edit.of(before));
    return true;
  }

  /** A request that waits for its turn and for being saved. */
  private final class Requested implements Parameters.Change {
    private final Step step;
    private final Asdu request;
    private final Consumer<Asdu> answers;

    Requested(Step step, Asdu request, Consumer<Asdu> answers) {
      this.step = step;
      this.request = request;
      this.answers = answers;
    }

    @Override
    public @Nullable Map<PointAddress, PointParameters> after(
        Map<PointAddress, PointParameters> before) {
      Map<PointAddress, PointParameters> all = new TreeMap<>(before);
      try {
        return step.on(all) ? all : null;
      } catch (
          IllegalArgumentException e) { // a value that cannot be, or limits the wrong way round
        return null;
      }
    }

    @Override
    public void done(@Nullable List<PointParameters> changed) {
      answers.accept(request.answer(confirmation(request), changed == null));
      if (changed != null) {
        link.counters().add(Name.COMMANDS_CONFIRMED, 1);
        changed.forEach(this::tell);
      }
    }

    private void tell(PointParameters changed) {
      Instant now = Instant.now();
      station.listener().event(new LinkEvent.ParametersChanged(link.peer(), changed, now));
    }
  }
}
