package io.scitq.sim.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.spi.QuotaKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimCloudTest {
  private static final Instant START = Instant.parse("2026-08-14T09:00:00Z");
  private final SteppedTime time = SimTime.stepped(START);
  private final List<String> events = new ArrayList<>();

  private SimCloud cloud(SimOptions options, SimQuota quota) {
    SizeBook sizes =
        new SizeBook()
            .add("westeurope", new SimSize("Standard_D4s_v5", "standardDSv5Family", 4, true))
            .add("westeurope", new SimSize("Standard_X_v1", "x", 4, false));
    SimCloud cloud = new SimCloud("azure", options, quota, sizes, time);
    cloud.listen(
        new InstanceListener() {
          @Override
          public void booted(SimInstance instance) {
            events.add("booted " + instance.name());
          }

          @Override
          public void evicting(SimInstance instance) {
            events.add("evicting " + instance.name());
          }

          @Override
          public void gone(SimInstance instance) {
            events.add("gone " + instance.name());
          }
        });
    return cloud;
  }

  private SimCloud cloud() {
    return cloud(realPace(), SimOptions.defaults().azureQuota());
  }

  private static SimOptions realPace() {
    return SimOptions.defaults().withPace(Pace.REAL);
  }

  private static CreateOrder spot(String name) {
    return CreateOrder.spot(name, "westeurope", "standard_d4S_v5", EvictionPolicy.DELETE, "");
  }

  private static UUID made(CreateResult result) {
    assertThat(result).isInstanceOf(CreateResult.Created.class);
    return ((CreateResult.Created) result).instance().id();
  }

  @Test
  void bootsAfterItsDelayAndVanishesAfterDeletion() {
    SimCloud cloud = cloud();
    UUID id = made(cloud.create(spot("w-1")));

    time.advance(Duration.ofSeconds(29));
    assertThat(cloud.find(id)).map(SimInstance::state).contains(InstanceState.BUILDING);
    time.advance(Duration.ofSeconds(62));
    assertThat(cloud.find(id)).map(SimInstance::state).contains(InstanceState.RUNNING);
    assertThat(cloud.find(id).flatMap(SimInstance::ipv4)).isPresent();

    assertThat(cloud.delete(id)).isTrue();
    assertThat(cloud.delete(id)).isFalse();
    assertThat(cloud.find(id)).map(SimInstance::state).contains(InstanceState.DELETING);
    assertThat(cloud.quota().used("westeurope", QuotaKind.SPOT_CORES)).isEqualTo(4);
    time.advance(Duration.ofMinutes(1));
    assertThat(cloud.find(id)).isEmpty();
    assertThat(cloud.quota().used("westeurope", QuotaKind.SPOT_CORES)).isZero();
    assertThat(events).containsExactly("booted w-1", "gone w-1");
  }

  @Test
  void refusesWhatGoesOverTheQuotaAndSaysTheFigures() {
    SimCloud cloud = cloud(realPace(), new SimQuota(0, 10, 100, 100));

    made(cloud.create(spot("w-1")));
    made(cloud.create(spot("w-2")));
    assertThat(cloud.create(spot("w-3")))
        .isEqualTo(new CreateResult.OverQuota(QuotaKind.SPOT_CORES, 10, 8, 4));
    assertThat(cloud.create(CreateOrder.onDemand("w-4", "westeurope", "Standard_D4s_v5", "")))
        .isEqualTo(new CreateResult.OverQuota(QuotaKind.CORES, 0, 0, 4));
    assertThat(cloud.population()).isEqualTo(2);
  }

  @Test
  void givesCoresBackWhenTheInstanceCeilingRefuses() {
    SimCloud cloud = cloud(realPace(), new SimQuota(0, 100, 1, 100));

    made(cloud.create(spot("w-1")));
    assertThat(cloud.create(spot("w-2")))
        .isEqualTo(new CreateResult.OverQuota(QuotaKind.INSTANCES, 1, 1, 1));
    assertThat(cloud.quota().used("westeurope", QuotaKind.SPOT_CORES)).isEqualTo(4);
  }

  @Test
  void refusesWithoutRoomAndTakesNothing() {
    SimCloud cloud = cloud();
    cloud.room().setCapacity("WestEurope", "Standard_D4s_v5", 1);

    made(cloud.create(spot("w-1")));
    assertThat(cloud.create(spot("w-2"))).isInstanceOf(CreateResult.NoRoom.class);
    assertThat(cloud.quota().used("westeurope", QuotaKind.INSTANCES)).isEqualTo(1);
  }

  @Test
  void refusesUnknownAndRestrictedSizes() {
    assertThat(
            cloud()
                .create(
                    CreateOrder.spot(
                        "a", "westeurope", "Standard_X_v1", EvictionPolicy.DELETE, "")))
        .isInstanceOf(CreateResult.NotSold.class);
    assertThat(cloud().create(CreateOrder.onDemand("a", "nowhere", "Standard_D4s_v5", "")))
        .isInstanceOf(CreateResult.NotSold.class);
  }

  @Test
  void keepsAFailedMachineWithItsQuotaUntilItIsDeleted() {
    SimCloud cloud = cloud();
    UUID id = made(cloud.create(spot("w-1").failingWith("No valid host was found")));

    time.advance(Duration.ofHours(1));
    assertThat(cloud.find(id).orElseThrow().failure()).contains("No valid host was found");
    assertThat(cloud.quota().used("westeurope", QuotaKind.SPOT_CORES)).isEqualTo(4);
    cloud.delete(id);
    time.advance(Duration.ofHours(1));
    assertThat(cloud.population()).isZero();
    assertThat(cloud.quota().used("westeurope", QuotaKind.SPOT_CORES)).isZero();
  }

  @Test
  void hidesAMachineUntilItsTime() {
    SimCloud cloud = cloud();
    cloud.create(spot("w-1").hiddenFor(Duration.ofMinutes(3)));

    assertThat(cloud.instances()).isEmpty();
    assertThat(cloud.population()).isEqualTo(1);
    time.advance(Duration.ofMinutes(3));
    assertThat(cloud.instances()).hasSize(1);
  }

  @Test
  void evictsAfterANotice() {
    SimCloud cloud = cloud();
    UUID id = made(cloud.create(spot("w-1")));
    time.advance(Duration.ofMinutes(2));

    assertThat(cloud.evict(id)).isTrue();
    assertThat(cloud.find(id)).map(SimInstance::state).contains(InstanceState.EVICTING);
    time.advance(Duration.ofSeconds(30));
    assertThat(cloud.find(id)).isEmpty();
    assertThat(cloud.population()).isZero();
    assertThat(events).containsExactly("booted w-1", "evicting w-1", "gone w-1");
  }

  @Test
  void tellsLastThatAMachineIsGoneWhenTheDeletionOvertakesTheBoot() {
    SimCloud cloud = cloud();
    List<String> told = new ArrayList<>();
    cloud.listen(recording(told, instance -> cloud.delete(instance.id())));
    cloud.listen(recording(told, instance -> told.add("booted")));
    made(cloud.create(spot("w-1")));
    time.advance(Duration.ofMinutes(5));

    assertThat(told).containsExactly("gone", "gone", "booted", "gone", "gone");
    assertThat(cloud.population()).isZero();
  }

  private static InstanceListener recording(List<String> told, Consumer<SimInstance> atBoot) {
    return new InstanceListener() {
      @Override
      public void booted(SimInstance instance) {
        atBoot.accept(instance);
      }

      @Override
      public void gone(SimInstance instance) {
        told.add("gone");
      }
    };
  }

  @Test
  void keepsADeallocatedMachineInTheQuota() {
    SimCloud cloud = cloud();
    UUID id =
        made(
            cloud.create(
                CreateOrder.spot(
                    "w-1", "westeurope", "Standard_D4s_v5", EvictionPolicy.DEALLOCATE, "")));
    time.advance(Duration.ofMinutes(2));
    cloud.evict(id);
    time.advance(Duration.ofMinutes(2));

    assertThat(cloud.find(id)).map(SimInstance::state).contains(InstanceState.STOPPED);
    assertThat(cloud.quota().used("westeurope", QuotaKind.SPOT_CORES)).isEqualTo(4);
  }

  @Test
  void neverEvictsOnDemandMachines() {
    SimCloud cloud = cloud(realPace().withEvictionsPerHour(1_000), new SimQuota(10, 10, 10, 10));
    UUID id = made(cloud.create(CreateOrder.onDemand("w-1", "westeurope", "Standard_D4s_v5", "")));
    time.advance(Duration.ofDays(1));

    assertThat(cloud.evict(id)).isFalse();
    assertThat(cloud.find(id)).map(SimInstance::state).contains(InstanceState.RUNNING);
  }

  @Test
  void evictsAboutAsOftenAsTheRateSays() {
    SimCloud cloud = cloud(realPace().withEvictionsPerHour(0.5), new SimQuota(0, 9_000, 9_000, 0));
    IntStream.range(0, 1_000).forEach(i -> made(cloud.create(spot("w-" + i))));
    time.advance(Duration.ofMinutes(62));

    // 1 - exp(-0.5) of them
    assertThat(1_000 - cloud.population()).isBetween(330, 460);
  }

  @Test
  void sameSeedGivesTheSameHistory() {
    List<List<String>> histories = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      time.close();
      events.clear();
      SimCloud cloud = cloud(realPace().withEvictionsPerHour(3), new SimQuota(0, 999, 999, 0));
      IntStream.range(0, 50).forEach(i -> cloud.create(spot("w-" + i)));
      time.advance(Duration.ofHours(1));
      histories.add(List.copyOf(events));
    }
    assertThat(histories.get(0)).hasSizeGreaterThan(100).isEqualTo(histories.get(1));
  }

  @Test
  void movesAFewPricesAtEachStep() {
    SimCloud cloud =
        cloud(realPace().withPriceSteps(Duration.ofHours(1)), SimOptions.defaults().azureQuota());
    assertThat(cloud.prices().factor("any")).isEqualTo(1);
    time.advance(Duration.ofHours(2));

    assertThat(cloud.prices().made()).isEqualTo(2);
    long moved =
        IntStream.range(0, 10_000).filter(i -> cloud.prices().factor("p" + i) != 1).count();
    assertThat(moved).isBetween(300L, 500L);
    assertThat(IntStream.range(0, 10_000).mapToDouble(i -> cloud.prices().factor("p" + i)))
        .allMatch(factor -> factor > 0.5 && factor < 1.3);
  }
}
