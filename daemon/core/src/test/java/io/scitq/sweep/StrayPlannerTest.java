package io.scitq.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.deploy.LaunchId;
import io.scitq.deploy.LaunchStatus;
import io.scitq.spi.Instance;
import io.scitq.spi.InstanceName;
import io.scitq.spi.InstanceStatus;
import io.scitq.spi.ProviderId;
import io.scitq.spi.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StrayPlannerTest { // lessons 26 and 27
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final ProviderId OVH = new ProviderId("ovh");
  private static final Region R1 = new Region(OVH, "R1");
  private static final Duration MINIMUM = Duration.ofMinutes(15);
  private static final SweepSettings DRY = new SweepSettings(MINIMUM, Duration.ofMinutes(2), false);
  private static final SweepSettings WET = new SweepSettings(MINIMUM, Duration.ofMinutes(2), true);

  @ParameterizedTest
  @CsvSource({
    // minutes since it was made, earlier sightings, minutes since the first of them, ripe
    "60, 0, 0, false",
    "60, 1, 5, true",
    "14, 1, 5, false",
    "15, 1, 5, true",
    "-1, 1, 14, false", // its age is unknown: measured from when it was seen first
    "-1, 1, 15, true",
    "-1, 9, 14, false",
  })
  void aStrayIsRipeWhenSeenTwiceAndOldEnough(int age, int sightings, int sinceFirst, boolean ripe) {
    Instance stray = instance("n1", "v1", age, InstanceStatus.RUNNING);
    List<KnownStray> known =
        sightings == 0
            ? List.of()
            : List.of(known("v1", NOW.minus(Duration.ofMinutes(sinceFirst)), sightings, false));

    SweepPlan plan = StrayPlanner.plan(listing(stray), List.of(), known, WET, NOW);

    assertThat(plan.strays())
        .singleElement()
        .satisfies(seen -> {
          assertThat(seen.sightings()).isEqualTo(sightings + 1);
          assertThat(seen.ripe()).isEqualTo(ripe);
          assertThat(seen.delete()).isEqualTo(ripe);
        });
  }

  @Test
  void nothingIsDeletedUnlessTheAdminAllowsIt() {
    SweepPlan plan =
        StrayPlanner.plan(
            listing(instance("n1", "v1", 60, InstanceStatus.LEFTOVER)),
            List.of(),
            List.of(known("v1", NOW.minus(MINIMUM), 3, false)),
            DRY,
            NOW);

    assertThat(plan.strays())
        .singleElement()
        .satisfies(stray -> {
          assertThat(stray.ripe()).isTrue();
          assertThat(stray.delete()).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource
  void whatHasARowIsNoStray(LaunchStatus status, Optional<String> vendorId) {
    SweepPlan plan =
        StrayPlanner.plan(
            listing(instance("n1", "v1", 60, InstanceStatus.RUNNING)),
            List.of(launch("n1", vendorId, status, 0)),
            List.of(known("v1", NOW.minus(MINIMUM), 3, false)),
            WET,
            NOW);

    assertThat(plan.strays()).isEmpty();
    assertThat(plan.over()).containsExactly(new StrayId(OVH, "v1"));
  }

  static Stream<Arguments> whatHasARowIsNoStray() {
    return Stream.of(LaunchStatus.values())
        .flatMap(status ->
            Stream.of(
                Arguments.of(status, Optional.of("v1")), Arguments.of(status, Optional.empty())));
  }

  @Test
  void aSecondMachineOfTheSameNameIsAStray() { // lesson 22
    SweepPlan plan =
        StrayPlanner.plan(
            listing(
                instance("n1", "v1", 60, InstanceStatus.RUNNING),
                instance("n1", "v2", 60, InstanceStatus.RUNNING)),
            List.of(launch("n1", Optional.of("v1"), LaunchStatus.REGISTERED, 0)),
            List.of(),
            WET,
            NOW);

    assertThat(plan.strays()).extracting(stray -> stray.id().vendorId()).containsExactly("v2");
    assertThat(plan.lost()).isEmpty();
  }

  @Test
  void theLastOfADeletedInstanceIsNoNewStray() {
    SweepPlan plan =
        StrayPlanner.plan(
            listing(instance("n1", "v1", 60, InstanceStatus.DELETING)),
            List.of(),
            List.of(),
            WET,
            NOW);

    assertThat(plan.strays()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // status, region complete, minutes since it was accepted, missed before, what becomes of it
    "REGISTERED, true, 30, 0, missing",
    "REGISTERED, true, 30, 1, lost",
    "REGISTERED, false, 30, 1, nothing", // one incomplete listing says nothing
    "REGISTERED, true, 1, 1, nothing", // lists lag behind creations
    "STARTING, true, 30, 1, nothing",
    "BOOTED, true, 30, 1, nothing",
    "LAUNCHING, true, 30, 1, nothing",
    "DELETING, true, 30, 1, nothing",
  })
  void aRowIsLostWhenTwoCompleteListingsLackIt(
      LaunchStatus status, boolean complete, int age, int missed, String what) {
    LaunchFact launch =
        new LaunchFact(
            new LaunchId(7),
            new InstanceName("n1"),
            R1,
            Optional.of("v1"),
            status,
            NOW.minus(Duration.ofMinutes(age)),
            missed);
    Listing empty = new Listing(OVH, complete ? Set.of("R1") : Set.of("R2"), List.of(), NOW);

    SweepPlan plan = StrayPlanner.plan(empty, List.of(launch), List.of(), WET, NOW);

    assertThat(plan.missing()).hasSize(what.equals("missing") ? 1 : 0);
    assertThat(plan.lost()).hasSize(what.equals("lost") ? 1 : 0);
    assertThat(plan.present()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"RUNNING, false", "STOPPED, false", "FAILED, false", "LEFTOVER, true"})
  void partsAloneAreNoMachine(InstanceStatus status, boolean lost) { // lesson 25
    SweepPlan plan =
        StrayPlanner.plan(
            listing(instance("n1", "v1", 60, status)),
            List.of(launch("n1", Optional.of("v1"), LaunchStatus.REGISTERED, 1)),
            List.of(),
            WET,
            NOW);

    assertThat(plan.lost()).hasSize(lost ? 1 : 0);
    assertThat(plan.present()).hasSize(lost ? 0 : 1);
    assertThat(plan.strays()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true, false, true", "false, false, false", "true, true, false"})
  void aStrayIsOverOnlyWhenACompleteListingLacksIt(
      boolean complete, boolean deleting, boolean over) {
    Listing empty = new Listing(OVH, complete ? Set.of("R1") : Set.of(), List.of(), NOW);

    SweepPlan plan =
        StrayPlanner.plan(
            empty, List.of(), List.of(known("v1", NOW.minus(MINIMUM), 1, deleting)), WET, NOW);

    assertThat(plan.over()).hasSize(over ? 1 : 0);
  }

  @Test
  void otherProvidersAreNotConcerned() {
    ProviderId azure = new ProviderId("azure");
    Listing empty = new Listing(azure, Set.of("R1"), List.of(), NOW);

    SweepPlan plan =
        StrayPlanner.plan(
            empty,
            List.of(launch("n1", Optional.of("v1"), LaunchStatus.REGISTERED, 1)),
            List.of(known("v9", NOW, 1, false)),
            WET,
            NOW);

    assertThat(plan).isEqualTo(new SweepPlan(List.of(), Set.of(), Set.of(), Set.of(), List.of()));
  }

  @Test
  void theOrderOfAListingChangesNothing() {
    List<Instance> instances =
        new ArrayList<>(
            IntStream.range(0, 50)
                .mapToObj(n -> instance("n" + n, "v" + n, 60, InstanceStatus.RUNNING))
                .toList());
    SweepPlan plan =
        StrayPlanner.plan(
            new Listing(OVH, Set.of("R1"), instances, NOW), List.of(), List.of(), WET, NOW);
    Collections.shuffle(instances, new Random(1));

    SweepPlan shuffled =
        StrayPlanner.plan(
            new Listing(OVH, Set.of("R1"), instances, NOW), List.of(), List.of(), WET, NOW);

    assertThat(shuffled).isEqualTo(plan);
    assertThat(plan.strays()).hasSize(50);
  }

  private static Listing listing(Instance... instances) {
    return new Listing(OVH, Set.of("R1"), List.of(instances), NOW);
  }

  /** A negative age is an unknown one. */
  private static Instance instance(String name, String id, int minutes, InstanceStatus status) {
    return new Instance(
        new InstanceName(name),
        R1,
        "F2",
        id,
        status,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        minutes < 0 ? Optional.empty() : Optional.of(NOW.minus(Duration.ofMinutes(minutes))));
  }

  private static KnownStray known(String id, Instant since, int sightings, boolean deleting) {
    return new KnownStray(new StrayId(OVH, id), "R1", since, sightings, deleting);
  }

  private static LaunchFact launch(
      String name, Optional<String> vendorId, LaunchStatus status, int missed) {
    return new LaunchFact(
        new LaunchId(7),
        new InstanceName(name),
        R1,
        vendorId,
        status,
        NOW.minus(Duration.ofHours(1)),
        missed);
  }
}
