package io.scitq.recruit;

import io.scitq.catalog.Ban;
import io.scitq.catalog.Bans;
import io.scitq.quota.Blocks;
import io.scitq.quota.Ceiling;
import io.scitq.quota.RegionQuota;
import io.scitq.quota.Unavailability;
import io.scitq.spi.Flavor;
import io.scitq.spi.Offering;
import io.scitq.spi.Purchase;
import io.scitq.spi.Region;
import java.time.Instant;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What stands between a fitting offering and a launch in one region during one pass: the whole
 * region may be closed, an operator may have banned the flavor, a block may cover it, or no quota
 * may be left. What it once refused stays refused within the pass, because use only grows.
 */
final class RegionGate {
  /** Whether, and how many of, an offering can be launched. */
  sealed interface Passage {}

  /**
   * It can be launched.
   *
   * @param room how many fit
   * @param probe the ended block that allows one launch only, if any
   */
  record Open(int room, Optional<Unavailability> probe) implements Passage {}

  /**
   * It cannot; the same object for the same obstacle.
   *
   * @param number small and its own within a pass, for counting without hashing
   * @param reason what stands in the way
   */
  record Shut(int number, Reason reason) implements Passage {}

  private static final String MEMORY = "memory-gb";

  private final Region region;
  private final @Nullable Shut closed;
  private final RegionQuota quota;
  private final Blocks blocks;
  private final IntSupplier numbers;
  private final Bans bans;
  private final boolean free;
  private final boolean anyBan;
  private final Map<Ban, Shut> banned = new IdentityHashMap<>();
  private final Map<Unavailability, Shut> blocked = new IdentityHashMap<>();
  private final @Nullable Shut[] full = new Shut[Purchase.values().length];
  private final int[] fullFrom = new int[Purchase.values().length];

  /**
   * One for each region and pass.
   *
   * @param closed why nothing at all is launched there, if so
   * @param numbers gives each obstacle of the pass its number
   */
  RegionGate(
      Region region,
      Optional<Reason> closed,
      RegionQuota quota,
      Blocks blocks,
      Bans bans,
      IntSupplier numbers) {
    this.region = region;
    this.numbers = numbers;
    this.closed = closed.map(this::obstacle).orElse(null);
    this.quota = quota;
    this.blocks = blocks;
    this.bans = bans;
    free = blocks.isFree(region);
    anyBan = bans.touch(region);
    Arrays.fill(fullFrom, Integer.MAX_VALUE);
  }

  /**
   * From how many vCPUs on everything is refused for what {@link #shut} tells, because the region
   * is closed or a smaller flavor was refused already.
   *
   * @param purchase ordinal of the purchase
   */
  int shutFrom(int purchase) {
    if (closed != null) {
      return 0;
    }
    return free ? fullFrom[purchase] : Integer.MAX_VALUE;
  }

  /** What stands in the way from {@link #shutFrom} on, if anything. */
  @Nullable Shut shut(int purchase) {
    return closed != null ? closed : full[purchase];
  }

  Passage passage(Offering offering) {
    if (closed != null) {
      return closed;
    }
    Optional<Ban> ban = anyBan ? bans.of(offering.id()) : Optional.empty();
    if (ban.isPresent()) {
      return banned.computeIfAbsent(ban.get(), reason -> obstacle(forbidden(reason)));
    }
    return judged(offering);
  }

  private Passage judged(Offering offering) {
    Flavor flavor = offering.flavor();
    Optional<Unavailability> probe = Optional.empty();
    if (!free) {
      Blocks.Verdict verdict = blocks.judge(flavor, region);
      if (verdict instanceof Blocks.Verdict.Blocked(Unavailability by)) {
        return blocked.computeIfAbsent(by, reason -> obstacle(unavailable(reason)));
      }
      probe = verdict instanceof Blocks.Verdict.Probe(Unavailability by) ? Optional.of(by) : probe;
    }
    int purchase = offering.purchase().ordinal();
    Shut known = full[purchase];
    if (known != null && flavor.vcpus() >= fullFrom[purchase]) {
      return known;
    }
    int room = quota.fits(flavor, offering.purchase());
    return room > 0 ? new Open(probe.isPresent() ? 1 : room, probe) : refuse(offering);
  }

  /** Cores and instances that do not suffice for one flavor do not for a larger one either. */
  private Shut refuse(Offering offering) {
    Ceiling ceiling = quota.room(offering.flavor(), offering.purchase()).limiting();
    Shut shut = obstacle(figures(ceiling));
    if (!ceiling.label().equals(MEMORY)) {
      full[offering.purchase().ordinal()] = shut;
      fullFrom[offering.purchase().ordinal()] = offering.flavor().vcpus();
    }
    return shut;
  }

  /** The tightest ceiling of an offering, with its figures. */
  Reason ceiling(Offering offering) {
    return figures(quota.room(offering.flavor(), offering.purchase()).limiting());
  }

  void launch(Offering offering, int count) {
    quota.reserve(offering.flavor(), offering.purchase(), count);
    blocks.launched(offering.flavor(), region);
  }

  private Shut obstacle(Reason reason) {
    return new Shut(numbers.getAsInt(), reason);
  }

  private Reason figures(Ceiling ceiling) {
    return Reason.of(ReasonCode.QUOTA)
        .with("region", region)
        .with("kind", ceiling.label())
        .with("asked", ceiling.asked())
        .with("used", ceiling.used())
        .with("limit", ceiling.limit());
  }

  private static Reason forbidden(Ban by) {
    return Reason.of(ReasonCode.BANNED)
        .with("scope", by.label())
        .with("since", by.since())
        .with("said", by.reason());
  }

  private static Reason unavailable(Unavailability by) {
    boolean endless = by.until().equals(Instant.MAX);
    return Reason.of(ReasonCode.UNAVAILABLE)
        .with("cause", by.label())
        .with("scope", by.scope().label())
        .with("until", endless ? "cleared by an operator" : by.until())
        .with("repeats", by.repeats())
        .with("said", by.text());
  }
}
