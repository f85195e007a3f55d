package io.scitq.sim.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimFaultsTest {
  private static final Fault BROKEN = new Fault.ServerError(500);
  private static final Fault BUSY = new Fault.TooManyRequests(Duration.ofSeconds(1));
  private final SteppedTime time = SimTime.stepped(Instant.EPOCH);
  private final SimFaults faults = new SimFaults(1, time);

  @Test
  void hitsTheNthMatchingRequestOnly() {
    faults.inject(FaultRule.once("azure", "vm.create", BROKEN).afterPassing(2));

    assertThat(faults.arrive("azure", "vm.create")).isEmpty();
    assertThat(faults.arrive("azure", "vm.delete")).isEmpty();
    assertThat(faults.arrive("ovh", "vm.create")).isEmpty();
    assertThat(faults.arrive("azure", "vm.create")).isEmpty();
    assertThat(faults.arrive("azure", "vm.create")).contains(BROKEN);
    assertThat(faults.arrive("azure", "vm.create")).isEmpty();
  }

  @Test
  void understandsStars() {
    faults.inject(FaultRule.always("*", "vm.*", BROKEN));

    assertThat(faults.arrive("ovh", "vm.list")).contains(BROKEN);
    assertThat(faults.arrive("azure", "vm.create")).contains(BROKEN);
    assertThat(faults.arrive("azure", "skus")).isEmpty();
  }

  @Test
  void firstRuleWinsAndTheNextOneFollowsWhenItIsUsedUp() {
    faults.inject(FaultRule.once("ovh", "*", BROKEN));
    faults.inject(FaultRule.once("ovh", "*", BUSY));

    assertThat(faults.arrive("ovh", "a")).contains(BROKEN);
    assertThat(faults.arrive("ovh", "a")).contains(BUSY);
    assertThat(faults.arrive("ovh", "a")).isEmpty();
  }

  @Test
  void hitsTheWantedPart() {
    faults.inject(FaultRule.always("ovh", "a", BROKEN).withProbability(0.25));

    long hits =
        IntStream.range(0, 2_000)
            .mapToObj(i -> faults.arrive("ovh", "a"))
            .filter(Optional::isPresent)
            .count();
    assertThat(hits).isBetween(430L, 570L);
  }

  @Test
  void countsEveryRequestWithItsTime() {
    faults.arrive("azure", "vm.create");
    time.advance(Duration.ofSeconds(5));
    faults.inject(FaultRule.always("*", "*", BROKEN));
    faults.arrive("azure", "vm.create");
    faults.arrive("azure", "skus");

    assertThat(faults.requests("azure", "vm.create")).isEqualTo(2);
    assertThat(faults.requests("azure")).isEqualTo(3);
    assertThat(faults.requests("ovh")).isZero();
    assertThat(faults.arrivals("azure", "vm.create"))
        .containsExactly(Instant.EPOCH, Instant.EPOCH.plusSeconds(5));
    assertThat(faults.counts()).containsEntry("azure skus", 1L);
  }

  @Test
  void forgetsRulesWhenCleared() {
    faults.inject(FaultRule.always("*", "*", BROKEN));
    faults.clear();

    assertThat(faults.arrive("ovh", "a")).isEmpty();
  }

  @Test
  void refusesSenselessRules() {
    assertThatThrownBy(() -> FaultRule.always("*", "*", BROKEN).withProbability(0))
        .hasMessageContaining("probability");
    assertThatThrownBy(() -> FaultRule.once("*", "*", BROKEN).times(0))
        .hasMessageContaining("times");
    assertThatThrownBy(() -> new Fault.ServerError(404)).hasMessageContaining("404");
  }
}
