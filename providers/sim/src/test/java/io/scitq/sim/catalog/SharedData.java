package io.scitq.sim.catalog;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds the recorded data beside the checkout; tests that need it are skipped where it is absent.
 */
public final class SharedData {
  private SharedData() {}

  /** The directory; skips the calling test when there is none. */
  public static Path directory() {
    Path found =
        Optional.ofNullable(System.getenv("SCITQ_SHARED_DATA"))
            .map(Path::of)
            .orElseGet(SharedData::beside);
    assumeTrue(Files.isDirectory(found.resolve("azure")), "no recorded data in " + found);
    return found;
  }

  private static Path beside() {
    Path top = Path.of("").toAbsolutePath();
    while (top.getParent() != null && !Files.exists(top.resolve(".build"))) {
      top = top.getParent();
    }
    return top.resolveSibling("shared").resolve("data");
  }
}
