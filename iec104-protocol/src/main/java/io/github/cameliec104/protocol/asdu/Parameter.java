package io.github.cameliec104.protocol.asdu;

import static io.github.cameliec104.protocol.asdu.Elements.I16;
import static io.github.cameliec104.protocol.asdu.Elements.R32;
import static io.github.cameliec104.protocol.asdu.Elements.U8;

/** Parameters of measured values (101 §7.3.5). Each record holds its layout. */
public sealed interface Parameter extends Element {

  /** A parameter of a measured value. */
  sealed interface Measured extends Parameter {

    /** What it is, and whether it is in operation. */
    ParameterQualifier qualifier();
  }

  /** NVA and QPM. */
  record NormalizedParameter(int raw, ParameterQualifier qualifier) implements Measured {
    static final Layout<NormalizedParameter> LAYOUT =
        Layout.of(
            NormalizedParameter.class,
            I16,
            NormalizedParameter::raw,
            U8,
            p -> p.qualifier.octet(),
            (raw, qpm) -> new NormalizedParameter(raw, ParameterQualifier.of(qpm)));

    /** Checks the range. */
    public NormalizedParameter {
      Checks.range("normalized raw value", raw, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /** The fraction, -1 to 1 - 2^-15. */
    public double value() {
      return Nva.toValue(raw);
    }
  }

  /** SVA and QPM. */
  record ScaledParameter(int value, ParameterQualifier qualifier) implements Measured {
    static final Layout<ScaledParameter> LAYOUT =
        Layout.of(
            ScaledParameter.class,
            I16,
            ScaledParameter::value,
            U8,
            p -> p.qualifier.octet(),
            (value, qpm) -> new ScaledParameter(value, ParameterQualifier.of(qpm)));

    /** Checks the range. */
    public ScaledParameter {
      Checks.range("scaled value", value, Short.MIN_VALUE, Short.MAX_VALUE);
    }
  }

  /** R32 and QPM. */
  record FloatParameter(float value, ParameterQualifier qualifier) implements Measured {
    static final Layout<FloatParameter> LAYOUT =
        Layout.of(
            FloatParameter.class,
            R32,
            FloatParameter::value,
            U8,
            p -> p.qualifier.octet(),
            (value, qpm) -> new FloatParameter(value, ParameterQualifier.of(qpm)));
  }

  /**
   * QPA, qualifier of parameter activation (101 §7.2.6.25).
   *
   * @param qualifier 0 to 255: 1 loaded parameters, 2 parameter of the object, 3 cyclic
   *     transmission of the object
   */
  record Activation(int qualifier) implements Parameter {
    static final Layout<Activation> LAYOUT =
        Layout.of(Activation.class, U8, Activation::qualifier, Activation::new);

    /** Checks the range. */
    public Activation {
      Checks.range("qualifier of parameter activation", qualifier, 0, 255);
    }
  }
}
