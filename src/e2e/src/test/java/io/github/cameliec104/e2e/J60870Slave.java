package io.github.cameliec104.e2e;

/** The outstation of {@code src/e2e/peers/J60870Slave.java}. */
final class J60870Slave implements SlavePeer {

  private final Inbox<Integer> port = new Inbox<>("port of the j60870 slave", this::transcript);
  private final Inbox<String> starts = new Inbox<>("STARTDT at the j60870 slave", this::transcript);
  private final Inbox<PeerCommand> commands =
      new Inbox<>("commands at the j60870 slave", this::transcript);
  private final J60870Process process;
  private final int listening;

  J60870Slave() {
    process = new J60870Process(this::read, "J60870Slave");
    listening = port.next();
  }

  private String transcript() {
    return process.transcript();
  }

  private void read(String[] words) {
    switch (words[0]) {
      case "LISTENING" -> port.add(Integer.valueOf(words[1]));
      case "STARTED" -> starts.add(words[0]);
      case "COMMAND" -> commands.add(PeerCommand.of(words));
      default -> {} // stays in the transcript
    }
  }

  @Override
  public int port() {
    return listening;
  }

  @Override
  public void set(PeerPoint point) {
    process.send("set " + point.line());
  }

  @Override
  public void know(PeerCommand command, boolean accepted) {
    process.send((accepted ? "accept " : "refuse ") + command.line());
  }

  @Override
  public void event(PeerPoint point) {
    process.send("event " + point.line());
  }

  @Override
  public Inbox<String> starts() {
    return starts;
  }

  @Override
  public Inbox<PeerCommand> commands() {
    return commands;
  }

  @Override
  public void close() {
    process.close();
  }
}
