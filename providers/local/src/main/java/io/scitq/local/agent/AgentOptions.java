package io.scitq.local.agent;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What an agent is started with.
 *
 * @param host server's name or address
 * @param port server's port
 * @param concurrency tasks at once, of a row that is new
 * @param name the worker's name
 * @param hostname the machine's name as the row has it
 * @param status status to take at start
 * @param batch batch to join, of a row that is new
 * @param flavor flavor to report
 * @param permanent whether a row that is new stays when idle
 * @param launched true when a daemon started it: it adopts its row and ends with it
 * @param work where tasks run
 * @param mark what all processes of the agent bear in their environment
 * @param interval its times
 */
record AgentOptions(
    String host,
    int port,
    int concurrency,
    String name,
    String hostname,
    String status,
    Optional<String> batch,
    Optional<String> flavor,
    boolean permanent,
    boolean launched,
    Path work,
    String mark,
    Interval interval) {
  /** Its own folder below the work directory. */
  Path folder() {
    return work.resolve(name.replaceAll("[^A-Za-z0-9._-]", "_"));
  }
}
