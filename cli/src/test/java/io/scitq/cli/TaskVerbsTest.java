package io.scitq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people read of tasks, batches and jobs. */
class TaskVerbsTest {
  private static final String TASK =
      """
      {"task_id": 1, "name": null, "status": "running", "command": "sleep 1000",
       "creation_date": "2022-11-16T13:30:19.733077",
       "modification_date": "2022-11-16T13:30:24.114657",
       "status_date": "2022-11-16T13:30:24", "batch": "test", "container": "ubuntu",
       "container_options": "", "input": null, "output": null, "resource": null,
       "required_task_ids": [3, 4], "blocked_by": [4], "retry": 0, "run_timeout": null, "download_timeout": 60,
       "use_cache": false}
      """;

  private FakeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Run answered(String answer, String line) {
    server.answers(200, answer);
    return Run.of(server, line.split(" +", -1));
  }

  private static String items(String... views) {
    return "{\"items\": [" + String.join(",", views) + "]}";
  }

  @Test
  void listsTasks() {
    Run run = answered(items(TASK), "task list");

    assertThat(run.out())
        .isEqualTo(
            """
              task_id  name    status    command     creation_date               modification_date           status_date          batch
                    1          running   sleep 1000  2022-11-16 13:30:19.733077  2022-11-16 13:30:24.114657  2022-11-16 13:30:24  test
            """);
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
  }

  @Test
  void listsAllAttributesOfTasksWhole() {
    String command = "x".repeat(60);

    Run run = answered(items(TASK.replace("sleep 1000", command)), "task list -L");

    assertThat(run.out().lines().findFirst().orElseThrow().split(" +", -1))
        .endsWith(
            "batch",
            "container",
            "container_options",
            "input",
            "output",
            "resource",
            "required_task_ids",
            "retry",
            "run_timeout",
            "download_timeout",
            "blocked_by");
    assertThat(run.out()).contains(command + "  ").contains("3,4");
    assertThat(answered(items(TASK.replace("sleep 1000", command)), "task list").out())
        .contains("x".repeat(49) + "...  ");
  }

  @Test
  void listsNothingButTitlesWithoutTasks() {
    assertThat(answered(items(), "task list -H").out()).isEmpty();
    assertThat(answered(items(), "task list").out()).startsWith("task_id    name");
    assertThat(answered(items(), "task list --json").out()).isEqualTo("[]\n");
  }

  @Test
  void saysWhatBecameOfATask() {
    assertThat(answered("{\"task_id\": 1, \"was_pending\": false}", "task relaunch -i 1").out())
        .isEqualTo("task 1 relaunched: it is pending\n");
    assertThat(answered("{\"task_id\": 1, \"was_pending\": true}", "task relaunch -i 1").out())
        .isEqualTo("This task is already in queue\n");
    assertThat(answered("{\"task_id\": 1, \"executions\": 2}", "task delete -i 1").out())
        .isEqualTo("task 1 deleted, with 2 executions\n");
    assertThat(answered(TASK, "task update -i 1 -d ubuntu").out())
        .isEqualTo("task 1 updated: status running, batch test, command sleep 1000\n");
  }

  @Test
  void failsInOneLineOnAnUnknownTask() {
    server.answers(
        404, "{\"code\": \"task-unknown\", \"message\": \"No such task: 9\", \"details\": []}");

    Run run = Run.of(server, "task", "delete", "-i", "9");

    assertThat(run.err()).isEqualTo("scitq-manage: No such task: 9\n");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void listsBatchesAsTheManualShows() {
    String batch =
        """
        {"batch": "test", "paused": 0, "waiting": 2, "pending": 0, "assigned": 0, "accepted": 0,
         "running": 0, "failed": 0, "succeeded": 1, "debug": 0, "workers": ["epeire.local", "w2"]}
        """;

    assertThat(answered(items(batch), "batch list").out())
        .isEqualTo(
            """
            batch    pending    accepted    running    failed      succeeded  workers
            test                                                           1  epeire.local,w2
            """);
    assertThat(answered(items(batch), "batch list -L").out())
        .contains("workers          paused      waiting  assigned    debug");
  }

  @Test
  void saysPerBatchWhatWasDone() {
    String action =
        """
        {"batch": "A", "known": true, "workers": 2, "signals": %d, "tasks": 5, "recruiters": 1}
        """;

    assertThat(answered(items(action.formatted(3)), "batch stop -n A --kill").out())
        .isEqualTo("batch A stopped: 2 workers paused, 3 signals sent\n");
    assertThat(answered(items(action.formatted(0)), "batch go -n A").out())
        .isEqualTo("batch A goes on: 2 workers resumed\n");
    assertThat(answered(items(action.formatted(0)), "batch delete -n A").out())
        .isEqualTo("batch A deleted: 5 tasks, 1 recruiter\n");
  }

  @Test
  void failsOnAnUnknownBatchAndTellsOfTheOthers() {
    Run run =
        answered(
            items(
                "{\"batch\": \"A\", \"known\": true, \"workers\": 1, \"signals\": 0}",
                "{\"batch\": \"B\", \"known\": false, \"workers\": 0, \"signals\": 0}"),
            "batch stop -n A -n B");

    assertThat(run.out()).isEqualTo("batch A stopped: 1 worker paused\n");
    assertThat(run.err()).isEqualTo("scitq-manage: no such batch 'B'\n");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void listsJobsAndShowsOneWithItsLog() {
    String job =
        """
        {"job_id": 7, "target": "node1", "action": "worker_create", "status": "running",
         "retry": 2, "progression": 40, "creation_date": "2026-11-23T01:00:00",
         "modification_date": null, "provider": "ovh", "region": "GRA11", "flavor": "c2-15",
         "log": "asked\\nstarting\\u001b[31m"}
        """;

    assertThat(answered(items(job), "job list").out())
        .startsWith("  job_id  target    action         status      retry    progression")
        .contains("       7  node1     worker_create  running         2             40")
        .doesNotContain("asked");
    assertThat(answered(items(job), "job show -i 7").out())
        .contains("target             node1\n")
        .endsWith("\nasked\nstarting\\u001b[31m\n");
    Run none = answered(items(), "job show -i 8");
    assertThat(none.err()).isEqualTo("scitq-manage: no such job: 8\n");
    assertThat(none.status()).isEqualTo(1);
  }
}
