package io.scitq.server.config;

/**
 * A key of the configuration file.
 *
 * @param name the KEY
 * @param kind who reads it
 * @param secret true when its value must never be shown
 * @param fallback value when it is not set, empty for none
 * @param meaning one line for people
 */
record ConfigKey(String name, Kind kind, boolean secret, String fallback, String meaning) {
  /** Who reads a key. */
  enum Kind {
    /** The daemon. */
    DAEMON,
    /** A provider adapter, which checks it as well. */
    PROVIDER,
    /** Only scitq 1.3; its files are accepted as they are. */
    LEGACY
  }
}
