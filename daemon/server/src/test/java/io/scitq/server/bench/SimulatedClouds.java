package io.scitq.server.bench;

import io.scitq.sim.SimClouds;
import io.scitq.sim.cloud.SimOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The simulated clouds alone, so that a daemon can be measured in a process of its own. Writes the
 * daemon's configuration and runs until it is killed, or for an hour.
 *
 * <p>Arguments: CONFIG-FILE [offerings=60000].
 */
public final class SimulatedClouds {
  private static final long HOUR_MILLIS = 3_600_000;

  private SimulatedClouds() {}

  /** Runs them. */
  public static void main(String[] args) throws Exception {
    int offerings = args.length > 1 ? Integer.parseInt(args[1]) : 60_000;
    try (SimClouds clouds = SimClouds.start(SimOptions.defaults().withOfferings(offerings))) {
      List<String> lines =
          clouds.configuration().entrySet().stream()
              .map(entry -> entry.getKey() + "=" + entry.getValue())
              .toList();
      Files.write(Path.of(args[0]), lines);
      System.out.println("simulated clouds with " + offerings + " offerings: " + args[0]);
      Thread.sleep(HOUR_MILLIS);
    }
  }
}
