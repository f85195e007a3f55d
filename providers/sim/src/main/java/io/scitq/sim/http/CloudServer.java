package io.scitq.sim.http;

import java.util.Map;

/** The running server of one simulated cloud. */
public interface CloudServer extends AutoCloseable {
  /** The configuration by which a daemon finds and enters it: KEY to value. */
  Map<String, String> configuration();

  /** Stops it. */
  @Override
  void close();
}
