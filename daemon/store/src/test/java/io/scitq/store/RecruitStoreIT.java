package io.scitq.store;

import static io.scitq.store.Fixtures.DEADLINE;
import static io.scitq.store.Fixtures.LEASE;
import static io.scitq.store.Fixtures.NOW;
import static io.scitq.store.Fixtures.OVH;
import static io.scitq.store.Fixtures.RECRUITER;
import static io.scitq.store.Fixtures.f2;
import static io.scitq.store.Fixtures.hold;
import static io.scitq.store.Fixtures.launch;
import static io.scitq.store.Fixtures.naming;
import static io.scitq.store.Fixtures.plan;
import static io.scitq.store.Fixtures.recorded;
import static io.scitq.store.Fixtures.recruiter;
import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.catalog.Catalog;
import io.scitq.quota.QuotaUse;
import io.scitq.recruit.Decision;
import io.scitq.recruit.DeployDecision;
import io.scitq.recruit.DeployRequest;
import io.scitq.recruit.Fleet;
import io.scitq.recruit.Reason;
import io.scitq.recruit.ReasonCode;
import io.scitq.recruit.RecruitSnapshot;
import io.scitq.recruit.WorkerFact;
import io.scitq.retire.RetireSnapshot;
import io.scitq.spi.LaunchFailure;
import io.scitq.spi.Price;
import io.scitq.spi.Purchase;
import io.scitq.spi.Region;
import io.scitq.task.TaskWeight;
import io.scitq.task.WorkerId;
import io.scitq.task.WorkerStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEachPostgres
class RecruitStoreIT {
  private final TestPostgres postgres;
  private TestDatabase test;
  private RecruitStore store;

  RecruitStoreIT(TestPostgres postgres) {
    this.postgres = postgres;
  }

  @BeforeEach
  void open() {
    test = TestDatabase.migrated(postgres);
    store = new RecruitStore(test.database());
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void countsAllForARecruiterAndTheFirstThousandForWorkersOnly() {
    recorded(test.database(), 1); // its batch is "batch"
    test.execute(
        "INSERT INTO worker (name, status, concurrency, batch) VALUES ('w', 'running', 2, 'only')");
    for (String batch : new String[] {"batch", "only"}) {
      test.execute(
          "INSERT INTO task (command, status, creation_date, batch, retry)"
              + " SELECT 'c', 'pending', now(), ?, 0 FROM generate_series(1, 1500)",
          batch);
    }
    assertThat(store.snapshot(Map.of(), Set.of(OVH)).pendingTasks())
        .isEqualTo(Map.of("batch", 1500, "only", 1000));
  }

  @Test
  void readsEverythingThatPlanningNeeds() {
    recorded(test.database(), 1);
    String old =
        test.value(
            "INSERT INTO worker (name, status, concurrency, prefetch, batch, permanent, flavor, region, provider,"
                + " task_properties, creation_date, last_contact_date) VALUES ('old', 'running', 2, NULL, 'z', NULL,"
                + " 'F2', 'R1', 'ovh', '{\"y\": [0.5, 1], \"bad\": 3}', '2026-01-01', '2026-01-02') RETURNING worker_id");
    test.execute(
        "INSERT INTO worker (name, status, concurrency, batch, provider, region, flavor, task_properties)"
            + " VALUES ('odd', 'dreaming', 0, 'z', 'Not A Provider', '', 'x', 'no json')");
    for (String[] each :
        new String[][] {
          {"y", "running"}, {"y", "running"}, {"z", "running"}, {"z", "accepted"}, {"z", "failed"}
        }) {
      String task =
          test.value(
              "INSERT INTO task (command, status, creation_date, batch, retry)"
                  + " VALUES ('c', 'pending', now(), ?, 0) RETURNING task_id",
              each[0]);
      test.execute(
          "INSERT INTO execution (worker_id, task_id, status, creation_date, modification_date, latest)"
              + " VALUES (?::int, ?::int, ?, now(), '2026-02-03', true)",
          old,
          task,
          each[1]);
    }
    RecruitSnapshot snapshot = store.snapshot(Map.of(new Region(OVH, "R1"), 40), Set.of(OVH));
    assertThat(snapshot.recruiters()).containsExactly(recruiter(RECRUITER));
    // batch y has neither a recruiter nor a worker: its tasks, maybe a million, are not counted
    assertThat(snapshot.pendingTasks()).isEqualTo(Map.of("z", 3));
    assertThat(snapshot.quotas().declaredCores()).containsValue(40);
    assertThat(snapshot.launchable()).containsExactly(OVH);
    WorkerFact launching = snapshot.workers().get(0);
    assertThat(launching.launchDeadline()).contains(NOW.plus(DEADLINE));
    assertThat(launching.offering()).contains(f2());
    assertThat(launching.createdAt()).isEqualTo(NOW);
    WorkerFact busy = snapshot.workers().get(1);
    assertThat(busy.activeWeight()).isEqualTo(2.0); // two of weight 0.5, one of 1
    assertThat(busy.heldExecutions()).isEqualTo(4);
    assertThat(busy.properties()).containsExactly(Map.entry("y", new TaskWeight(0.5, 1)));
    assertThat(busy.runningBatches()).containsExactlyInAnyOrder("y", "z");
    assertThat(busy.idleSince()).hasToString("2026-02-03T00:00:00Z");
    assertThat(busy.permanent()).isFalse();
    WorkerFact odd = snapshot.workers().get(2); // lesson 4
    assertThat(odd.status()).isEqualTo(WorkerStatus.FAILED);
    assertThat(odd.offering()).isEmpty();
    assertThat(odd.claim()).isEmpty(); // its provider is no provider
  }

  @Test
  void aMachineCountsAgainstQuotasAsItWasBoughtWhateverIsWrittenIntoItsWorker() {
    recorded(test.database(), 2);
    test.execute("UPDATE worker SET flavor = NULL WHERE worker_id = 1");
    test.execute("UPDATE worker SET flavor = 'F1', region = 'R9' WHERE worker_id = 2");

    List<WorkerFact> workers = store.snapshot(Map.of(), Set.of(OVH)).workers();

    assertThat(workers.getFirst().offering()).isEmpty();
    assertThat(Fleet.uses(workers, Catalog.EMPTY))
        .extracting(QuotaUse::offering)
        .containsExactly(f2(), f2());
  }

  @Test
  void countsFromTheTablesEachTimeWhoeverChangedThem() { // lesson 36
    recorded(test.database(), 2);
    assertThat(store.snapshot(Map.of(), Set.of(OVH)).workers()).hasSize(2);

    // behind our back, as a person at psql would
    test.execute("UPDATE scitqd.launch SET status = 'gone' WHERE launch_id = 1");
    test.execute("DELETE FROM worker WHERE worker_id = 1");
    test.execute(
        "INSERT INTO task (command, status, creation_date, batch, retry)"
            + " VALUES ('c', 'pending', now(), 'batch', 0)");

    RecruitSnapshot after = store.snapshot(Map.of(), Set.of(OVH));
    assertThat(after.workers()).hasSize(1);
    assertThat(after.pendingTasks()).isEqualTo(Map.of("batch", 1));
  }

  @Test
  void recordsLaunchesThatPythonSeesAsDeployJobs() {
    recorded(test.database(), 2);
    assertThat(
            test.rows(
                    "SELECT name, hostname, status, concurrency, prefetch, task_properties, batch, permanent,"
                        + " flavor, region, provider, ansible_active FROM worker ORDER BY worker_id")
                .getFirst()
                .toString())
        .matches(
            "\\{name=(lab-[0-9a-f]{8}-node1), hostname=\\1, status=offline, concurrency=4, prefetch=1,"
                + " task_properties=\\{}, batch=batch, permanent=false, flavor=F2, region=R1, provider=ovh,"
                + " ansible_active=false}");
    assertThat(test.value("SELECT args::jsonb - 'worker_id' FROM job LIMIT 1"))
        .isEqualTo(
            "{\"batch\": \"batch\", \"flavor\": \"F2\", \"region\": \"R1\", \"prefetch\": 1,"
                + " \"provider\": \"ovh\", \"concurrency\": 4}");
    assertThat(
            test.value(
                "SELECT count(DISTINCT w.worker_id) FROM worker w JOIN job j ON j.target = w.name"
                    + " AND (j.args ->> 'worker_id')::int = w.worker_id JOIN scitqd.launch l USING (worker_id)"
                    + " WHERE l.instance_name = w.name AND l.job_id = j.job_id"))
        .isEqualTo("2");
  }

  @Test
  void neverUsesANameTwice() { // lesson 22
    recorded(test.database(), 1);
    LaunchStore launches = new LaunchStore(test.database());
    launches.requestDeletion(new WorkerId(1), "user", NOW);
    assertThat(store.record(plan(NOW, launch(1)), naming(test.database()), DEADLINE))
        .isEqualTo(new RecordedPlan(1, 0, 0));
    assertThat(test.value("SELECT name FROM worker")).endsWith("-node2");
  }

  @Test
  void recordsNothingForARecruiterDeletedMeanwhile() { // lesson 34
    Fixtures.catalog(test.database());
    assertThat(store.record(plan(NOW, launch(3)), naming(test.database()), DEADLINE))
        .isEqualTo(RecordedPlan.NOTHING);
    assertThat(test.value("SELECT count(*) FROM worker")).isEqualTo("0");
  }

  @Test
  void recordsOneOfTwoPlansThatDaemonsMadeAtTheSameTime() { // lesson 8
    Fixtures.catalog(test.database());
    new RecruiterStore(test.database()).upsert(recruiter(RECRUITER));
    RecruitStore other = new RecruitStore(test.database());
    store.snapshot(Map.of(), Set.of());
    other.snapshot(Map.of(), Set.of());
    assertThat(store.record(plan(NOW, launch(2)), naming(test.database()), DEADLINE).launches())
        .isEqualTo(2);
    assertThat(other.record(plan(NOW, launch(2)), naming(test.database()), DEADLINE))
        .isEqualTo(RecordedPlan.NOTHING);
    assertThat(store.record(plan(NOW, launch(1)), naming(test.database()), DEADLINE).launches())
        .isEqualTo(1);
    other.snapshot(Map.of(), Set.of());
    assertThat(other.record(plan(NOW, launch(1)), naming(test.database()), DEADLINE).launches())
        .isEqualTo(1);
    assertThat(test.value("SELECT count(*) FROM worker")).isEqualTo("4");
  }

  @Test
  void movesAWorkerOnlyWhenItIsWhereThePlannerSawIt() { // lesson 3
    new RecruiterStore(test.database()).upsert(recruiter(RECRUITER));
    test.execute(
        "INSERT INTO worker (name, status, concurrency, batch) VALUES ('w', 'running', 8, 'other')");
    Decision.Recycle recycle =
        new Decision.Recycle(
            RECRUITER,
            new WorkerId(1),
            "w",
            "other",
            4,
            1,
            Map.of("other", new TaskWeight(0.5, 1)),
            List.of(Reason.of(ReasonCode.RECYCLED)));
    assertThat(store.record(plan(NOW, recycle), naming(test.database()), DEADLINE).recycles())
        .isEqualTo(1);
    assertThat(test.value("SELECT batch || concurrency || prefetch || task_properties FROM worker"))
        .isEqualTo("batch41{\"other\":[0.5,1]}");
    assertThat(store.record(plan(NOW, recycle), naming(test.database()), DEADLINE).recycles())
        .isZero();
  }

  @Test
  void storesADecisionWhenItIsNews() { // lesson 37
    recorded(test.database(), 1);
    DecisionLog log = new DecisionLog(test.database());
    store.record(plan(NOW.plusSeconds(1), hold(2)), naming(test.database()), DEADLINE);
    store.record(plan(NOW.plusSeconds(2), hold(2)), naming(test.database()), DEADLINE);
    assertThat(log.history(Optional.of("batch"), 10)).hasSize(2);
    assertThat(log.history(Optional.of("other"), 10)).isEmpty();
    StoredDecision last = log.last().get(RECRUITER);
    assertThat(last)
        .isEqualTo(
            new StoredDecision(
                "hold", 0, "quota", "hold, missing 2: quota (limit=4)", NOW.plusSeconds(1)));
    assertThat(log.history(Optional.empty(), 10).get(1).getValue().detail())
        .isEqualTo("launch 1 ovh/R1/F2 at 0.10 USD/h: cheapest (asked=1)");
  }

  @Test
  void answersAPersonsRequestsAndTriesTheNextOfferingAfterAFailure() { // lesson 14
    Fixtures.catalog(test.database());
    job(
        "{\"concurrency\": 2, \"prefetch\": 0, \"flavor\": \"auto:cpu>1\", \"region\": \"auto\", \"provider\": \"auto\", \"batch\": null}");
    job("{\"concurrency\": 0, \"flavor\": \"F2\"}");
    DeployRequest request = new DeployRequest(1, "auto:cpu>1", "auto", "auto", 2, 0, "Default");
    assertThat(store.deployRequests(NOW)).containsExactly(request);
    assertThat(test.value("SELECT status FROM job WHERE job_id = 2")).isEqualTo("failed");
    DeployDecision decision =
        new DeployDecision.Launch(
            request, f2(), Purchase.SPOT, Price.of("0.10", "USD"), Reason.of(ReasonCode.CHEAPEST));
    LaunchStore launches = new LaunchStore(test.database());
    for (int attempt = 1; attempt <= LaunchFailures.TRIES_FOR_A_PERSON; attempt++) {
      assertThat(record(decision).launches()).isEqualTo(1);
      assertThat(record(decision).launches()).isZero(); // taken already
      ClaimedLaunch claimed = launches.claim(OVH, 1, "me", LEASE, NOW).getFirst();
      assertThat(claimed.person()).isTrue();
      launches.failed(
          claimed.id(), new LaunchFailure.Failed("X", "no"), Optional.empty(), false, NOW);
    }
    assertThat(test.value("SELECT action || status FROM job WHERE job_id = 1"))
        .isEqualTo("worker_deployfailed");
    assertThat(test.value("SELECT count(*) FROM worker")).isEqualTo("0");
  }

  @Test
  void refusesARequestWithTheReasons() { // lesson 16
    job("{\"concurrency\": 2, \"flavor\": \"F9\", \"region\": \"R1\", \"provider\": \"ovh\"}");
    DeployRequest request = store.deployRequests(NOW).getFirst();
    DeployDecision refusal =
        new DeployDecision.Refuse(
            request, Reason.of(ReasonCode.NOTHING_FITS).with("known", 3), List.of("2 too small"));
    assertThat(record(refusal).refused()).isEqualTo(1);
    assertThat(test.value("SELECT status || ' ' || log FROM job"))
        .isEqualTo("failed Could not find a worker: nothing-fits known=3\n2 too small\n");
  }

  private RecordedPlan record(DeployDecision decision) {
    return store.record(List.of(decision), naming(test.database()), DEADLINE, NOW);
  }

  private void job(String args) {
    test.execute(
        "INSERT INTO job (target, action, args, status, retry) VALUES ('', 'worker_create', ?::json, 'pending', 0)",
        args);
  }

  @Test
  void countsTasksThatMayStillWantAWorker() {
    for (String status : List.of("waiting", "pending", "paused", "succeeded", "running")) {
      test.execute(
          "INSERT INTO task (command, status, creation_date, batch, retry) VALUES ('c', ?, now(), 'b', 0)",
          status);
    }
    test.execute("INSERT INTO requirement (task_id, other_task_id) VALUES (1, 5)");
    test.execute(
        "INSERT INTO worker (name, status, concurrency, batch, permanent)"
            + " VALUES ('w', 'running', 1, 'b', false)");
    RetireSnapshot snapshot = new RetireStore(test.database()).snapshot();
    assertThat(snapshot.openTasks()).isEqualTo(Map.of("b", 3));
    assertThat(snapshot.workers()).hasSize(1);
  }

  @Test
  void theCostOfARetireSnapshotDoesNotGrowWithTasksThatWait() {
    test.execute(
        "INSERT INTO task (command, status, creation_date, batch, retry)"
            + " SELECT 'true', 'pending', now(), 'b', 0 FROM generate_series(1, 300000)");
    test.execute(
        "INSERT INTO worker (name, status, concurrency, batch, permanent)"
            + " VALUES ('w', 'running', 1, 'b', false)");
    test.execute("ANALYZE task");
    RetireStore retire = new RetireStore(test.database());

    long best = Long.MAX_VALUE;
    for (int i = 0; i < 8; i++) { // from the sixth on the plan is made for any parameters
      long started = System.nanoTime();
      assertThat(retire.snapshot().openTasks()).containsOnlyKeys("b");
      best = Math.min(best, System.nanoTime() - started);
    }

    // a count of all of them takes 30 ms and more here
    assertThat(best / 1_000_000).isLessThan(15);
  }

  @Test
  void noWorkerIsKeptForATaskThatWaitsForEver() { // lesson 32
    // 1 failed; 2 waits for it, 3 for 2; 4 requires nothing; 5 runs, 6 waits for it, 7 for 6 and 1
    for (String status :
        List.of("failed", "waiting", "waiting", "waiting", "running", "waiting", "waiting")) {
      test.execute(
          "INSERT INTO task (command, status, creation_date, batch, retry) VALUES ('c', ?, now(), 'b', 0)",
          status);
    }
    for (List<Integer> pair :
        List.of(List.of(2, 1), List.of(3, 2), List.of(6, 5), List.of(7, 6), List.of(7, 1))) {
      test.execute(
          "INSERT INTO requirement (task_id, other_task_id) VALUES (?, ?)",
          pair.get(0),
          pair.get(1));
    }
    test.execute(
        "INSERT INTO worker (name, status, concurrency, batch, permanent)"
            + " VALUES ('w', 'running', 1, 'b', false)");
    assertThat(new RetireStore(test.database()).snapshot().openTasks()).isEqualTo(Map.of("b", 1));
    test.execute("UPDATE task SET status = 'failed' WHERE status = 'running'");
    assertThat(new RetireStore(test.database()).snapshot().openTasks()).isEmpty();
  }

  @Test
  void marksAWorkerWhoseDeletionThePythonServerQueued() {
    recorded(test.database(), 1);
    test.execute(
        "INSERT INTO job (target, action, status) SELECT name, 'worker_destroy', 'pending' FROM worker");
    assertThat(store.snapshot(Map.of(), Set.of()).workers().getFirst().leaving()).isTrue();
  }
}
