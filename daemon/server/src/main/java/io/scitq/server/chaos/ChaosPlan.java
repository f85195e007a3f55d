package io.scitq.server.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * All that is drawn, before anything happens: the same for the same seed, whatever the daemon makes
 * of it.
 */
final class ChaosPlan {
  /** The batches, and the provider that each of them names. */
  static final List<String> BATCHES = List.of("ovh", "azure", "auto");

  private static final List<String> CLOUDS = List.of("ovh", "azure");
  private static final List<Duration> JUMPS =
      List.of(
          Duration.ofSeconds(-3),
          Duration.ofSeconds(-40),
          Duration.ofMinutes(-10),
          Duration.ofHours(-3),
          Duration.ofSeconds(40),
          Duration.ofMinutes(10),
          Duration.ofMinutes(70),
          Duration.ofHours(5));

  private static final int TASKS = 8;

  /** Long enough that the tasks of a silent worker are given to another, and it comes back. */
  private static final Duration SILENCE = Duration.ofSeconds(8);

  private static final int SILENT_EVERY = 10;

  /** Seconds of work; twenty are one here. They end in the silence, and run again after it. */
  private static final int LONG_WORK = 60;

  private static final int SHORT_WORK = 3;

  private final Random random;
  private final FaultDeck faults;

  private ChaosPlan(long seed) {
    random = new Random(seed);
    faults = new FaultDeck(random);
  }

  static List<Step> of(long seed, int kills) {
    ChaosPlan plan = new ChaosPlan(seed);
    List<Step> steps = new ArrayList<>();
    for (int number = 1; number <= kills; number++) {
      steps.add(plan.step(number));
    }
    return List.copyOf(steps);
  }

  /** One step of ten is long enough for a silence to be noticed: a killed daemon hears none. */
  private Step step(int number) {
    boolean silent = number % SILENT_EVERY == SILENT_EVERY / 2;
    List<Act> acts = acts();
    String cloud = oneOf(CLOUDS);
    if (silent) {
      acts.add(new Act.CutOff(cloud, SILENCE));
    }
    String batch = oneOf(BATCHES);
    return new Step(
        number,
        acts,
        silent ? cloud : batch, // who falls silent must have been given work
        IntStream.range(0, TASKS)
            .mapToObj(each -> (silent ? LONG_WORK : SHORT_WORK) + random.nextInt(20))
            .toList(),
        Duration.ofMillis(100 + random.nextInt(900)).plus(silent ? SILENCE : Duration.ZERO),
        kill(),
        Duration.ofMillis(100 + random.nextInt(2000)));
  }

  private List<Act> acts() {
    List<Act> acts = new ArrayList<>();
    acts.add(new Act.Inject(faults.next()));
    if (happens(40)) {
      acts.add(new Act.Inject(faults.next()));
    }
    if (happens(40)) {
      acts.add(new Act.Evict(random.nextDouble()));
    }
    if (happens(15)) {
      acts.add(new Act.Vanish(oneOf(CLOUDS), random.nextDouble()));
    }
    if (happens(15)) {
      acts.add(new Act.Mute(random.nextBoolean() ? 3 : 0));
    }
    if (happens(30)) {
      acts.add(new Act.Jump(oneOf(JUMPS)));
    }
    if (happens(30)) {
      acts.add(new Act.Bus(random.nextInt(60), random.nextInt(40)));
    }
    if (happens(40)) {
      acts.add(new Act.Clear(oneOf(CLOUDS)));
    }
    return acts;
  }

  private Kill kill() {
    int chance = random.nextInt(100);
    if (chance < 40) {
      return Kill.DAEMON;
    }
    if (chance < 65) {
      return Kill.DATABASE;
    }
    if (chance < 75) {
      return Kill.BACKEND;
    }
    return chance < 90 ? Kill.BOTH : Kill.WHILE_STARTING;
  }

  private boolean happens(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T oneOf(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
