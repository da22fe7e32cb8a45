package io.github.cameliec104.e2e;

import java.time.Instant;

/** The control centre of {@code src/e2e/peers/J60870Master.java}. */
final class J60870Master implements MasterPeer {

  private final Inbox<String> connections =
      new Inbox<>("connection of the j60870 master", this::transcript);
  private final Inbox<String> ends =
      new Inbox<>("end of connection of the j60870 master", this::transcript);
  private final Inbox<PeerPoint> points =
      new Inbox<>("points at the j60870 master", this::transcript);
  private final Inbox<PeerAnswer> answers =
      new Inbox<>("answers at the j60870 master", this::transcript);
  private final J60870Process process;

  J60870Master(int port) {
    process = new J60870Process(this::read, "J60870Master", Integer.toString(port));
    connections.next();
  }

  private String transcript() {
    return process.transcript();
  }

  private void read(String[] words) {
    switch (words[0]) {
      case "CONNECTED" -> connections.add(words[0]);
      case "DISCONNECTED" -> ends.add(words[0]);
      case "POINT" -> points.add(PeerPoint.of(words));
      case "ANSWER" -> answers.add(PeerAnswer.of(words));
      default -> {} // stays in the transcript
    }
  }

  @Override
  public void interrogate(int ca) {
    process.send("interrogate " + ca);
  }

  @Override
  public void interrogateCounters(int ca) {
    process.send("counters " + ca);
  }

  /** Asks for one point. */
  void read(int ca, int ioa) {
    process.send("read " + ca + " " + ioa);
  }

  /** Sets the clock of a station. */
  void synchronizeClock(int ca, Instant time) {
    process.send("clock " + ca + " " + time);
  }

  @Override
  public void command(PeerCommand command) {
    process.send("command " + command.line());
  }

  @Override
  public void disconnect() {
    process.send("disconnect");
    ends.next();
  }

  @Override
  public void connect() {
    process.send("connect");
    connections.next();
  }

  @Override
  public Inbox<PeerPoint> points() {
    return points;
  }

  @Override
  public Inbox<PeerAnswer> answers() {
    return answers;
  }

  @Override
  public void close() {
    process.close();
  }
}
