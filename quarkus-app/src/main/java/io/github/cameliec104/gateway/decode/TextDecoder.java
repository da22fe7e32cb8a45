package io.github.cameliec104.gateway.decode;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Explains frames that stand as hexadecimal text in lines. A frame that a line leaves unfinished
 * goes on in the next if that is plain octets too and does not begin a frame itself.
 */
public final class TextDecoder {

  private final Report report;
  private final FrameStream frames = new FrameStream(this::frame);
  private String before = "";
  private int number;

  /** A decoder. */
  public TextDecoder(Report report) {
    this.report = report;
  }

  /**
   * Explains all lines, then tells a summary.
   *
   * @return why there was nothing to explain, empty if there was
   * @throws IOException if the text cannot be read
   */
  public String decode(BufferedReader text) throws IOException {
    for (String line = text.readLine(); line != null; line = text.readLine()) {
      number++;
      HexLine octets = HexLine.of(line);
      if (octets != null) {
        octets(octets);
      } else {
        frames.restart();
        broken(line);
      }
    }
    frames.restart();
    report.line(report.total().toString());
    return report.isUseful()
        ? ""
        : Tally.count(number, "line") + ", none with an APDU in hexadecimal";
  }

  private void octets(HexLine line) {
    boolean goesOn = frames.isWithinFrame() && line.before().isEmpty() && line.octets()[0] != 0x68;
    if (!goesOn) {
      frames.restart();
      before = line.before();
    }
    frames.take(ByteBuffer.wrap(line.octets()));
    if (!frames.isWithinFrame()) {
      frames.restart();
    }
  }

  private void frame(ByteBuffer frame) {
    report.frame(before, frame, report.total());
  }

  private void broken(String line) {
    if (HexLine.isBroken(line)) {
      report.line("line " + number + " not read, expected octets in hexadecimal: " + line.strip());
    }
  }
}
