package io.scitq.server.chaos;

import io.scitq.sim.cloud.Fault;
import io.scitq.sim.cloud.FaultRule;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Deals faults of the clouds like cards: each kind that the simulators know comes as often as the
 * others, in an order by chance.
 */
final class FaultDeck {
  private static final List<String> CLOUDS = List.of("ovh", "azure", "*");
  private static final List<String> ANY =
      List.of(
          "vm.create",
          "vm.delete",
          "vm.list",
          "vm.console",
          "vm.*",
          "nic.*",
          "ip.*",
          "operation.*",
          "blob.get",
          "*");

  /** OVH knows no console and no parts of a machine. */
  private static final Pattern AZURE_ONLY =
      Pattern.compile("(nic|ip|operation|blob)[.].*|vm.console");

  private static final int MOST_HITS = 4;

  /** One card for each kind; those that say half of a story come with their other half. */
  private enum Card {
    SERVER_ERROR,
    SLOW,
    HANG,
    MALFORMED,
    TRUNCATED,
    NO_CAPACITY,
    QUOTA_REACHED,
    AUTHENTICATION,
    FAILS_LATE,
    THROTTLED,
    LOST_AT_ONCE,
    LOST_AND_HANGS,
    HALF_DELETED
  }

  private final Random random;
  private final Deque<Card> cards = new ArrayDeque<>();

  FaultDeck(Random random) {
    this.random = random;
  }

  /** The next fault and which requests it hits. */
  FaultRule next() {
    if (cards.isEmpty()) {
      List<Card> all = new ArrayList<>(List.of(Card.values()));
      Collections.shuffle(all, random);
      cards.addAll(all);
    }
    Card card = cards.removeFirst();
    int hits = card == Card.AUTHENTICATION ? 1 : 1 + random.nextInt(MOST_HITS);
    String operation = operation(card);
    return FaultRule.always(cloud(operation), operation, fault(card)).times(hits);
  }

  private Fault fault(Card card) {
    return switch (card) {
      case SERVER_ERROR -> new Fault.ServerError(random.nextBoolean() ? 500 : 503);
      case SLOW -> new Fault.Slow(millis(200, 2500));
      case HANG -> new Fault.Hang();
      case MALFORMED -> new Fault.MalformedBody();
      case TRUNCATED -> new Fault.TruncatedBody();
      case NO_CAPACITY -> new Fault.NoCapacity();
      case QUOTA_REACHED -> new Fault.QuotaReached();
      case AUTHENTICATION -> new Fault.AuthenticationFailed();
      case FAILS_LATE -> new Fault.FailsLate();
      case THROTTLED -> new Fault.TooManyRequests(Duration.ofSeconds(1 + random.nextInt(3)));
      case LOST_AT_ONCE -> new Fault.AnswerLost(millis(0, 800));
      case LOST_AND_HANGS -> new Fault.AnswerLost(millis(0, 800), true);
      case HALF_DELETED -> new Fault.ServerError(500);
    };
  }

  private String operation(Card card) {
    return switch (card) {
      case NO_CAPACITY, QUOTA_REACHED, FAILS_LATE, LOST_AT_ONCE, LOST_AND_HANGS -> "vm.create";
      case HALF_DELETED -> random.nextBoolean() ? "nic.delete" : "ip.delete";
      case SERVER_ERROR, SLOW, HANG, MALFORMED, TRUNCATED, AUTHENTICATION, THROTTLED -> any();
    };
  }

  private String any() {
    return ANY.get(random.nextInt(ANY.size()));
  }

  private String cloud(String operation) {
    return AZURE_ONLY.matcher(operation).matches()
        ? "azure"
        : CLOUDS.get(random.nextInt(CLOUDS.size()));
  }

  private Duration millis(int least, int range) {
    return Duration.ofMillis(least + random.nextInt(range));
  }
}
