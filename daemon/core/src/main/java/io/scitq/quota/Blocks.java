package io.scitq.quota;

import io.scitq.spi.Flavor;
import io.scitq.spi.Region;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What past failures forbid during one pass. A block that has ended but was not cleared lets one
 * launch through as a probe; a success clears it, a failure renews it. Not for several threads.
 */
public final class Blocks {
  /** What is said of one offering. */
  public sealed interface Verdict {
    /** Nothing is known against it. */
    record Free() implements Verdict {}

    /** It is blocked now, or the probe is under way. */
    record Blocked(Unavailability by) implements Verdict {}

    /** One launch may go first. */
    record Probe(Unavailability by) implements Verdict {}
  }

  /** Label of {@link io.scitq.spi.LaunchFailure.Throttled}. */
  private static final String THROTTLED = "throttled";

  private static final Verdict FREE = new Verdict.Free();
  private static final Comparator<Block> ORDER =
      Comparator.comparing((Block block) -> block.reason.until())
          .reversed()
          .thenComparing(block -> block.reason.label())
          .thenComparing(block -> block.reason.scope().toString());

  private final List<Block> blocks = new ArrayList<>();

  /** One unavailability and the launches under way in its scope. */
  private static final class Block {
    private final Unavailability reason;
    private final boolean holds;
    private int launches;

    Block(Unavailability reason, boolean holds) {
      this.reason = reason;
      this.holds = holds;
    }
  }

  /**
   * Starts a pass.
   *
   * @param known unavailabilities, those that ended lately too
   * @param launching instances that were asked for and have not registered yet
   */
  public Blocks(Collection<Unavailability> known, Collection<QuotaUse> launching, Instant now) {
    for (Unavailability reason : known) {
      if (reason.holdsAt(now) || needsProbe(reason, now)) {
        blocks.add(new Block(reason, reason.holdsAt(now)));
      }
    }
    blocks.sort(ORDER);
    for (QuotaUse use : launching) {
      use.flavor().ifPresent(flavor -> count(flavor, use));
    }
  }

  /** A rate limit is over when the provider said so; anything else has to be tried. */
  private static boolean needsProbe(Unavailability reason, Instant now) {
    return OutcomePolicy.isRemembered(reason, now) && !reason.label().equals(THROTTLED);
  }

  /** Only what was launched after a block ended probes it. */
  private void count(Flavor flavor, QuotaUse use) {
    for (Block block : blocks) {
      boolean after = !use.since().isBefore(block.reason.until());
      if (after && block.reason.scope().covers(flavor, use.offering().where())) {
        block.launches++;
      }
    }
  }

  /** Says whether nothing at all is known against this region: no need to ask for each flavor. */
  public boolean isFree(Region region) {
    return blocks.stream().noneMatch(block -> block.reason.scope().touches(region));
  }

  /** What is said of a flavor in a region. A block that holds goes before a probe. */
  public Verdict judge(Flavor flavor, Region region) {
    Verdict verdict = FREE;
    for (Block block : blocks) {
      if (block.reason.scope().covers(flavor, region)) {
        if (block.holds || block.launches > 0) {
          return new Verdict.Blocked(block.reason);
        }
        verdict = new Verdict.Probe(block.reason);
      }
    }
    return verdict;
  }

  /** Remembers a launch, so that a second probe does not follow. */
  public void launched(Flavor flavor, Region region) {
    for (Block block : blocks) {
      if (block.reason.scope().covers(flavor, region)) {
        block.launches++;
      }
    }
  }
}
