package io.scitq.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.sim.cloud.FaultRule;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChaosPlanTest {
  @Test
  void drawsTheSameForTheSameSeed() {
    assertThat(ChaosPlan.of(7, 50)).isEqualTo(ChaosPlan.of(7, 50));
    assertThat(ChaosPlan.of(7, 50).toString()).isEqualTo(ChaosPlan.of(7, 50).toString());
    assertThat(ChaosPlan.of(8, 50)).isNotEqualTo(ChaosPlan.of(7, 50));
  }

  @Test
  void aShorterRunIsTheBeginningOfALongerOne() {
    assertThat(ChaosPlan.of(7, 50).subList(0, 20)).isEqualTo(ChaosPlan.of(7, 20));
  }

  @Test
  void drawsEverythingThatCanGoWrong() {
    List<Step> steps = ChaosPlan.of(1, 50);
    Set<String> kinds =
        steps.stream()
            .flatMap(step -> step.acts().stream())
            .map(Act::kind)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(kinds)
        .containsExactly(
            "answer-lost",
            "authentication-failed",
            "bus",
            "cleared",
            "clock-back",
            "clock-forward",
            "cut-off",
            "eviction",
            "fails-late",
            "hang",
            "malformed-body",
            "mute",
            "no-capacity",
            "quota-reached",
            "server-error",
            "slow",
            "too-many-requests",
            "truncated-body",
            "vanished");
    assertThat(steps.stream().map(Step::kill)).containsAll(EnumSet.allOf(Kill.class));
  }

  @Test
  void faultsHitTheCloudThatKnowsTheOperation() {
    List<FaultRule> rules =
        ChaosPlan.of(1, 400).stream()
            .flatMap(step -> step.acts().stream())
            .filter(Act.Inject.class::isInstance)
            .map(act -> ((Act.Inject) act).rule())
            .toList();
    assertThat(rules).extracting(FaultRule::operation).contains("vm.console", "blob.get");
    assertThat(rules)
        .filteredOn(rule -> rule.operation().matches("vm.console|(blob|nic|ip|operation)[.].*"))
        .extracting(FaultRule::cloud)
        .containsOnly("azure");
  }

  @Test
  void whoFallsSilentHasLongWorkThatBeganBefore() { // lesson 33
    List<Step> silent =
        ChaosPlan.of(1, 50).stream().filter(step -> !step.atWork().isEmpty()).toList();
    assertThat(silent).hasSize(5);
    assertThat(silent)
        .allSatisfy(step -> {
          assertThat(step.first()).isNotEmpty().doesNotContainAnyElementsOf(step.atWork());
          assertThat(step.tasks()).allMatch(seconds -> seconds >= 60);
          assertThat(step.atWork())
              .allMatch(act -> act instanceof Act.CutOff cut && cut.cloud().equals(step.batch()));
        });
  }

  @Test
  void waitsBrieflyBeforeEachKill() {
    assertThat(ChaosPlan.of(1, 200))
        .allSatisfy(step ->
            assertThat(step.pause()).isBetween(Duration.ofMillis(100), Duration.ofSeconds(9)));
  }
}
