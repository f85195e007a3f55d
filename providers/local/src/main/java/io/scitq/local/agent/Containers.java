package io.scitq.local.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What an agent leaves besides its processes. */
public final class Containers {
  private static final String USUAL_PATH = "/usr/local/bin:/usr/bin:/bin";

  private Containers() {}

  /** Removes the containers that bear this mark. */
  public static void removeAll(String mark) throws IOException {
    try {
      String path = Optional.ofNullable(new ProcessBuilder().environment().get("PATH")).orElse("");
      new Docker(new Program(Map.of("PATH", path.isBlank() ? USUAL_PATH : path))).removeAll(mark);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while containers were removed", stopped);
    }
  }

  /** Removes the agent's folder with everything in it. */
  public static void removeFolder(Path folder) throws IOException {
    Trees.remove(folder);
  }
}
