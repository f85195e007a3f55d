package io.scitq.server.chaos;

/** What is killed with kill -9 at the end of a step. */
enum Kill {
  /** The daemon; its database's server lives on without it. */
  DAEMON("daemon"),
  /** The database's server; the daemon must start it again. */
  DATABASE("database"),
  /** One connection's process of the database, upon which it drops all connections. */
  BACKEND("backend"),
  /** Both at once, as when the power fails. */
  BOTH("both"),
  /** The daemon, and the next one while it starts. */
  WHILE_STARTING("while-starting");

  private final String label;

  Kill(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
