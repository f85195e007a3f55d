package io.scitq.store;

import static io.scitq.store.Fixtures.LEASE;
import static io.scitq.store.Fixtures.NOW;
import static io.scitq.store.Fixtures.OVH;
import static io.scitq.store.Fixtures.instance;
import static io.scitq.store.Fixtures.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.quota.Unavailability;
import io.scitq.spi.InstanceStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEachPostgres
class StartupStoreIT { // lesson 28
  private final TestPostgres postgres;
  private TestDatabase test;
  private LaunchStore launches;
  private StartupStore startups;

  StartupStoreIT(TestPostgres postgres) {
    this.postgres = postgres;
  }

  @BeforeEach
  void open() {
    test = TestDatabase.migrated(postgres);
    launches = new LaunchStore(test.database());
    startups = new StartupStore(test.database());
    startups.use(OVH, "t1", 2);
    recorded(test.database(), 4);
  }

  @AfterEach
  void close() {
    test.close();
  }

  /** Its machine boots, if it shall, and nothing more is heard of it. */
  private ClaimedLaunch neverRegisters(boolean boots) {
    ClaimedLaunch claimed = launches.claim(OVH, 1, "me", LEASE, NOW).getFirst();
    launches.accepted(claimed.id(), instance(claimed.name(), InstanceStatus.STARTING), NOW);
    if (boots) {
      launches.booted(claimed.id(), instance(claimed.name(), InstanceStatus.RUNNING), NOW);
    }
    launches.requestDeletion(claimed.worker(), "never-registered", NOW);
    return claimed;
  }

  private List<Unavailability> blocks() {
    return new RecruitStore(test.database()).snapshot(Map.of(), Set.of(OVH)).unavailabilities();
  }

  @Test
  void soManyAlikeStopRecruitingThere() {
    ClaimedLaunch first = neverRegisters(true);
    assertThat(blocks()).isEmpty();
    neverRegisters(true);

    assertThat(blocks())
        .singleElement()
        .satisfies(block -> {
          assertThat(block.label()).isEqualTo("startup_failures");
          assertThat(block.scope()).isEqualTo(Unavailability.Scope.of(OVH));
          assertThat(block.until()).isEqualTo(Instant.MAX);
          assertThat(block.text()).contains("template t1").contains("never registered");
        });
    assertThat(
            test.value(
                "SELECT log FROM job WHERE job_id = (SELECT job_id FROM scitqd.launch"
                    + " WHERE launch_id = ?)",
                first.id().value()))
        .contains(first.name() + " (F2 in ovh/R1, address 192.0.2.1) booted")
        .contains("template t1");
    startups.clear(OVH);
    assertThat(blocks()).isEmpty();
  }

  @Test
  void anotherTemplateBeginsWithACleanRecord() {
    neverRegisters(true);
    neverRegisters(true);

    startups.use(OVH, "t1", 2);
    assertThat(startups.list().getFirst().stopped()).isTrue();
    startups.use(OVH, "t2", 2);

    assertThat(startups.list().getFirst().failures()).isZero();
    assertThat(blocks()).isEmpty();
  }

  @Test
  void whatWasAskedForWithTheLastTemplateCountsNoMore() {
    ClaimedLaunch claimed = launches.claim(OVH, 1, "me", LEASE, NOW).getFirst();
    launches.accepted(claimed.id(), instance(claimed.name(), InstanceStatus.STARTING), NOW);
    launches.booted(claimed.id(), instance(claimed.name(), InstanceStatus.RUNNING), NOW);
    startups.use(OVH, "t2", 2);

    launches.requestDeletion(claimed.worker(), "never-registered", NOW);

    assertThat(startups.list().getFirst().failures()).isZero();
  }

  @Test
  void aMachineThatDidNotBootIsNotTheTemplatesFault() {
    neverRegisters(false);

    assertThat(startups.list().getFirst().failures()).isZero();
  }

  @Test
  void aWorkerThatRegistersEndsTheRow() {
    neverRegisters(true);
    ClaimedLaunch good = launches.claim(OVH, 1, "me", LEASE, NOW).getFirst();
    launches.accepted(good.id(), instance(good.name(), InstanceStatus.STARTING), NOW);
    test.execute(
        "UPDATE worker SET last_contact_date = ? WHERE worker_id = ?",
        Utc.naive(NOW.plusSeconds(9)),
        good.worker().value());

    launches.markRegistered(NOW);

    assertThat(startups.list().getFirst().failures()).isZero();
  }
}
