package io.scitq.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.api.BusAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecruitRulesIT {
  @TempDir static Path data;
  private static Rig rig;
  private int madeBefore;

  @BeforeAll
  static void start() {
    rig =
        Rig.start(
            data, Map.of("SCITQ_IDLE_TIMEOUT_SECONDS", "3", "SCITQ_REGISTER_TIMEOUT_SECONDS", "4"));
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @AfterEach
  void empty() {
    rig.clouds().workers().silence(machine -> false);
    rig.sql("DELETE FROM public.recruiter");
    rig.awaitEmptyClouds();
    rig.calm();
  }

  private int made() {
    return rig.clouds().ovh().everMade() - madeBefore;
  }

  private void count() {
    madeBefore = rig.clouds().ovh().everMade();
  }

  @Test
  void aMachineWhoseWorkerNeverSpeaksIsDeletedAndReplaced() { // lesson 28
    count();
    int azureBefore = rig.clouds().azure().everMade();
    Set<String> muted = ConcurrentHashMap.newKeySet();
    rig.clouds().workers().silence(machine -> muted.add(machine.cloud()));
    rig.clouds()
        .azureServer()
        .consolePrints(machine ->
            "\u001b[1mscitq-setup\u001b[0m: cannot fetch the worker\r\npassword: hunter22\r\n");
    for (String cloud : List.of("ovh", "azure")) {
      rig.client().queue("mute-" + cloud, 2, "sleep 0.2");
      rig.recruiter("mute-" + cloud, 1, cloud, 2);
    }

    rig.awaitSucceeded("mute-ovh", 2);
    rig.awaitSucceeded("mute-azure", 2);
    rig.awaitEmptyClouds();

    assertThat(made()).isEqualTo(2);
    assertThat(rig.clouds().azure().everMade() - azureBefore).isEqualTo(2);
    assertThat(logOfMute("ovh")).contains("never registered until").doesNotContain("console");
    assertThat(logOfMute("azure"))
        .containsSubsequence(
            "never registered until",
            "printed on its console:\nscitq-setup: cannot fetch the worker\npassword: [removed]")
        .doesNotContain("hunter22");
    assertThat(rig.clouds().faults().requests("azure", "vm.console")).isEqualTo(1);
  }

  /** What {@code job show} tells of the machine that never spoke. */
  private static String logOfMute(String provider) {
    long job =
        rig.number(
            "SELECT job_id FROM scitqd.launch WHERE delete_reason = 'never-registered'"
                + " AND provider = '"
                + provider
                + "'");
    JsonNode shown = rig.client().bus(BusAddress.JOB_LIST, "job_id", job).items().getFirst();
    return shown.path("log").asText();
  }

  @Test
  void twoRanksOfOneBatchBuyOnce() { // lesson 2
    count();
    rig.sql(recruiterRow("ranks", 1, 2, "'ovh'", "'auto'", "NULL"));
    rig.sql(recruiterRow("ranks", 2, 2, "'ovh'", "'auto'", "NULL"));

    rig.client().queue("ranks", 6, "sleep 0.5");
    rig.awaitSucceeded("ranks", 6);

    assertThat(made()).isBetween(1, 3);
  }

  @Test
  void recyclesBeforeItLaunches() {
    count();
    rig.client().queue("first", 1, "sleep 0.2");
    rig.recruiter("first", 1, "ovh", 1);
    rig.awaitSucceeded("first", 1);
    await()
        .atMost(Rig.PATIENCE)
        .until(() ->
            rig.number("SELECT count(*) FROM scitqd.launch WHERE status = 'registered'") == 1);

    rig.recruiter("second", 1, "ovh", 1);
    rig.client().queue("second", 1, "sleep 0.2");
    rig.awaitSucceeded("second", 1);

    assertThat(made()).isEqualTo(1);
  }

  @Test
  void withoutProviderAndRegionItOnlyRecycles() { // lesson 5
    count();
    rig.sql(recruiterRow("scraps", 1, 1, "NULL", "NULL", "NULL"));
    rig.client().queue("scraps", 1, "sleep 0.2");

    JsonNode part = plan("scraps");
    assertThat(part.path("decisions").get(0).path("reason").asText()).isEqualTo("recycle-only");
    rig.client().queue("giver", 1, "sleep 0.2");
    rig.recruiter("giver", 1, "ovh", 1);
    rig.awaitSucceeded("scraps", 1);

    assertThat(made()).isEqualTo(1);
  }

  @Test
  void keepsToTheMaximumOfWorkers() { // lesson 6
    count();
    rig.sql(recruiterRow("capped", 1, 1, "'ovh'", "'auto'", "2"));
    rig.client().queue("capped", 8, "sleep 0.3");

    rig.awaitSucceeded("capped", 8);

    assertThat(made()).isEqualTo(2);
  }

  @Test
  void waitsForTheMinimumOfTasks() {
    count();
    rig.sql(recruiterRow("few", 1, 1, "'ovh'", "'auto'", "1"));
    rig.sql("UPDATE public.recruiter SET minimum_tasks = 3 WHERE batch = 'few'");
    rig.client().queue("few", 2, "sleep 0.2");
    JsonNode part = plan("few");
    assertThat(part.path("decisions").get(0).path("reason").asText())
        .isEqualTo("below-minimum-tasks");
    assertThat(made()).isZero();

    rig.client().queue("few", 1, "sleep 0.2");

    rig.awaitSucceeded("few", 3);
  }

  @Test
  void brokenRowsOfOthersStopNobodyAndAreShown() { // lesson 4
    rig.sql(recruiterRow("a-zero", 1, 0, "'ovh'", "'auto'", "NULL"));
    rig.sql(
        "INSERT INTO public.recruiter (batch, rank, tasks_per_worker, worker_flavor,"
            + " worker_region, worker_provider, worker_concurrency, worker_prefetch)"
            + " VALUES ('a-filter', 1, 1, 'auto:cpus>=', 'auto', 'ovh', 1, 0),"
            + " ('a-provider', 1, 1, 'auto:cpu>=2', 'auto', 'nowhere', 1, 0),"
            + " ('a-minus', 1, 1, 'auto:cpu>=2', 'auto', 'ovh', -1, -1)");
    for (String batch : new String[] {"a-zero", "a-filter", "a-provider", "a-minus"}) {
      rig.client().queue(batch, 1, "sleep 0.2");
    }
    rig.client().queue("z-good", 1, "sleep 0.2");
    rig.recruiter("z-good", 1, "ovh", 1);

    rig.awaitSucceeded("z-good", 1);

    for (String batch : new String[] {"a-zero", "a-filter", "a-provider", "a-minus"}) {
      JsonNode part = plan(batch);
      assertThat(part.path("decisions").get(0).path("action").asText())
          .as(part.toString())
          .isEqualTo("hold");
      assertThat(part.path("decisions").get(0).path("reason").asText())
          .as(part.toString())
          .isNotIn("no-pending-task", "enough-workers");
    }
    assertThat(rig.client().bus(BusAddress.RECRUITER_LIST).items()).hasSize(5);
  }

  @Test
  void aTaskRowOfAnotherProgramWakesTheRecruiter() {
    rig.recruiter("woken", 1, "ovh", 1);
    long before = rig.clouds().faults().requests("ovh", "vm.create");

    rig.sql(
        "INSERT INTO public.task (command, status, creation_date, batch, container_options, retry)"
            + " VALUES ('sleep 0.2', 'pending', now(), 'woken', '', 0)");

    await()
        .atMost(Duration.ofSeconds(1))
        .until(() -> rig.clouds().faults().requests("ovh", "vm.create") > before);
    rig.awaitSucceeded("woken", 1);
  }

  @Test
  void aWorkerThatThePythonServerAskedForIsMade() {
    count();
    rig.sql(
        "INSERT INTO public.job (target, action, args, retry, status, progression) VALUES ('',"
            + " 'worker_create', json_build_object('concurrency', 2, 'prefetch', 0,"
            + " 'flavor', 'auto:cpu>=2', 'region', 'auto', 'provider', 'ovh', 'batch', 'asked'),"
            + " 2, 'pending', 0)");

    await().atMost(Rig.PATIENCE).until(() -> made() == 1);
    rig.client().queue("asked", 1, "sleep 0.2");
    rig.awaitSucceeded("asked", 1);
  }

  private static JsonNode plan(String batch) {
    return rig.client().bus(BusAddress.RECRUITER_PLAN, "batch", batch).items().getFirst();
  }

  private static String recruiterRow(
      String batch, int rank, int perWorker, String provider, String region, String maximum) {
    return ("INSERT INTO public.recruiter (batch, rank, tasks_per_worker, worker_flavor,"
            + " worker_region, worker_provider, worker_concurrency, worker_prefetch,"
            + " maximum_workers) VALUES ('%s', %d, %d, 'auto:cpu>=2', %s, %s, 1, 0, %s)")
        .formatted(batch, rank, perWorker, region, provider, maximum);
  }
}
