package io.scitq.server.config;

import java.nio.file.Path;
import java.util.Optional;

/** What the command line asks for. */
public sealed interface Command {
  /** Runs the daemon. */
  record Start(Options options) implements Command {}

  /** Runs everything against simulated clouds. */
  record Demo(Options options, DemoOptions demo) implements Command {}

  /**
   * Kills and faults against simulated clouds, and what must hold all the same.
   *
   * @param data keeps the daemon's data and log; a temporary folder without
   * @param seed of everything that is drawn
   * @param kills of the daemon and of its database's server
   */
  record Chaos(Optional<Path> data, long seed, int kills) implements Command {}

  /** Shows the effective configuration. */
  record Check(Options options) implements Command {}

  /** Brings the schema of the database to this version, without starting the daemon. */
  record Migrate(Options options, Schema schema) implements Command {}

  /** Shows the version. */
  record Version() implements Command {}

  /** Which state of the database is expected. */
  enum Schema {
    /** Empty: the tables are made. */
    INIT,
    /** With scitq's tables, of this scitq or of 1.3: what is missing is added. */
    UPGRADE,
    /** Either. */
    UPGRADE_OR_INIT
  }

  /**
   * Options of every command that reads the configuration.
   *
   * @param config configuration file; its default is taken only when it exists
   * @param data data directory
   * @param listen HOST:PORT, not yet checked
   */
  record Options(Optional<Path> config, Optional<Path> data, Optional<String> listen) {
    /** No option given. */
    public static final Options NONE =
        new Options(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * Options of the demonstration.
   *
   * @param simData directory with recorded catalogs; generated catalogs without
   * @param simOfferings size of the generated catalogs, 100 to 60000
   * @param seed of everything that looks random
   * @param realPace true to boot and work as slowly as real clouds do
   * @param keep true to go on running after the tour
   */
  record DemoOptions(
      Optional<Path> simData, int simOfferings, long seed, boolean realPace, boolean keep) {
    /** A small catalog, at full speed, ending after the tour. */
    public static final DemoOptions DEFAULT =
        new DemoOptions(Optional.empty(), 3000, 1, false, false);
  }
}
