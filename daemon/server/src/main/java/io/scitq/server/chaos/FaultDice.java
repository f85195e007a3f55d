package io.scitq.server.chaos;

import io.scitq.sim.SimClouds;
import io.scitq.sim.cloud.Fault;
import io.scitq.sim.cloud.FaultRule;
import io.scitq.sim.cloud.SimInstance;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Faults and evictions by chance; all of it comes from the seed. */
final class FaultDice {
  private static final List<String> CLOUDS = List.of("ovh", "azure", "*");
  private static final List<String> OPERATIONS =
      List.of("vm.create", "vm.create", "vm.delete", "vm.*", "nic.*", "ip.*", "*");
  private static final int MOST_HITS = 4;

  private final Random random;
  private final SimClouds clouds;
  private int faults;

  FaultDice(Random random, SimClouds clouds) {
    this.random = random;
    this.clouds = clouds;
  }

  /** Faults and evictions so far. */
  int count() {
    return faults;
  }

  /** One more fault rule, and an eviction every other time. */
  void roll() {
    Fault fault =
        switch (random.nextInt(8)) {
          case 0 -> new Fault.ServerError(500);
          case 1 -> new Fault.Slow(Duration.ofMillis(200 + random.nextInt(2500)));
          case 2 -> new Fault.Hang();
          case 3 -> new Fault.TruncatedBody();
          case 4 -> new Fault.NoCapacity();
          case 5 -> new Fault.FailsLate();
          case 6 -> new Fault.TooManyRequests(Duration.ofSeconds(1));
          default -> new Fault.AnswerLost(Duration.ofMillis(random.nextInt(800)));
        };
    boolean create =
        fault instanceof Fault.AnswerLost
            || fault instanceof Fault.FailsLate
            || fault instanceof Fault.NoCapacity;
    String operation = create ? "vm.create" : OPERATIONS.get(random.nextInt(OPERATIONS.size()));
    clouds
        .faults()
        .inject(
            FaultRule.always(CLOUDS.get(random.nextInt(CLOUDS.size())), operation, fault)
                .times(1 + random.nextInt(MOST_HITS)));
    faults++;
    if (random.nextBoolean()) {
      evict();
    }
  }

  private void evict() {
    List<SimInstance> machines = clouds.azure().instances();
    if (!machines.isEmpty()
        && clouds.azure().evict(machines.get(random.nextInt(machines.size())).id())) {
      faults++;
    }
  }

  void calm() {
    clouds.faults().clear();
  }
}
