package io.scitq.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.quota.Unavailability.Scope;
import io.scitq.samples.Offers;
import io.scitq.spi.Offering;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BlocksTest {
  private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");
  private static final Offering D8 = Offers.azure("D8s").make();
  private static final Offering D9 = Offers.azure("D9s").make();

  @Test
  void blocksWhileItHolds() {
    Blocks blocks = new Blocks(List.of(until(NOW.plusSeconds(1))), List.of(), NOW);

    assertThat(judge(blocks, D8)).isInstanceOf(Blocks.Verdict.Blocked.class);
    assertThat(judge(blocks, D9)).isInstanceOf(Blocks.Verdict.Free.class);
    assertThat(blocks.isFree(D8.id().where())).isFalse();
  }

  // lesson 13: when it ends one probe goes first, not the whole batch
  @Test
  void letsOneProbeThroughWhenItEnds() {
    Blocks blocks = new Blocks(List.of(until(NOW)), List.of(), NOW);

    assertThat(judge(blocks, D8)).isInstanceOf(Blocks.Verdict.Probe.class);
    blocks.launched(D8.flavor(), D8.id().where());
    assertThat(judge(blocks, D8)).isInstanceOf(Blocks.Verdict.Blocked.class);
  }

  @Test
  void waitsForAProbeThatIsUnderWay() {
    Blocks blocks = new Blocks(List.of(until(NOW)), List.of(launched(NOW)), NOW);

    assertThat(judge(blocks, D8)).isInstanceOf(Blocks.Verdict.Blocked.class);
  }

  @Test
  void launchesOfBeforeAreNoProbes() {
    List<QuotaUse> early = List.of(launched(NOW.minusSeconds(60)));

    assertThat(judge(new Blocks(List.of(until(NOW)), early, NOW), D8))
        .isInstanceOf(Blocks.Verdict.Probe.class);
  }

  @Test
  void forgetsAfterADay() {
    Instant old = NOW.minus(Duration.ofHours(25));

    assertThat(judge(new Blocks(List.of(until(old)), List.of(), NOW), D8))
        .isInstanceOf(Blocks.Verdict.Free.class);
  }

  // lesson 14: the provider says itself when a rate limit is over
  @Test
  void aRateLimitNeedsNoProbe() {
    Unavailability over =
        new Unavailability(Scope.of(D8.id().provider()), "throttled", "slow down", NOW, NOW, 1);

    assertThat(judge(new Blocks(List.of(over), List.of(), NOW), D8))
        .isInstanceOf(Blocks.Verdict.Free.class);
  }

  private static Blocks.Verdict judge(Blocks blocks, Offering offering) {
    return blocks.judge(offering.flavor(), offering.id().where());
  }

  private static Unavailability until(Instant end) {
    return new Unavailability(
        Scope.of(D8.id()), "no_capacity", "no room", NOW.minusSeconds(3600), end, 1);
  }

  private static QuotaUse launched(Instant at) {
    return new QuotaUse(D8.id(), Optional.of(D8.flavor()), Optional.of(D8.purchase()), at);
  }
}
