package io.github.cameliec104.gateway.decode;

import io.github.cameliec104.protocol.explain.ApduExplainer;
import io.github.cameliec104.protocol.explain.Explanation;
import java.io.PrintWriter;
import java.nio.ByteBuffer;

/** Prints what frames say and counts them. */
public final class Report {

  private final ApduExplainer explainer;
  private final PrintWriter out;
  private final Tally total = new Tally();

  /** A report that is printed there. */
  public Report(ApduExplainer explainer, PrintWriter out) {
    this.explainer = explainer;
    this.out = out;
  }

  /** Prints a line for a frame. */
  void frame(String before, ByteBuffer frame, Tally conversation) {
    Explanation explanation = explainer.explain(frame);
    total.add(explanation);
    if (conversation != total) {
      conversation.add(explanation);
    }
    line(before + explanation.text());
  }

  void line(String text) {
    out.println(text);
  }

  Tally total() {
    return total;
  }

  /** True if at least one frame could be read. */
  public boolean isUseful() {
    return total.readable() > 0;
  }
}
