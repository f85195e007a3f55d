package io.scitq.server.config;

import java.util.List;

/** What became of the configuration. */
public sealed interface ConfigResult {
  /**
   * It is good.
   *
   * @param config the configuration
   * @param warnings what was read but has no effect, one sentence each
   */
  record Valid(ScitqdConfig config, List<String> warnings) implements ConfigResult {
    /** Copies the list. */
    public Valid {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * It is wrong; the daemon must not start.
   *
   * @param mistakes all of them, each naming the key, the value unless secret, and what is allowed
   * @param settings the effective values all the same
   */
  record Wrong(List<String> mistakes, List<Setting> settings) implements ConfigResult {
    /** Copies the lists. */
    public Wrong {
      mistakes = List.copyOf(mistakes);
      settings = List.copyOf(settings);
    }
  }
}
