package io.github.cameliec104.protocol.explain;

import io.github.cameliec104.protocol.asdu.Command;
import io.github.cameliec104.protocol.asdu.Element;
import io.github.cameliec104.protocol.asdu.FileElement;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Parameter;
import io.github.cameliec104.protocol.asdu.Parameter.Activation;
import io.github.cameliec104.protocol.asdu.Parameter.FloatParameter;
import io.github.cameliec104.protocol.asdu.Parameter.NormalizedParameter;
import io.github.cameliec104.protocol.asdu.Parameter.ScaledParameter;
import io.github.cameliec104.protocol.asdu.ParameterQualifier;
import io.github.cameliec104.protocol.asdu.SystemElement;
import java.util.HexFormat;

/** What an information object says, in words. */
final class ElementText {

  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private ElementText() {}

  static String of(Element element) {
    if (element instanceof Monitored monitored) {
      return MonitoredText.of(monitored);
    }
    if (element instanceof Command command) {
      return CommandText.of(command);
    }
    if (element instanceof SystemElement system) {
      return SystemText.of(system);
    }
    if (element instanceof Parameter parameter) {
      return parameter(parameter);
    }
    if (element instanceof FileElement file) {
      return FileText.of(file);
    }
    if (element instanceof Element.Octets octets) {
      String objects = octets.octets().length == 0 ? "none" : HEX.formatHex(octets.octets());
      return "VSQ=%02XH octets %s".formatted(octets.vsq(), objects);
    }
    throw new AssertionError(element);
  }

  private static String parameter(Parameter parameter) {
    if (parameter instanceof NormalizedParameter normalized) {
      return "parameter " + normalized.value() + qualifier(normalized.qualifier());
    }
    if (parameter instanceof ScaledParameter scaled) {
      return "parameter " + scaled.value() + qualifier(scaled.qualifier());
    }
    if (parameter instanceof FloatParameter real) {
      return "parameter " + real.value() + qualifier(real.qualifier());
    }
    if (parameter instanceof Activation activation) {
      return "parameter activation QPA=" + activation.qualifier();
    }
    throw new AssertionError(parameter);
  }

  private static String qualifier(ParameterQualifier qualifier) {
    String kind =
        switch (qualifier.kind()) {
          case 1 -> "threshold";
          case 2 -> "smoothing factor";
          case 3 -> "low limit";
          case 4 -> "high limit";
          default -> "of kind " + qualifier.kind();
        };
    return " "
        + kind
        + (qualifier.localChange() ? " changed locally" : "")
        + (qualifier.notInOperation() ? " not in operation" : "");
  }
}
