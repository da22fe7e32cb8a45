package io.github.cameliec104.e2e;

/** The stacks that take part, each able to play both roles. */
enum Peer {
  /** j60870 1.5.0, a process of its own. */
  J60870(true) {
    @Override
    SlavePeer slave() {
      return new J60870Slave();
    }

    @Override
    MasterPeer master(int port) {
      return new J60870Master(port);
    }
  },

  /** Eclipse NeoSCADA 0.4.0, in this process: the stack below the former Camel component. */
  NEOSCADA(false) {
    @Override
    SlavePeer slave() {
      return new NeoscadaSlave();
    }

    @Override
    MasterPeer master(int port) {
      return new NeoscadaMaster(port);
    }
  },

  /** The protocol library of this project. */
  OURS(true) {
    @Override
    SlavePeer slave() {
      return new OurSlave();
    }

    @Override
    MasterPeer master(int port) {
      return new OurMaster(port);
    }
  };

  private final boolean negativeBit;

  Peer(boolean negativeBit) {
    this.negativeBit = negativeBit;
  }

  /** Opens an outstation on a free port; it knows nothing yet. */
  abstract SlavePeer slave();

  /** Connects a control centre to a port of loopback and starts data transfer. */
  abstract MasterPeer master(int port);

  /**
   * Whether this stack writes and reads the P/N bit; NeoSCADA's mask for it is one bit too far
   * left.
   */
  boolean hasNegativeBit() {
    return negativeBit;
  }
}
