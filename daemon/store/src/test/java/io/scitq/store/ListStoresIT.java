package io.scitq.store;

import static io.scitq.store.Fixtures.LEASE;
import static io.scitq.store.Fixtures.NOW;
import static io.scitq.store.Fixtures.OVH;
import static io.scitq.store.Fixtures.instance;
import static io.scitq.store.Fixtures.recorded;
import static io.scitq.store.Fixtures.recruiter;
import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.recruit.RecruiterId;
import io.scitq.spi.InstanceStatus;
import io.scitq.task.TaskId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requirements, jobs, inventory and filters of recruiters. */
@OnEachPostgres
class ListStoresIT {
  private final TestPostgres postgres;
  private Stage stage;

  ListStoresIT(TestPostgres postgres) {
    this.postgres = postgres;
  }

  @BeforeEach
  void open() {
    stage = new Stage(postgres);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void requirementsAreAddedListedAndDeleted() {
    RequirementStore store = new RequirementStore(stage.test.database());
    List<TaskId> tasks = stage.tasks("a", 3);

    store.add(tasks.get(1), tasks.get(0));
    store.add(tasks.get(2), tasks.get(0));

    assertThat(store.page(0, 10)).extracting(Requirement::id).containsExactly(1, 2);
    assertThat(store.page(1, 10)).containsExactly(new Requirement(2, tasks.get(2), tasks.get(0)));
    assertThat(store.page(0, 1)).hasSize(1);
    assertThat(store.delete(1)).contains(new Requirement(1, tasks.get(1), tasks.get(0)));
    assertThat(store.delete(1)).isEmpty();
  }

  @Test
  void aRequirementOfAnUnknownTaskIsNotMade() {
    RequirementStore store = new RequirementStore(stage.test.database());
    TaskId task = stage.task("a");
    TaskId unknown = new TaskId(99);

    assertThat(store.add(task, unknown)).isEqualTo(new RequirementStore.Result.NoSuchTask(unknown));
    assertThat(store.add(unknown, task)).isEqualTo(new RequirementStore.Result.NoSuchTask(unknown));
    assertThat(store.page(0, 10)).isEmpty();
  }

  @Test
  void noTaskComesToRequireItselfThroughOthers() {
    RequirementStore store = new RequirementStore(stage.test.database());
    List<TaskId> tasks = stage.tasks("a", 4);
    store.add(tasks.get(1), tasks.get(0));
    store.add(tasks.get(2), tasks.get(1));

    assertThat(store.add(tasks.get(0), tasks.get(2)))
        .isInstanceOfSatisfying(
            RequirementStore.Result.Circle.class,
            circle ->
                assertThat(circle.message()).contains("Task 1 cannot require [3]: one of them"));
    assertThat(store.add(tasks.get(3), tasks.get(2)))
        .isInstanceOf(RequirementStore.Result.Added.class);
    assertThat(store.page(0, 10)).hasSize(3);
  }

  @Test
  void twoHalvesOfACircleAtOnceAreNotBothMade() throws Exception {
    RequirementStore store = new RequirementStore(stage.test.database());
    List<TaskId> tasks = stage.tasks("a", 40);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int pair = 0; pair < 40; pair += 2) {
        TaskId one = tasks.get(pair);
        TaskId other = tasks.get(pair + 1);
        Future<RequirementStore.Result> there = threads.submit(() -> store.add(one, other));
        Future<RequirementStore.Result> back = threads.submit(() -> store.add(other, one));
        assertThat(List.of(there.get(), back.get()))
            .hasAtLeastOneElementOfType(RequirementStore.Result.Circle.class)
            .hasAtLeastOneElementOfType(RequirementStore.Result.Added.class);
      }
    }
  }

  @Test
  void theSearchForACircleIsBounded() {
    List<TaskId> tasks = stage.tasks("a", 12);
    RequirementStore store = new RequirementStore(stage.test.database());
    for (int n = 1; n < 11; n++) {
      store.add(tasks.get(n), tasks.get(n - 1));
    }
    stage
        .test
        .database()
        .jdbi()
        .useHandle(handle -> {
          assertThat(RequirementCircle.of(handle, 12, List.of(11), 11)).isEmpty();
          assertThat(RequirementCircle.of(handle, 12, List.of(11), 10))
              .hasValueSatisfying(why -> assertThat(why).contains("more than 10 tasks"));
        });
  }

  @Test
  void jobsComeNewestFirstWithTheOfferingOfTheirLaunch() {
    JobViews jobs = new JobViews(stage.test.database());
    stage.test.execute(
        "INSERT INTO job (target, action, args, retry, status, log) VALUES"
            + " ('w', 'worker_destroy', '{\"provider\": \"ovh\", \"region\": \"\"}', 2, 'failed',"
            + " repeat('x', 3000)), (NULL, NULL, '[1]', NULL, NULL, NULL)");
    recorded(stage.test.database(), 1);

    List<JobRow> rows = jobs.list(Optional.empty(), 10);

    assertThat(rows).extracting(JobRow::id).containsExactly(3, 2, 1);
    assertThat(rows.getFirst().flavor()).contains("F2");
    assertThat(rows.getFirst().action()).isEqualTo("worker_deploy");
    assertThat(rows.getLast().provider()).contains("ovh");
    assertThat(rows.getLast().region()).isEmpty();
    assertThat(rows.getLast().log().orElseThrow()).hasSize(2000);
    assertThat(jobs.find(1).orElseThrow().log().orElseThrow()).hasSize(3000);
    assertThat(jobs.list(Optional.of("failed"), 10)).extracting(JobRow::id).containsExactly(1);
    assertThat(jobs.list(Optional.empty(), 1)).hasSize(1);
    assertThat(jobs.find(99)).isEmpty();
  }

  @Test
  void theInventoryHasTheMachinesThatAreUp() {
    recorded(stage.test.database(), 2);
    LaunchStore launches = new LaunchStore(stage.test.database());
    ClaimedLaunch launch = launches.claim(OVH, 1, "me", LEASE, NOW).getFirst();
    launches.booted(launch.id(), instance(launch.name(), InstanceStatus.RUNNING), NOW);
    stage.worker("b", 1, 0);
    stage.test.execute(
        "INSERT INTO worker (name, hostname, status, concurrency, batch, ansible_active,"
            + " ansible_group) VALUES ('m', 'manual-1', 'running', 1, 'b', true, 'lab')");

    List<InventoryRow> hosts = new InventoryStore(stage.test.database()).hosts();

    assertThat(hosts).hasSize(2);
    InventoryRow ours = hosts.getFirst();
    assertThat(ours.name()).isEqualTo(launch.name().value());
    assertThat(ours.cpu()).hasValue(2);
    assertThat(ours.ipv4()).contains("192.0.2.1");
    assertThat(ours.group()).isEmpty();
    assertThat(hosts.getLast().name()).isEqualTo("manual-1");
    assertThat(hosts.getLast().group()).contains("lab");
    assertThat(hosts.getLast().ram()).isEmpty();
  }

  @Test
  void recruitersAreFilteredByAnyColumnAndComeByRank() {
    RecruiterStore store = new RecruiterStore(stage.test.database());
    store.upsert(recruiter(new RecruiterId("b", 2)));
    store.upsert(recruiter(new RecruiterId("b", 1)));
    store.upsert(recruiter(new RecruiterId("a", 2)));

    assertThat(store.list(Criteria.all()))
        .extracting(row -> row.id().toString())
        .containsExactly("b#1", "a#2", "b#2");
    assertThat(store.list(Criteria.where(RecruiterField.BATCH, "b"))).hasSize(2);
    assertThat(
            store.list(
                new Criteria<>(
                    Map.of(
                        RecruiterField.RANK, new Match.In(List.of(2, 3)),
                        RecruiterField.MINIMUM_TASKS, new Match.Empty()))))
        .hasSize(2);
  }
}
