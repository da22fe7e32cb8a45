package io.github.cameliec104.gateway.decode;

import io.github.cameliec104.protocol.asdu.AddressSizes;
import io.github.cameliec104.protocol.explain.ApduExplainer;
import io.github.cameliec104.protocol.explain.PointNames;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** A report whose lines can be looked at. */
final class Explained {
  private final StringWriter text = new StringWriter();
  private final PrintWriter out = new PrintWriter(text);
  final Report report = new Report(new ApduExplainer(AddressSizes.STANDARD, PointNames.NONE), out);

  List<String> lines() {
    out.flush();
    return text.toString().lines().toList();
  }
}
