package io.scitq.recruit;

import io.scitq.catalog.Shutters;
import io.scitq.spi.Purchase;
import org.jspecify.annotations.Nullable;

/**
 * What the gates of all regions refuse whatever the flavor, kept beside the catalog's numbers so
 * that a walk passes over it without asking the gates, and is told afterwards what was in the way.
 */
final class GateShutters {
  private static final int PURCHASES = Purchase.values().length;

  private final Shutters known;
  private final RegionGate.@Nullable Shut[][] shut;

  GateShutters(int regions) {
    known = new Shutters(regions);
    shut = new RegionGate.Shut[regions][PURCHASES];
  }

  Shutters known() {
    return known;
  }

  /** Takes over what the gate refuses by now; what was counted belongs to what was known before. */
  void learn(int region, RegionGate gate, Obstacles obstacles) {
    for (int purchase = 0; purchase < PURCHASES; purchase++) {
      int from = gate.shutFrom(purchase);
      if (from != known.from(region, purchase)) {
        count(region, purchase, obstacles);
        known.shut(region, purchase, from);
        shut[region][purchase] = gate.shut(purchase);
      }
    }
  }

  /** Adds all that was passed over since the last time. */
  void count(Obstacles obstacles) {
    for (int region = 0; region < shut.length; region++) {
      for (int purchase = 0; purchase < PURCHASES; purchase++) {
        count(region, purchase, obstacles);
      }
    }
  }

  private void count(int region, int purchase, Obstacles obstacles) {
    RegionGate.@Nullable Shut obstacle = shut[region][purchase];
    if (obstacle != null) {
      obstacles.add(obstacle, known.takePassed(region, purchase));
    }
  }
}
