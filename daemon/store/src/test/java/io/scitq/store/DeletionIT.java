package io.scitq.store;

import static io.scitq.store.Fixtures.LEASE;
import static io.scitq.store.Fixtures.NOW;
import static io.scitq.store.Fixtures.OVH;
import static io.scitq.store.Fixtures.RECRUITER;
import static io.scitq.store.Fixtures.instance;
import static io.scitq.store.Fixtures.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.spi.InstanceStatus;
import io.scitq.task.WorkerId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEachPostgres
class DeletionIT {
  private final TestPostgres postgres;
  private TestDatabase test;
  private LaunchStore store;

  DeletionIT(TestPostgres postgres) {
    this.postgres = postgres;
  }

  @BeforeEach
  void open() {
    test = TestDatabase.migrated(postgres);
    store = new LaunchStore(test.database());
  }

  @AfterEach
  void close() {
    test.close();
  }

  /** A worker with a task in each state that matters; gives its id. */
  private WorkerId busyWorker(boolean permanent, boolean active) {
    int worker =
        Integer.parseInt(
            test.value(
                "INSERT INTO worker (name, hostname, status, concurrency, batch, permanent, ansible_active)"
                    + " VALUES ('w', 'w', 'running', 4, 'b', ?, ?) RETURNING worker_id",
                permanent,
                active));
    work(worker);
    return new WorkerId(worker);
  }

  private void work(int worker) {
    for (String[] each :
        new String[][] {
          {"running", "running", "1"},
          {"running", "running", "0"},
          {"accepted", "accepted", "1"},
          {"assigned", "pending", "0"},
          {"succeeded", "succeeded", "0"}
        }) {
      String task =
          test.value(
              "INSERT INTO task (command, status, creation_date, batch, retry)"
                  + " VALUES ('c', ?, now(), 'b', ?::int) RETURNING task_id",
              each[0],
              each[2]);
      test.execute(
          "INSERT INTO execution (worker_id, task_id, status, creation_date, latest)"
              + " VALUES (?, ?::int, ?, now(), true)",
          worker,
          task,
          each[1]);
    }
    test.execute("INSERT INTO signal (worker_id, execution_id, signal) VALUES (?, 1, 9)", worker);
  }

  private String tasks() {
    return test.value("SELECT string_agg(status || retry, ' ' ORDER BY task_id) FROM task");
  }

  private String executions() {
    return test.value(
        "SELECT string_agg(status || coalesce(worker_id, 0), ' ' ORDER BY execution_id) FROM execution");
  }

  private String job(String action) {
    return test.value(
        "SELECT coalesce(string_agg(status || ':' || coalesce(log, ''), '|' ORDER BY job_id), '')"
            + " FROM job WHERE action = ?",
        action);
  }

  @Test
  void removesAPermanentWorkerAtOnceWithThe13Cascade() {
    WorkerId worker = busyWorker(true, false);
    assertThat(store.requestDeletion(worker, "user", NOW)).isEqualTo(DeletionAnswer.REMOVED);
    assertThat(tasks()).isEqualTo("pending0 failed0 pending1 pending0 succeeded0");
    assertThat(executions()).isEqualTo("failed0 failed0 refused0 refused0 succeeded0");
    assertThat(test.value("SELECT count(*) FROM signal")).isEqualTo("0");
    assertThat(test.value("SELECT count(*) FROM worker")).isEqualTo("0");
    assertThat(store.requestDeletion(worker, "user", NOW)).isEqualTo(DeletionAnswer.UNKNOWN);
  }

  @Test
  void keepsTheRetriesOfTasksWhenTheMachineIsToBlame() { // lesson 33
    assertThat(store.requestDeletion(busyWorker(false, false), "silent", NOW))
        .isEqualTo(DeletionAnswer.REMOVED);
    assertThat(tasks()).isEqualTo("pending1 pending0 pending1 pending0 succeeded0");
  }

  @Test
  void leavesAMachineOfAnotherServerAlone() { // lesson 27
    WorkerId worker = busyWorker(false, true);
    assertThat(store.requestDeletion(worker, "user", NOW)).isEqualTo(DeletionAnswer.NOT_OURS);
    assertThat(test.value("SELECT count(*) FROM worker")).isEqualTo("1");
  }

  @Test
  void deletesAnInstanceFirstThenTheRow() { // lessons 26, 30
    WorkerId worker = running();
    work(worker.value());
    assertThat(store.requestDeletion(worker, "user", NOW)).isEqualTo(DeletionAnswer.QUEUED);
    assertThat(store.requestDeletion(worker, "idle", NOW))
        .isEqualTo(DeletionAnswer.ALREADY_LEAVING);
    assertThat(test.value("SELECT status FROM worker")).isEqualTo("paused"); // fed no more
    assertThat(job("worker_destroy")).isEqualTo("running:");
    DoomedLaunch doomed = store.claimDeletions(OVH, 5, "me", LEASE, NOW).getFirst();
    assertThat(doomed.reason()).isEqualTo("user");
    assertThat(doomed.consoleUnread()).isFalse(); // it was heard
    assertThat(store.claimDeletions(OVH, 5, "other", LEASE, NOW)).isEmpty();
    store.deletionPostponed(doomed.id(), "500: try later", NOW.plusSeconds(10), NOW);
    assertThat(store.claimDeletions(OVH, 5, "me", LEASE, NOW.plusSeconds(9))).isEmpty();
    assertThat(store.claimDeletions(OVH, 5, "me", LEASE, NOW.plusSeconds(10))).hasSize(1);
    assertThat(store.absent(doomed.id(), NOW.plusSeconds(12), NOW)).isEqualTo(1);
    assertThat(
            store.claimDeletions(OVH, 5, "me", LEASE, NOW.plusSeconds(12)).getFirst().absentSeen())
        .isEqualTo(1);
    assertThat(store.absent(doomed.id(), NOW.plusSeconds(14), NOW)).isEqualTo(2);
    store.gone(doomed.id(), NOW);
    store.gone(doomed.id(), NOW);
    assertThat(test.value("SELECT count(*) FROM worker")).isEqualTo("0");
    assertThat(job("worker_destroy")).isEqualTo("succeeded:500: try later\n");
    assertThat(tasks()).startsWith("pending0 failed0 pending1");
  }

  @Test
  void keepsOnceWhatTheConsoleOfAMachineSaidThatNeverSpoke() { // lesson 28
    recorded(test.database(), 1);
    ClaimedLaunch claimed = store.claim(OVH, 1, "me", LEASE, NOW).getFirst();
    store.accepted(claimed.id(), instance(claimed.name(), InstanceStatus.RUNNING), NOW);
    store.requestDeletion(claimed.worker(), "never-registered", NOW);

    DoomedLaunch doomed = store.claimDeletions(OVH, 5, "me", LEASE, NOW).getFirst();
    assertThat(doomed.consoleUnread()).isTrue();
    store.consoleRead(doomed.id(), Optional.of("kernel panic\nat \0 once"), NOW);
    store.consoleRead(doomed.id(), Optional.of("of another daemon"), NOW);
    store.deletionPostponed(doomed.id(), "500: try later", NOW, NOW);

    assertThat(store.claimDeletions(OVH, 5, "me", LEASE, NOW).getFirst().consoleUnread()).isFalse();
    assertThat(job("worker_deploy"))
        .endsWith("kernel panic\nat   once\n")
        .doesNotContain("of another daemon");
  }

  private WorkerId running() {
    recorded(test.database(), 1);
    ClaimedLaunch claimed = store.claim(OVH, 1, "me", LEASE, NOW).getFirst();
    store.accepted(claimed.id(), instance(claimed.name(), InstanceStatus.RUNNING), NOW);
    test.execute(
        "UPDATE worker SET status = 'running', last_contact_date = ?",
        Utc.naive(NOW.plusSeconds(9)));
    store.markRegistered(NOW);
    return claimed.worker();
  }

  @Test
  void anIdleReleaseNeverCutsAWorkerThatGotWorkMeanwhile() { // lessons 30, 32
    WorkerId worker = running();
    String batch = test.value("SELECT batch FROM worker");
    test.execute(
        "INSERT INTO task (command, status, creation_date, batch, retry)"
            + " VALUES ('c', 'pending', now(), ?, 0)",
        batch);
    assertThat(store.requestDeletion(worker, "idle", NOW)).isEqualTo(DeletionAnswer.BUSY);
    test.execute("UPDATE task SET status = 'assigned'");
    test.execute(
        "INSERT INTO execution (worker_id, task_id, status, creation_date, latest)"
            + " VALUES (?, 1, 'pending', now(), true)",
        worker.value());
    assertThat(store.requestDeletion(worker, "idle", NOW)).isEqualTo(DeletionAnswer.BUSY);
    assertThat(test.value("SELECT status FROM worker")).isEqualTo("running");
    test.execute("UPDATE task SET status = 'succeeded'");
    test.execute("UPDATE execution SET status = 'succeeded'");
    assertThat(store.requestDeletion(worker, "idle", NOW)).isEqualTo(DeletionAnswer.QUEUED);
  }

  @Test
  void leavesATaskAloneThatRunsElsewhereMeanwhile() { // lesson 33
    WorkerId lost = busyWorker(true, false);
    WorkerId other = new WorkerId(lost.value() + 1);
    test.execute(
        "INSERT INTO worker (worker_id, name, status, concurrency, batch, permanent)"
            + " VALUES (?, 'x', 'running', 4, 'b', true)",
        other.value());
    test.execute(
        "INSERT INTO execution (worker_id, task_id, status, creation_date, latest)"
            + " VALUES (?, 1, 'running', now(), true)",
        other.value());
    store.requestDeletion(lost, "user", NOW);
    assertThat(tasks()).startsWith("running1 failed0");
    assertThat(test.value("SELECT count(*) FROM scitqd.given_back")).isEqualTo("4");
  }

  @Test
  void waitsForACreationThatIsUnderWay() { // lesson 30
    recorded(test.database(), 1);
    ClaimedLaunch claimed = store.claim(OVH, 1, "me", LEASE, NOW).getFirst();
    assertThat(store.requestDeletion(claimed.worker(), "user", NOW))
        .isEqualTo(DeletionAnswer.QUEUED);
    assertThat(store.claimDeletions(OVH, 5, "me", LEASE, NOW)).isEmpty();
    assertThat(store.accepted(claimed.id(), instance(claimed.name(), InstanceStatus.STARTING), NOW))
        .isFalse();
    DoomedLaunch doomed = store.claimDeletions(OVH, 5, "me", LEASE, NOW).getFirst();
    assertThat(doomed.ref().vendorId()).isPresent();
    assertThat(job("worker_deploy")).startsWith("failed:Its worker was deleted: user");
  }

  @Test
  void cancelsALaunchThatNobodyHasBegun() { // lesson 34
    recorded(test.database(), 1);
    WorkerId worker = new WorkerId(Integer.parseInt(test.value("SELECT worker_id FROM worker")));
    assertThat(store.requestDeletion(worker, "user", NOW)).isEqualTo(DeletionAnswer.REMOVED);
    assertThat(store.claim(OVH, 5, "me", LEASE, NOW)).isEmpty();
    assertThat(job("worker_deploy")).startsWith("failed:Cancelled: user");
  }

  @Test
  void cancelsWhatADeletedRecruiterRecorded() { // lessons 34, 35
    recorded(test.database(), 3);
    store.claim(OVH, 1, "me", LEASE, NOW);
    assertThat(new RecruiterStore(test.database()).delete(RECRUITER, NOW)).isTrue();
    assertThat(test.value("SELECT string_agg(status, ' ' ORDER BY launch_id) FROM scitqd.launch"))
        .isEqualTo("launching gone gone");
    assertThat(test.value("SELECT count(*) FROM worker")).isEqualTo("1");
  }

  @Test
  void doesWhatThePythonServerQueues() {
    WorkerId ours = running();
    for (String target : List.of(name(ours), name(ours), "unknown")) {
      test.execute(
          "INSERT INTO job (target, action, args, status) VALUES (?, 'worker_destroy', '{}', 'pending')",
          target);
    }
    assertThat(store.claimDeletions(OVH, 5, "me", LEASE, NOW)).hasSize(1);
    assertThat(job("worker_destroy"))
        .isEqualTo(
            "running:|failed:Another destruction job is already running, this job failed as a doublon.\n"
                + "|succeeded:");
  }

  @Test
  void deletesTheInstanceOfARowThatSomebodyRemoved() {
    recorded(test.database(), 2);
    store.claim(OVH, 1, "me", LEASE, NOW);
    test.execute("DELETE FROM worker");
    assertThat(store.claimDeletions(OVH, 5, "me", LEASE, NOW.plus(LEASE))).hasSize(1);
    assertThat(test.value("SELECT string_agg(status, ' ' ORDER BY launch_id) FROM scitqd.launch"))
        .isEqualTo("deleting gone");
  }

  private String name(WorkerId worker) {
    return test.value("SELECT name FROM worker WHERE worker_id = ?", worker.value());
  }

  @Test
  void aCancelledJobLeavesNothing() { // lesson 30
    recorded(test.database(), 2);
    ClaimedLaunch begun = store.claim(OVH, 1, "me", LEASE, NOW).getFirst();
    JobCancellations jobs = new JobCancellations(test.database());

    assertThat(jobs.cancel(jobOf(begun), NOW))
        .isEqualTo(new JobCancellations.Answer.Destroying(begun.name().value()));
    assertThat(jobs.cancel(jobOf(begun), NOW))
        .isEqualTo(new JobCancellations.Answer.Refused("is over: it has failed"));
    assertThat(store.accepted(begun.id(), instance(begun.name(), InstanceStatus.STARTING), NOW))
        .isFalse();
    assertThat(store.claimDeletions(OVH, 5, "me", LEASE, NOW)).hasSize(1);

    int waiting =
        Integer.parseInt(test.value("SELECT job_id FROM scitqd.launch WHERE status = 'recorded'"));
    assertThat(jobs.cancel(waiting, NOW)).isInstanceOf(JobCancellations.Answer.Cancelled.class);
    assertThat(test.value("SELECT count(*) FROM scitqd.launch WHERE status = 'recorded'"))
        .isEqualTo("0");
    assertThat(jobs.cancel(99_999, NOW)).isEqualTo(new JobCancellations.Answer.Unknown());
  }

  @Test
  void aWishThatNobodyHasPlannedYetIsCancelledToo() {
    test.execute(
        "INSERT INTO job (target, action, args, status, retry)"
            + " VALUES ('', 'worker_create', '{}', 'pending', 2)");
    JobCancellations jobs = new JobCancellations(test.database());

    assertThat(jobs.cancel(1, NOW)).isEqualTo(new JobCancellations.Answer.Cancelled(""));
    assertThat(job("worker_create")).isEqualTo("failed:Cancelled\n");
  }

  private int jobOf(ClaimedLaunch launch) {
    return Integer.parseInt(
        test.value("SELECT job_id FROM scitqd.launch WHERE launch_id = ?", launch.id().value()));
  }
}
