package io.github.cameliec104.protocol.asdu;

import io.github.cameliec104.protocol.asdu.Command.BitstringCommand;
import io.github.cameliec104.protocol.asdu.Command.DoubleCommand;
import io.github.cameliec104.protocol.asdu.Command.RegulatingStep;
import io.github.cameliec104.protocol.asdu.Command.SetpointFloat;
import io.github.cameliec104.protocol.asdu.Command.SetpointNormalized;
import io.github.cameliec104.protocol.asdu.Command.SetpointScaled;
import io.github.cameliec104.protocol.asdu.Command.SingleCommand;
import io.github.cameliec104.protocol.asdu.Parameter.Activation;
import io.github.cameliec104.protocol.asdu.Parameter.FloatParameter;
import io.github.cameliec104.protocol.asdu.Parameter.NormalizedParameter;
import io.github.cameliec104.protocol.asdu.Parameter.ScaledParameter;

/** Commands and parameters as the vectors write them. */
final class ControlNotation {

  static final Notation<SingleCommand> SINGLE_COMMAND =
      new Notation<>(
          SingleCommand.class,
          (e, out) -> out.flag("SCS", e.on()).number("QU", e.qualifier()).flag("SE", e.select()),
          in -> new SingleCommand(in.flag("SCS"), in.number("QU", 0, 31), in.flag("SE")));

  static final Notation<DoubleCommand> DOUBLE_COMMAND =
      new Notation<>(
          DoubleCommand.class,
          (e, out) ->
              out.number("DCS", e.state().number())
                  .number("QU", e.qualifier())
                  .flag("SE", e.select()),
          in ->
              new DoubleCommand(
                  DoubleState.of(in.bits("DCS", 2)), in.number("QU", 0, 31), in.flag("SE")));

  static final Notation<RegulatingStep> REGULATING_STEP =
      new Notation<>(
          RegulatingStep.class,
          (e, out) ->
              out.number("RCS", e.direction().number())
                  .number("QU", e.qualifier())
                  .flag("SE", e.select()),
          in ->
              new RegulatingStep(
                  StepDirection.of(in.bits("RCS", 2)), in.number("QU", 0, 31), in.flag("SE")));

  static final Notation<SetpointNormalized> SETPOINT_NORMALIZED =
      new Notation<>(
          SetpointNormalized.class,
          (e, out) -> out.number("NVA", e.raw()).number("QL", e.qualifier()).flag("SE", e.select()),
          in ->
              new SetpointNormalized(
                  in.number("NVA", -32768, 32767), in.number("QL", 0, 127), in.flag("SE")));

  static final Notation<SetpointScaled> SETPOINT_SCALED =
      new Notation<>(
          SetpointScaled.class,
          (e, out) ->
              out.number("SVA", e.value()).number("QL", e.qualifier()).flag("SE", e.select()),
          in ->
              new SetpointScaled(
                  in.number("SVA", -32768, 32767), in.number("QL", 0, 127), in.flag("SE")));

  static final Notation<SetpointFloat> SETPOINT_FLOAT =
      new Notation<>(
          SetpointFloat.class,
          (e, out) -> out.real("R32", e.value()).number("QL", e.qualifier()).flag("SE", e.select()),
          in -> new SetpointFloat(in.real("R32"), in.number("QL", 0, 127), in.flag("SE")));

  static final Notation<BitstringCommand> BITSTRING =
      new Notation<>(
          BitstringCommand.class,
          (e, out) -> out.hex("BSI", e.bits(), 32),
          in -> new BitstringCommand(in.hex("BSI", 32)));

  static final Notation<NormalizedParameter> PARAMETER_NORMALIZED =
      new Notation<>(
          NormalizedParameter.class,
          (e, out) -> write(e.qualifier(), out.number("NVA", e.raw())),
          in -> new NormalizedParameter(in.number("NVA", -32768, 32767), qualifier(in)));

  static final Notation<ScaledParameter> PARAMETER_SCALED =
      new Notation<>(
          ScaledParameter.class,
          (e, out) -> write(e.qualifier(), out.number("SVA", e.value())),
          in -> new ScaledParameter(in.number("SVA", -32768, 32767), qualifier(in)));

  static final Notation<FloatParameter> PARAMETER_FLOAT =
      new Notation<>(
          FloatParameter.class,
          (e, out) -> write(e.qualifier(), out.real("R32", e.value())),
          in -> new FloatParameter(in.real("R32"), qualifier(in)));

  static final Notation<Activation> PARAMETER_ACTIVATION =
      new Notation<>(
          Activation.class,
          (e, out) -> out.number("QPA", e.qualifier()),
          in -> new Activation(in.number("QPA", 0, 255)));

  private ControlNotation() {}

  private static void write(ParameterQualifier qualifier, FieldWriter out) {
    out.number("KPA", qualifier.kind())
        .flag("LPC", qualifier.localChange())
        .flag("POP", qualifier.notInOperation());
  }

  private static ParameterQualifier qualifier(FieldReader in) {
    return new ParameterQualifier(in.number("KPA", 0, 63), in.flag("LPC"), in.flag("POP"));
  }
}
