package io.github.cameliec104.protocol.file;

/** Is told how far a transfer is; called on the event loop of the link, must return at once. */
@FunctionalInterface
public interface FileProgress {

  /** Tells nobody. */
  FileProgress NONE = (octets, length) -> {};

  /**
   * A section was transferred and acknowledged.
   *
   * @param octets how many have been transferred up to now
   * @param length how many the file has, 0 if the sender does not say
   */
  void transferred(int octets, int length);
}
