package io.scitq.server.whole;

import static io.scitq.api.BusAddress.BATCH_COST;
import static io.scitq.api.BusAddress.EXECUTION_LIST;
import static io.scitq.api.BusAddress.EXECUTION_OUTPUT;
import static io.scitq.api.BusAddress.TASK_CREATE;
import static io.scitq.api.BusAddress.TASK_DELETE;
import static io.scitq.api.BusAddress.TASK_LIST;
import static io.scitq.api.BusAddress.TASK_RELAUNCH;
import static io.scitq.api.BusAddress.TASK_UPDATE;
import static io.scitq.api.BusAddress.WORKER_LIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.server.Daemon;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks and executions through the bus of a whole daemon. */
class TaskOperationsIT {
  @TempDir static Path data;
  private static Daemon daemon;
  private static Client client;

  @BeforeAll
  static void start() {
    daemon = WholeSystem.daemon(data, Map.of());
    client = new Client(daemon.address());
  }

  @AfterAll
  static void stop() {
    client.close();
    daemon.close();
  }

  @Test
  void tenThousandTasksAreMadeTogetherAndListedPageByPage() {
    List<Map<String, Object>> specs =
        IntStream.range(0, 10_000)
            .<Map<String, Object>>mapToObj(
                n -> Map.of("command", "sleep " + n, "batch", "many", "name", "t" + n))
            .toList();

    Answer made = client.bus(TASK_CREATE, "tasks", specs);

    assertThat(made.status()).as(made.toString()).isEqualTo(200);
    List<Integer> ids = ids(made.body().path("task_ids"));
    assertThat(ids).hasSize(10_000).isSorted();
    List<Integer> listed = new ArrayList<>();
    int after = 0;
    for (List<JsonNode> page = page(after); !page.isEmpty(); page = page(after)) {
      page.forEach(row -> listed.add(row.path("task_id").asInt()));
      after = listed.getLast();
    }
    assertThat(listed).isEqualTo(ids);
  }

  @Test
  void aTaskMadeWithRequirementsWaitsAndShowsWhatBlocksIt() {
    int first = make(Map.of("command", "true", "batch", "chain"));
    int second =
        make(Map.of("command", "x", "batch", "chain", "required_task_ids", List.of(first)));

    assertThat(task(second).path("status").asText()).isEqualTo("waiting");
    assertThat(task(second).path("required_task_ids")).hasToString("[" + first + "]");
    assertThat(task(second).path("blocked_by")).hasToString("[]");
    client.bus(TASK_UPDATE, "task_id", first, "status", "failed");
    assertThat(task(second).path("blocked_by")).hasToString("[" + first + "]");
    assertThat(task(second).path("status").asText()).isEqualTo("waiting");

    client.bus(TASK_UPDATE, "task_id", first, "status", "succeeded");

    await().until(() -> task(second).path("status").asText().equals("pending"));
  }

  @Test
  void aTaskMadeAfterWhatItRequiresHasSucceededIsReleased() {
    int first = make(Map.of("command", "true", "batch", "late", "status", "succeeded"));
    int second = make(Map.of("command", "x", "batch", "late", "required_task_ids", List.of(first)));

    await().until(() -> task(second).path("status").asText().equals("pending"));
  }

  @Test
  void changesATaskByNameAndShowsItAll() {
    int id = make(Map.of("command", "true", "batch", "change", "name", "old name"));
    int other = make(Map.of("command", "true", "batch", "change"));

    Answer changed =
        client.bus(
            TASK_UPDATE,
            "name",
            "old name",
            "new_name",
            "new name",
            "retry",
            2,
            "required_task_ids",
            List.of(other));

    assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
    assertThat(changed.body().path("task_id").asInt()).isEqualTo(id);
    assertThat(changed.text("name")).isEqualTo("new name");
    assertThat(changed.body().path("retry").asInt()).isEqualTo(2);
    assertThat(changed.body().path("required_task_ids")).hasToString("[" + other + "]");
  }

  @Test
  void clearsWhatIsNamedAndReleasesATaskThatRequiresNothingAnyMore() {
    int first = make(Map.of("command", "true", "batch", "clear"));
    int id =
        make(
            Map.of(
                "command",
                "true",
                "batch",
                "clear",
                "name",
                "n",
                "container",
                "ubuntu",
                "input",
                "file:///i",
                "run_timeout",
                5,
                "container_options",
                "--rm",
                "required_task_ids",
                List.of(first)));

    Answer changed =
        client.bus(
            TASK_UPDATE,
            "task_id",
            id,
            "clear",
            List.of(
                "new_name",
                "container",
                "container_options",
                "input",
                "run_timeout",
                "required_task_ids"));

    assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
    assertThat(changed.body().path("required_task_ids")).hasToString("[]");
    JsonNode row = client.send("GET", "/tasks/" + id, "").body();
    assertThat(row.path("name").isNull()).as(row.toString()).isTrue();
    assertThat(row.path("container").isNull()).isTrue();
    assertThat(row.path("container_options").asText("null")).isEmpty();
    assertThat(row.path("input").isNull()).isTrue();
    assertThat(row.path("run_timeout").isNull()).isTrue();
    await().until(() -> task(id).path("status").asText().equals("pending"));
  }

  @Test
  void relaunchesUnlessItIsInTheQueue() {
    int id = make(Map.of("command", "true", "batch", "again", "status", "failed"));

    assertThat(client.bus(TASK_RELAUNCH, "task_id", id).body().path("was_pending").asBoolean())
        .isFalse();
    assertThat(task(id).path("status").asText()).isEqualTo("pending");
    assertThat(client.bus(TASK_RELAUNCH, "task_id", id).body().path("was_pending").asBoolean())
        .isTrue();
  }

  @Test
  void deletesATaskWithItsExecutions() {
    int id = make(Map.of("command", "true", "batch", "gone", "name", "doomed"));
    execution(id);

    Answer deleted = client.bus(TASK_DELETE, "name", "doomed");

    assertThat(deleted.body()).hasToString("{\"task_id\":%d,\"executions\":1}".formatted(id));
    assertThat(client.bus(TASK_DELETE, "task_id", id).status()).isEqualTo(404);
  }

  @Test
  void listsExecutionsNewestFirstAndReadsTheirOutputInPieces() {
    int id = make(Map.of("command", "true", "batch", "out", "name", "printer"));
    int execution = execution(id);
    client.send("PUT", "/executions/" + execution, "{\"status\":\"running\"}");
    client.send("PUT", "/executions/" + execution + "/output", "{\"text\":\"0123456789\"}");

    List<JsonNode> rows =
        client.bus(EXECUTION_LIST, "batch", "out", "status", "running", "trunc", 3).items();
    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst().path("output").asText()).isEqualTo("789");
    assertThat(rows.getFirst().path("latest").asBoolean()).isTrue();
    assertThat(client.bus(EXECUTION_LIST, "before", execution, "batch", "out").items()).isEmpty();

    JsonNode first =
        client.bus(EXECUTION_OUTPUT, "name", "printer", "limit", 4, "error_position", 0).body();
    assertThat(first.path("output").asText()).isEqualTo("0123");
    assertThat(first.path("error").isNull()).isTrue();
    assertThat(first.path("more").asBoolean()).isTrue();
    JsonNode rest =
        client
            .bus(
                EXECUTION_OUTPUT,
                "execution_id",
                execution,
                "output_position",
                first.path("next_output").asLong())
            .body();
    assertThat(rest.path("output").asText()).isEqualTo("456789");
    assertThat(rest.path("next_output").asInt()).isEqualTo(11);
    assertThat(rest.path("more").asBoolean()).isFalse();
    assertThat(rest.path("status").asText()).isEqualTo("running");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          task.create | {}                                        | 400 | request-invalid | 'tasks' is missing
          task.create | {"tasks":[]}                              | 400 | request-invalid | 1 to 10000
          task.create | {"tasks":[{"command":"x"},{"name":"y"}]}  | 400 | request-invalid | tasks[1]: 'command' is missing
          task.create | {"tasks":[{"command":"x","retry":"2"}]}   | 400 | request-invalid | tasks[0]: 'retry' must be a whole number
          task.create | {"tasks":[{"command":"x","mad":1}]}       | 400 | request-invalid | tasks[0]: unknown field 'mad'
          task.create | {"tasks":[7]}                             | 400 | request-invalid | tasks[0]: must be an object
          task.create | {"tasks":[{"command":"x","status":"mad"}]} | 400 | request-invalid | is none of paused
          task.create | {"tasks":[{"command":"x\\u0000"}]}       | 400 | request-invalid | NUL
          task.create | {"tasks":[{"command":"x","batch":"a/b"}]} | 400 | request-invalid | must not contain /
          task.create | {"tasks":[{"command":"x","required_task_ids":[999999]}]} | 400 | requirement-unknown | [999999]
          task.list   | {"status":"mad"}                          | 400 | request-invalid | unknown task status 'mad'
          task.list   | {"limit":1001}                            | 400 | request-invalid | limit must be 1 to 1000
          task.list   | {"name":"a\\u0000"}                      | 400 | request-invalid | control characters
          task.update | {}                                        | 400 | request-invalid | either name (-n) or id (-i)
          task.update | {"task_id":999999,"name":"x"}             | 404 | task-unknown    | Task 999999 doesn't exist
          task.update | {"name":"nobody","retry":1}               | 404 | task-unknown    | No such task nobody
          task.update | {"task_id":1,"clear":["command"]}         | 400 | request-invalid | 'command' cannot be cleared, allowed: container, container_options, download_timeout
          task.update | {"task_id":1,"input":"a","clear":["input"]} | 400 | request-invalid | 'input' is given and cleared at once
          task.relaunch | {"task_id":999999}                      | 404 | task-unknown    | doesn't exist
          task.delete | {"task_id":999999}                        | 404 | task-unknown    | doesn't exist
          execution.list | {"status":"mad"}                       | 400 | request-invalid | unknown execution status
          task.list   | {"batch":"nosuch"}                        | 404 | batch-unknown   | No such batch nosuch
          task.list   | {"name":"nobody"}                         | 404 | task-unknown    | No such task nobody
          task.list   | {"task_ids":[999998,999999]}              | 404 | task-unknown    | Tasks [999998, 999999] don't exist
          execution.list | {"batch":"nosuch"}                     | 404 | batch-unknown   | No such batch nosuch
          execution.list | {"task_id":999999}                     | 404 | task-unknown    | Task 999999 doesn't exist
          execution.list | {"task_name":"nobody"}                 | 404 | task-unknown    | No such task nobody
          execution.list | {"execution_id":999999}                | 404 | execution-unknown | Execution 999999 doesn't exist
          worker.list | {"batch":"nosuch"}                        | 404 | batch-unknown   | No such batch nosuch
          batch.list  | {"batch":"nosuch"}                        | 404 | batch-unknown   | No such batch nosuch
          batch.cost  | {"batch":"nosuch"}                        | 404 | batch-unknown   | No such batch nosuch
          recruiter.list | {"batch":"nosuch"}                     | 404 | batch-unknown   | No such batch nosuch
          startup.list | {"provider":"gcp"}                       | 400 | provider-unknown | unknown provider 'gcp'
          updater.run | {"provider":"gcp"}                        | 400 | provider-unknown | unknown provider 'gcp'
          updater.status | {"provider":"gcp"}                     | 400 | provider-unknown | unknown provider 'gcp'
          execution.list | {"trunc":10001}                        | 400 | request-invalid | trunc must be 0 to 10000
          execution.output | {"execution_id":999999}              | 404 | execution-unknown | doesn't exist
          execution.output | {"task_id":999999}                   | 404 | task-unknown    | doesn't exist
          execution.output | {"execution_id":1,"output_position":-1} | 400 | request-invalid | output_position
          """)
  void aWrongRequestIsRefusedWithItsCode(
      String operation, String body, int status, String code, String message) {
    Answer answer = client.send("POST", "/bus/scitq." + operation, body);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.text("code")).isEqualTo(code);
    assertThat(answer.body().toString()).contains(message);
    assertThat(client.bus(TASK_LIST, "batch", "Default").text("code")).isEqualTo("batch-unknown");
  }

  @Test
  void aListOfSomethingThatExistsMayBeEmpty() {
    int id = make(Map.of("command", "true", "batch", "quiet", "name", "calm"));

    assertThat(client.bus(TASK_LIST, "batch", "quiet", "status", "failed").items()).isEmpty();
    assertThat(client.bus(TASK_LIST, "task_ids", List.of(id), "status", "failed").items())
        .isEmpty();
    assertThat(client.bus(TASK_LIST, "batch", "quiet", "after", id).items()).isEmpty();
    assertThat(client.bus(EXECUTION_LIST, "batch", "quiet").items()).isEmpty();
    assertThat(client.bus(EXECUTION_LIST, "task_id", id).items()).isEmpty();
    assertThat(client.bus(EXECUTION_LIST, "task_name", "calm").items()).isEmpty();
    assertThat(client.bus(WORKER_LIST, "batch", "quiet").items()).isEmpty();
    assertThat(client.bus(BATCH_COST, "batch", "quiet").items()).isEmpty();
    Answer asScitq13 = client.send("GET", "/tasks/", "{\"batch\":\"nosuch\"}");
    assertThat(asScitq13.status()).isEqualTo(200);
    assertThat(asScitq13.body()).hasToString("[]");
  }

  @Test
  void anUnknownBatchIsToldWithThoseThatAreNamedAlike() {
    make(Map.of("command", "true", "batch", "Assembly-2"));

    assertThat(client.bus(TASK_LIST, "batch", "assembly").body().path("details").toString())
        .startsWith("[\"known: Assembly-2");
  }

  private static List<JsonNode> page(int after) {
    return client.bus(TASK_LIST, "batch", "many", "after", after).items();
  }

  private static int make(Map<String, Object> spec) {
    Answer made = client.bus(TASK_CREATE, "tasks", List.of(spec));
    assertThat(made.status()).as(made.toString()).isEqualTo(200);
    return made.body().path("task_ids").get(0).asInt();
  }

  private static JsonNode task(int id) {
    return client.bus(TASK_LIST, "task_ids", List.of(id)).items().getFirst();
  }

  private static int execution(int task) {
    return client
        .send("POST", "/executions/", "{\"task_id\":" + task + "}")
        .body()
        .path("execution_id")
        .asInt();
  }

  private static List<Integer> ids(JsonNode list) {
    List<Integer> ids = new ArrayList<>();
    list.forEach(id -> ids.add(id.asInt()));
    return ids;
  }
}
