package io.scitq.ovh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scitq.sim.cloud.Fault;
import io.scitq.sim.cloud.FaultRule;
import io.scitq.sim.cloud.SimOptions;
import io.scitq.spi.FetchReport;
import io.scitq.spi.Instance;
import io.scitq.spi.InstanceStatus;
import io.scitq.spi.LaunchFailure;
import io.scitq.spi.LaunchOutcome;
import io.scitq.spi.Offering;
import io.scitq.spi.QuotaKind;
import io.scitq.spi.QuotaReading;
import io.scitq.spi.testkit.CatalogSourceContract;
import io.scitq.spi.testkit.CloudFixture;
import io.scitq.spi.testkit.InstanceDriverContract;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The adapter against the simulator, over real sockets. */
class OvhSimIT {
  @Nested
  class Driver extends InstanceDriverContract {
    @Override
    protected CloudFixture newCloud() {
      return new SimFixture();
    }
  }

  @Nested
  class Catalog extends CatalogSourceContract {
    @Override
    protected CloudFixture newCloud() {
      return new SimFixture();
    }
  }

  @Test
  void readsAPriceListOfRealSize() {
    try (SimFixture cloud =
        new SimFixture(SimOptions.defaults().withPaddingBytes(8_000_000).withOfferings(2_000))) {
      FetchReport<Offering> report = cloud.provider().catalog().fetchOfferings();

      assertThat(report.problems()).isEmpty();
      assertThat(report.values().size()).isGreaterThan(200);
      assertThat(tagsOf(report)).contains('G', 'N');
    }
  }

  @Test
  void reachingTheQuotaGivesItsFigures() { // lesson 14
    try (SimFixture cloud = new SimFixture()) {
      long limit = cores(cloud).limit();
      int each = cloud.flavor().vcpus();

      LaunchFailure failure = launchUntilRefused(cloud, limit / each + 1);

      assertThat(failure).isInstanceOf(LaunchFailure.QuotaReached.class);
      LaunchFailure.QuotaReached quota = (LaunchFailure.QuotaReached) failure;
      if (quota.kind() == QuotaKind.CORES) {
        assertThat(quota.limit()).hasValue(limit);
      }
      assertThat(quota.used().orElseThrow()).isPositive();
    }
  }

  @Test
  void aMachineThatBreaksWhileBootingIsListedAndDeleted() { // lesson 24
    try (SimFixture cloud = new SimFixture()) {
      cloud.clouds().faults().inject(FaultRule.once("ovh", "vm.create", new Fault.FailsLate()));
      cloud.provider().instances().launch(cloud.request("w1"));

      Instance failed =
          await()
              .atMost(CloudFixture.PATIENCE)
              .until(
                  () -> cloud.provider().instances().list().values().getFirst(),
                  instance -> instance.status() == InstanceStatus.FAILED);

      assertThat(failed.failure().orElseThrow()).isInstanceOf(LaunchFailure.NoCapacity.class);
    }
  }

  @Test
  void aHangingCloudIsLeftAfterTheTimeLimit() { // lesson 23
    try (SimFixture cloud = new SimFixture(SimOptions.defaults(), "3")) {
      cloud.clouds().faults().inject(FaultRule.once("ovh", "vm.create", new Fault.Hang()));

      LaunchOutcome outcome = cloud.provider().instances().launch(cloud.request("w1"));

      assertThat(outcome).isInstanceOf(LaunchFailure.Indeterminate.class);
      assertThat(cloud.clouds().faults().requests("ovh", "vm.create")).isEqualTo(1);
    }
  }

  @Test
  void aSlowAnswerIsStillAnAnswer() {
    try (SimFixture cloud = new SimFixture()) {
      cloud
          .clouds()
          .faults()
          .inject(FaultRule.always("ovh", "*", new Fault.Slow(Duration.ofMillis(200))));

      LaunchOutcome outcome = cloud.provider().instances().launch(cloud.request("w1"));

      assertThat(outcome).isInstanceOf(LaunchOutcome.Accepted.class);
      assertThat(cloud.clouds().faults().requests("ovh", "vm.create")).isEqualTo(1);
    }
  }

  private static LaunchFailure launchUntilRefused(SimFixture cloud, long most) {
    for (int i = 0; i < most; i++) {
      if (cloud.provider().instances().launch(cloud.request("w" + i))
          instanceof LaunchFailure failure) {
        return failure;
      }
    }
    throw new AssertionError("no quota met after " + most + " launches");
  }

  private static QuotaReading cores(SimFixture cloud) {
    return cloud.provider().quotas().fetchQuotas().values().stream()
        .filter(each -> each.region().name().equals(cloud.region()))
        .filter(each -> each.kind() == QuotaKind.CORES)
        .findAny()
        .orElseThrow();
  }

  private static Set<Character> tagsOf(FetchReport<Offering> report) {
    return report.values().stream()
        .flatMap(each -> each.flavor().tags().letters().chars().mapToObj(letter -> (char) letter))
        .collect(Collectors.toSet());
  }
}
