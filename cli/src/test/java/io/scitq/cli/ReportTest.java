package io.scitq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people read of the server's answers. */
class ReportTest {
  private static final String WORKER =
      """
      {"worker_id": 1, "name": "epeire.local", "status": "running", "concurrency": 1,
       "creation_date": "2022-11-16T08:25:25.747354", "last_contact_date": %s,
       "batch": "Default", "provider": null, "region": null, "flavor": "c2-15", "ipv4": null,
       "ansible_active": true, "prefetch": 0, "assigned": 0, "accepted": 0, "running": 1,
       "failed": 0, "succeeded": 12, "permanent": true, "cost": null, "currency": null}
      """;
  private static final String RECRUITER =
      """
      {"batch": "B", "rank": 1, "flavor": "auto:cpu>=8", "region": "GRA11", "provider": "ovh",
       "concurrency": 4, "prefetch": 0, "tasks_per_worker": 4, "minimum_tasks": null,
       "maximum_workers": 10, "last_decision":
       "hold: nothing is pending, and this sentence is longer than fifty characters",
       "last_decision_date": "2026-11-23T01:00:00"}
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
  void listsWorkersAsTheManualShows() {
    Run run = answered(items(WORKER.formatted("\"2022-11-16T08:28:14.738917\"")), "worker list");

    assertThat(run.out())
        .isEqualTo(
            """
              worker_id  name          status      concurrency  creation_date               last_contact_date           batch
                      1  epeire.local  running               1  2022-11-16 08:25:25.747354  2022-11-16 08:28:14.738917  Default
            """);
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aWorkerWhoseMachineIsBeingMadeIsNotShownAsOffline() {
    String worker = WORKER.formatted("null").replace("running\", \"conc", "offline\", \"conc");

    assertThat(answered(items(with(worker, "starting")), "worker list").out())
        .contains(" starting ")
        .doesNotContain("offline");
    assertThat(answered(items(with(worker, "registered")), "worker list").out())
        .contains(" offline ");
    assertThat(answered(items(with(worker, "booted").replace("offline", "paused")), "worker list"))
        .satisfies(run -> assertThat(run.out()).contains(" paused "));
  }

  private static String with(String worker, String instance) {
    return worker
        .replace("\"currency\": null", "\"currency\": null, \"instance\": \"%s\"")
        .formatted(instance);
  }

  @Test
  void listsAllAttributesOfWorkers() {
    Run run = answered(items(WORKER.formatted("null")), "worker list -L");

    assertThat(run.out())
        .isEqualTo(
            """
              worker_id  name          status      concurrency  creation_date               last_contact_date    batch    provider    region    flavor    ipv4    ansible-active      prefetch    assigned    accepted    running    failed    succeeded
                      1  epeire.local  running               1  2022-11-16 08:25:25.747354                       Default                        c2-15             X                          0           0           0          1         0           12
            """);
  }

  @Test
  void listsNothingButTitlesWithoutWorkers() {
    assertThat(answered(items(), "worker list -H").out()).isEmpty();
    assertThat(answered(items(), "worker list").out()).startsWith("worker_id    name");
  }

  @Test
  void listsRecruiters() {
    assertThat(answered(items(RECRUITER), "recruiter list").out())
        .isEqualTo(
            """
            batch      rank  flavor       region    provider      concurrency
            B             1  auto:cpu>=8  GRA11     ovh                     4
            """);
  }

  @Test
  void listsRecruitersWholeWhenLong() {
    assertThat(answered(items(RECRUITER), "recruiter list -L").out())
        .contains(
            "concurrency    prefetch    tasks_per_worker  minimum_tasks      maximum_workers "
                + " last_decision")
        .contains("longer than fifty characters");
  }

  @Test
  void cutsTextAtFiftyCharactersAndMarksIt() {
    String flavor = "auto:" + "x".repeat(46);
    Run run =
        answered(items(RECRUITER.replace("auto:cpu>=8", flavor)), "recruiter list --no-header");

    assertThat(run.out()).contains("auto:" + "x".repeat(44) + "...  GRA11");
  }

  @Test
  void listsFlavorsAndMarksAssumedEvictions() {
    Run run =
        answered(
            items(
                """
                {"name": "c2-15", "provider": "ovh", "region": "GRA11", "cpu": 4, "ram": 15.0,
                 "disk": 100.0, "tags": "", "gpu": null, "gpumem": null, "cost": 0.1234567,
                 "currency": "EUR", "eviction": 0, "evictionAssumed": false,
                 "eviction_assumed": false, "available": 12, "stale": false}
                """,
                """
                {"name": "Standard_NC4", "provider": "azure", "region": "westeurope", "cpu": 4,
                 "ram": 28.5, "disk": 176.0, "tags": "GN", "gpu": "1 x T4", "gpumem": 16.0,
                 "cost": 12.5, "currency": "USD", "eviction": 5, "eviction_assumed": true,
                 "available": null, "stale": true}
                """),
            "flavor list");

    assertThat(run.out())
        .isEqualTo(
            """
            name          provider    region        cpu    ram  tags    gpu     gpumem      disk       cost  eviction    available    currency
            c2-15         ovh         GRA11           4   15                                 100   0.123457  0           12           EUR
            Standard_NC4  azure       westeurope      4   28.5  GN      1 x T4  16.0         176  12.5       5?                       USD
            """);
    assertThat(run.err())
        .isEqualTo(
            """
            ? the provider gives no eviction rate here: the default is assumed
            costs in EUR and USD are compared as plain numbers; AZURE_CURRENCY sets Azure's
            1 row from an update that is too old; see 'scitq-manage updater status'
            """);
  }

  @Test
  void saysWhereToAskWhenNoFlavorFits() { // lesson 16
    assertThat(answered(items(), "flavor list").err()).contains("flavor explain");
  }

  @Test
  void explainsEachOfferingAndCountsReasons() { // lesson 16
    Run run =
        answered(
            """
            {"considered": 3, "fitting": 1,
             "summary": [{"reason": "cpu>=10", "count": 2}],
             "items": [
              {"name": "c2-60", "provider": "ovh", "region": "GRA11", "cost": 1.0, "currency": "EUR", "fits": true,
               "reason": "fits", "detail": ""},
              {"name": "c2-7", "provider": "ovh", "region": "GRA11", "cost": null, "currency": null, "fits": false,
               "reason": "cpu>=10", "detail": "asked 10, found 2"}]}
            """,
            "flavor explain");

    assertThat(run.out())
        .isEqualTo(
            """
            name    provider    region    cost    currency    fits    reason    detail
            c2-60   ovh         GRA11     1.0     EUR         X       fits
            c2-7    ovh         GRA11                                 cpu>=10   asked 10, found 2

            3 offerings considered, 1 fit
              rejected  reason
                     2  cpu>=10
            """);
  }

  @Test
  void showsThePlanWithItsReasons() { // lesson 37
    Run run =
        answered(
            """
            {"at": "2026-11-23T03:50:00Z", "items": [
             {"batch": "B", "rank": 1, "pending": 12, "workers": 1, "need": 3, "decisions": [
              {"action": "recycle", "count": 1, "worker": "node7", "flavor": null,
               "provider": null, "region": null, "cost": null, "currency": null,
               "reason": "idle", "detail": "batch A has no tasks"},
              {"action": "launch", "count": 2, "worker": null, "flavor": "c2-15",
               "provider": "ovh", "region": "GRA11", "cost": 0.25, "currency": "EUR",
               "reason": "cheapest", "detail": "asked 2, quota 40, used 10"}]},
             {"batch": "C", "rank": 2, "pending": 1, "workers": 0, "need": 1, "decisions": [
              {"action": "hold", "count": 0, "worker": null, "flavor": null, "provider": null,
               "region": null, "cost": null, "currency": null, "reason": "nothing-fits",
               "detail": ""}]}]}
            """,
            "recruiter plan");

    assertThat(run.out())
        .isEqualTo(
            """
            B rank 1: 12 pending tasks, 1 worker, needs 3 more
              recycle node7: idle (batch A has no tasks)
              launch 2 x c2-15 at ovh in GRA11 for 0.25 EUR/h each: cheapest (asked 2, quota 40, used 10)
            C rank 2: 1 pending task, 0 workers, needs 1 more
              hold: nothing-fits
            """);
    assertThat(run.err()).isEqualTo("planned at 2026-11-23 03:50:00; nothing was done\n");
  }

  @Test
  void showsUpdatersWithTheirProblems() {
    Run run =
        answered(
            items(
                """
                {"provider": "ovh", "state": "idle", "outcome": "partial",
                 "last_run": "2026-11-23T03:30:00Z", "last_success": "2026-11-23T03:30:00Z",
                 "age_seconds": 11100, "offerings": 120, "added": 1, "changed": 2, "removed": 0,
                 "next_run": "2026-11-23T04:30:00Z", "problems": ["region DE1: timeout"],
                 "problem_count": 3, "note": null}
                """,
                """
                {"provider": "azure", "state": "disabled", "outcome": null, "last_run": null,
                 "last_success": null, "age_seconds": null, "offerings": 0, "added": 0,
                 "changed": 0, "removed": 0, "next_run": null, "problems": [],
                 "problem_count": 0, "note": "AZURE_CLIENT_ID is missing"}
                """),
            "updater status");

    assertThat(run.out())
        .isEqualTo(
            """
            provider    state     outcome    last_success         age      offerings    problems  next_run
            ovh         idle      partial    2026-11-23 03:30:00  3h05m          120           3  2026-11-23 04:30:00
            azure       disabled                                                   0           0

            ovh: region DE1: timeout
            ovh: 2 more problems
            azure: AZURE_CLIENT_ID is missing
            """);
  }

  @Test
  void failsWhenAnUpdateWasRefused() { // lesson 19
    Run run =
        answered(
            items(
                """
                {"provider": "azure", "state": "idle", "outcome": "refused", "offerings": 7,
                 "added": 0, "changed": 0, "removed": 0, "problems": [], "problem_count": 0,
                 "note": "9 of 10 prices moved tenfold; force it if that is right"}
                """),
            "updater run azure");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).isEqualTo("azure refused: 7 offerings (0 added, 0 changed, 0 removed)\n");
    assertThat(run.err()).contains("azure: 9 of 10 prices moved tenfold");
  }

  @Test
  void saysInOneLineWhatWasDone() {
    assertThat(answered(RECRUITER, "recruiter create -b B -f x -C 4").out())
        .isEqualTo(
            "recruiter B rank 1 created: auto:cpu>=8 at ovh in GRA11, concurrency 4, prefetch 0,"
                + " one worker per 4 tasks, at most 10 workers\n");
    String replaced = RECRUITER.replace("\"rank\": 1,", "\"rank\": 1, \"replaced\": true,");
    assertThat(answered(replaced, "recruiter create -b B -f x -C 4").out())
        .startsWith("recruiter B rank 1 replaced: auto:cpu>=8 at ovh in GRA11,");
    String nowhere = RECRUITER.replace("\"GRA11\"", "null");
    assertThat(answered(nowhere, "recruiter create -b B -f x -C 4 -P ovh").out())
        .startsWith(
            "recruiter B rank 1 created: auto:cpu>=8 at ovh, recycles only (no region given),");
    assertThat(answered(RECRUITER, "recruiter update -b B -C 4").out())
        .contains("B rank 1 updated");
    assertThat(answered(RECRUITER, "recruiter delete -b B").out())
        .isEqualTo("recruiter B rank 1 deleted\n");
    assertThat(answered(WORKER.formatted("null"), "worker update -i 1 -b Default").out())
        .isEqualTo(
            "worker epeire.local (1) updated: status running, batch Default, concurrency 1,"
                + " prefetch 0, flavor c2-15\n");
    assertThat(
            answered(
                    "{\"worker_id\": 3, \"name\": \"n\", \"action\": \"destroying\"}",
                    "worker delete -i 3")
                .out())
        .isEqualTo("worker n (3): its machine is being destroyed, then the worker is deleted\n");
  }

  @Test
  void groupsDeployedWorkersOfOneKind() {
    String view =
        """
        {"job_id": %d, "worker": "node%d", "flavor": "c2-15", "provider": "ovh",
         "region": "GRA11", "cost": 0.25, "currency": "EUR"}
        """;

    assertThat(
            answered(
                    items(view.formatted(7, 1), view.formatted(8, 2)),
                    "worker deploy -f auto -r auto -P auto -N 2")
                .out())
        .isEqualTo(
            "deploying 2 workers: c2-15 at ovh in GRA11 for 0.25 EUR/h each: node1 (job 7), node2"
                + " (job 8)\n");
  }

  @Test
  void printsItemsAsJsonWhereverTheOptionStands() {
    String row = "{\"batch\": \"B\", \"rank\": 1}";

    assertThat(answered(items(row), "--json recruiter list").out())
        .isEqualTo("[\n  " + row + "\n]\n");
    assertThat(answered(items(row), "recruiter list --json").out())
        .isEqualTo("[\n  " + row + "\n]\n");
    assertThat(answered("{\"at\": \"x\", \"items\": []}", "recruiter plan --json").out())
        .isEqualTo("{\"at\": \"x\", \"items\": []}\n");
  }

  @Test
  void escapesControlCharactersOfTheServer() {
    Run run = answered(items(RECRUITER.replace("GRA11", "\\u001b]0;x\\u0007")), "recruiter list");

    assertThat(run.out()).contains("\\u001b]0;x\\u0007").doesNotContain("\u001b");
  }
}
