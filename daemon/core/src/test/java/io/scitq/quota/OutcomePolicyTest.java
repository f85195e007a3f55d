package io.scitq.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.quota.Unavailability.Scope;
import io.scitq.samples.Offers;
import io.scitq.spi.LaunchFailure;
import io.scitq.spi.Offering;
import io.scitq.spi.QuotaKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

// lesson 13: a failure blocks its true scope for a time by class, longer on repeats
class OutcomePolicyTest {
  private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");
  private static final Offering D8 = Offers.azure("D8s").family("standardDSv5").make();
  private static final LaunchFailure NO_ROOM =
      new LaunchFailure.NoCapacity(LaunchFailure.Scope.OFFERING, "AllocationFailed", "no room");

  static Stream<Arguments> cases() {
    Scope offering = Scope.of(D8.id());
    Scope region = Scope.of(D8.id().where());
    Scope provider = Scope.of(D8.id().provider());
    Scope family =
        new Scope(
            D8.id().provider(),
            Optional.of("westeurope"),
            Optional.empty(),
            Optional.of("standardDSv5"),
            8);
    return Stream.of(
        Arguments.of(NO_ROOM, offering, 60),
        Arguments.of(capacity(LaunchFailure.Scope.FAMILY_AND_LARGER), family, 60),
        Arguments.of(capacity(LaunchFailure.Scope.REGION), region, 60),
        Arguments.of(quota(QuotaKind.SPOT_CORES, 0), region, 60),
        Arguments.of(quota(QuotaKind.SPOT_CORES, 100), region, 10),
        Arguments.of(quota(QuotaKind.PUBLIC_IPS, 0), region, 10),
        Arguments.of(new LaunchFailure.AuthenticationFailed("401", "no"), provider, 240),
        Arguments.of(
            new LaunchFailure.Throttled(Optional.of(Duration.ofMinutes(2)), "429", ""),
            provider,
            2),
        Arguments.of(new LaunchFailure.Throttled(Optional.empty(), "429", ""), provider, 1),
        Arguments.of(
            new LaunchFailure.Throttled(Optional.of(Duration.ofDays(9)), "429", ""), provider, 60),
        Arguments.of(new LaunchFailure.Failed("Strange", ""), offering, 3));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void blocksTheTrueScopeForATime(LaunchFailure failure, Scope scope, int minutes) {
    Unavailability block = after(failure, List.of(), NOW).orElseThrow();

    assertThat(block.scope()).isEqualTo(scope);
    assertThat(block.until()).isEqualTo(NOW.plus(Duration.ofMinutes(minutes)));
    assertThat(block.label()).isEqualTo(failure.label());
    assertThat(block.repeats()).isEqualTo(1);
    assertThat(block.text()).isNotBlank();
  }

  @Test
  void blocksAnUnsupportedFlavorUntilCleared() {
    Unavailability block =
        after(new LaunchFailure.Unsupported("Bad", "no image"), List.of(), NOW).orElseThrow();

    assertThat(block.until()).isEqualTo(Instant.MAX);
    assertThat(block.scope().covers(D8.flavor(), Offers.azure("x").in("eu").make().id().where()))
        .isTrue();
  }

  // an unclear answer must be cleared up by looking, not by buying elsewhere
  @Test
  void concludesNothingFromAnUnclearAnswer() {
    assertThat(after(new LaunchFailure.Indeterminate("timeout", ""), List.of(), NOW)).isEmpty();
  }

  @Test
  void doublesOnRepeatsUpToACap() {
    List<Unavailability> known = List.of();
    Instant at = NOW;
    for (long hours : new long[] {1, 2, 4, 8, 8}) {
      Unavailability block = after(NO_ROOM, known, at).orElseThrow();

      assertThat(Duration.between(at, block.until())).isEqualTo(Duration.ofHours(hours));
      known = List.of(block);
      at = block.until().plusSeconds(60);
    }
  }

  @Test
  void countsFailuresOfOneMomentOnce() {
    Unavailability first = after(NO_ROOM, List.of(), NOW).orElseThrow();
    Unavailability second = after(NO_ROOM, List.of(first), NOW.plusSeconds(5)).orElseThrow();

    assertThat(second.repeats()).isEqualTo(1);
    assertThat(second.since()).isEqualTo(NOW);
  }

  @Test
  void forgetsAfterADay() {
    Unavailability old = after(NO_ROOM, List.of(), NOW).orElseThrow();
    Instant later = old.until().plus(OutcomePolicy.MEMORY).plusSeconds(1);

    assertThat(after(NO_ROOM, List.of(old), later).orElseThrow().repeats()).isEqualTo(1);
  }

  @Test
  void anotherKindOfFailureIsNoRepeat() {
    Unavailability first = after(NO_ROOM, List.of(), NOW).orElseThrow();
    Instant later = first.until().plusSeconds(1);

    Unavailability other =
        after(new LaunchFailure.Failed("x", "y"), List.of(first), later).orElseThrow();

    assertThat(other.repeats()).isEqualTo(1);
  }

  @Test
  void coversLargerSizesOfTheFamilyOnly() {
    Scope scope =
        after(capacity(LaunchFailure.Scope.FAMILY_AND_LARGER), List.of(), NOW)
            .orElseThrow()
            .scope();
    Offers base = Offers.azure("D").family("standardDSv5");

    assertThat(covers(scope, base.size(16, 64, 1).make())).isTrue();
    assertThat(covers(scope, base.size(4, 16, 1).make())).isFalse();
    assertThat(covers(scope, base.family("other").size(16, 64, 1).make())).isFalse();
    assertThat(covers(scope, base.in("northeurope").size(16, 64, 1).make())).isFalse();
  }

  private static boolean covers(Scope scope, Offering offering) {
    return scope.covers(offering.flavor(), offering.id().where());
  }

  private static Optional<Unavailability> after(
      LaunchFailure failure, List<Unavailability> known, Instant now) {
    return OutcomePolicy.after(failure, D8.id(), D8.flavor(), known, now);
  }

  private static LaunchFailure capacity(LaunchFailure.Scope scope) {
    return new LaunchFailure.NoCapacity(scope, "AllocationFailed", "no room");
  }

  private static LaunchFailure quota(QuotaKind kind, long limit) {
    return new LaunchFailure.QuotaReached(
        kind, OptionalLong.of(limit), OptionalLong.empty(), "QuotaExceeded", "full");
  }
}
