package io.github.cameliec104.gateway;

import java.util.Map;

/**
 * A command that keeps running until it is told to end: first it says how the runtime is to be set
 * up, then the runtime starts, then it serves.
 */
interface Service {

  /**
   * Configuration of the runtime, by Quarkus property name.
   *
   * @throws UserError if an argument cannot be used
   */
  Map<String, String> settings();

  /**
   * Loads routes and prints what the user has to know; returns when they are running.
   *
   * @throws UserError if a file cannot be used
   */
  void serve(Gateway gateway) throws Exception;
}
