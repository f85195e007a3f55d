package io.scitq.server.http.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.server.http.rest.RestServer.Answer;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WireRulesIT {
  private final RestServer server = new RestServer();
  private int worker;
  private int task;

  @BeforeAll
  void fill() {
    worker = server.post("/workers/", "{\"name\":\"vm\",\"concurrency\":1}").id("worker_id");
    task = server.post("/tasks/", "{\"command\":\"true\"}").id("task_id");
  }

  @AfterAll
  void close() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | /workers/          | {"nonsense":1}           | 400 | Unknown field 'nonsense'
          GET    | /workers/          | {"batch":                | 400 | Failed to decode JSON
          GET    | /workers/          | [1]                      | 400 | must be a JSON object
          GET    | /workers/          | {"status":{"a":1}}       | 400 | 'status' must be a text
          POST   | /workers/          | {"concurrency":1}        | 400 | 'name' is missing
          POST   | /workers/          | {"name":"x"}             | 400 | 'concurrency' is missing
          POST   | /workers/          | {"name":"x","concurrency":-1} | 400 | must not be negative
          POST   | /workers/          | {"name":"x","concurrency":1,"status":"mad"} | 400 | none of paused
          PUT    | /workers/999       | {"status":"running"}     | 404 | Worker 999 doesn't exist
          PUT    | /workers/abc       | {"status":"running"}     | 404 | Worker abc doesn't exist
          PUT    | /workers/99999999999 | {}                     | 404 | doesn't exist
          PUT    | /workers/999/ping  | {"load":"x"}             | 404 | Worker 999 doesn't exist
          PUT    | /workers/999/callback | {"message":"idle"}    | 404 | Worker 999 doesn't exist
          PUT    | /workers/1         | {"concurrency":"four"}   | 400 | 'concurrency' must be an integer
          PUT    | /workers/1         | {"concurrency":1.5}      | 400 | 'concurrency' must be an integer
          PUT    | /workers/1         | {"concurrency":null}     | 400 | cannot be null
          PUT    | /workers/1         | {"name":"a\\u0000b"}     | 400 | NUL
          PUT    | /workers/1         | {"task_properties":"[]"} | 400 | JSON object
          PUT    | /workers/1         | {"worker_id":7}          | 400 | Unknown field 'worker_id'
          GET    | /workers/1/executions/mad | {}                | 400 | no execution status
          POST   | /workers/1/signals | {"signal":null}          | 400 | 'signal' must be an integer
          POST   | /workers/1/signals | {"signal":9,"execution_id":77} | 400 | doesn't exist
          POST   | /tasks/            | {"name":"x"}             | 400 | 'command' is missing
          POST   | /tasks/            | {"command":"x","batch":"a/b"} | 400 | must not contain /
          POST   | /tasks/            | {"command":"x","status":"mad"} | 400 | none of paused, waiting
          POST   | /tasks/            | {"command":"x","required_task_ids":[5]} | 400 | [5] don't exist
          POST   | /tasks/            | {"command":"x","task_id":5} | 400 | Unknown field 'task_id'
          GET    | /tasks/status      | {"task_id":[77]}         | 404 | Task 77 doesn't exist
          GET    | /tasks/status      | {}                       | 400 | must be a list of ids
          GET    | /tasks/77          | {}                       | 404 | Task 77 doesn't exist
          GET    | /tasks/77/freeze/1 | {}                       | 404 | doesn't exist
          PUT    | /executions/77     | {"status":"running"}     | 404 | Execution 77 doesn't exist
          PUT    | /executions/77     | {"status":"mad"}         | 400 | none of pending
          PUT    | /executions/77/output_files | {"text":"a"}    | 404 | doesn't exist
          PUT    | /executions/77/output | {"text":1}            | 400 | must be a text
          DELETE | /tasks/            | {}                       | 405 | not allowed
          POST   | /workers/1         | {}                       | 405 | not allowed
          GET    | /workers/1/        | {}                       | 404 | nothing at this URL
          GET    | /tasks/1/mad       | {}                       | 404 | nothing at this URL
          """)
  void aWrongRequestIsAnsweredWithAMessageAtOnce(
      String method, String path, String body, int status, String message) {
    Answer answer = server.call(method, path, body);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text("message")).contains(message);
  }

  @Test
  void redirectsACollectionWithoutItsSlashForAnyMethod() {
    for (String method : List.of("GET", "POST", "PUT")) {
      Answer answer = server.call(method, "/workers", "{}");
      assertThat(answer.status()).isEqualTo(308);
      assertThat(answer.response().headers().firstValue("Location")).contains("/workers/");
    }
  }

  @Test
  void refusesABodyThatIsNotDeclaredAsJson() {
    Answer answer =
        server.send(
            server
                .request("/tasks/")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{\"command\":\"true\"}")));
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.text("message")).contains("application/json");
  }

  @Test
  void takesNoBodyForAnEmptyObject() {
    assertThat(server.send(server.request("/workers/").GET()).status()).isEqualTo(200);
    assertThat(server.get("/tasks/", "null").status()).isEqualTo(200);
    assertThat(server.get("/tasks/", "[]").status()).isEqualTo(200);
  }

  @Test
  void refusesABodyThatIsTooLarge() {
    String large = "{\"command\":\"" + "x".repeat(33 << 20) + "\"}";
    try {
      assertThat(server.post("/tasks/", large).status()).isEqualTo(413);
    } catch (UncheckedIOException e) {
      // the answer came while the client was still writing, and the connection was closed
      assertThat(e.getCause()).isNotNull();
    }
    assertThat(server.get("/workers/" + worker).status()).isEqualTo(200);
  }

  @Test
  void takesListsOfManyIds() {
    List<Integer> ids = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      ids.add(i);
    }
    Answer answer = server.get("/tasks/", "{\"task_id\":" + ids + "}");
    assertThat(answer.json().findValuesAsText("task_id")).contains(Integer.toString(task));
  }

  @Test
  void showsATaskWithEveryFieldInOrderAndDatesWithoutZone() {
    JsonNode json = server.get("/tasks/" + task).json();
    assertThat(json)
        .hasToString(
            ("{'task_id':%d,'name':null,'status':'pending','command':'true',"
                    + "'creation_date':'2026-11-23T00:41:25.056505',"
                    + "'modification_date':'2026-11-23T00:41:25.056505',"
                    + "'status_date':'2026-11-23T00:41:25.056505','batch':'Default','input':null,"
                    + "'output':null,'container':null,'container_options':null,'resource':null,"
                    + "'required_task_ids':null,'retry':0,'download_timeout':null,"
                    + "'run_timeout':null,'use_cache':false}")
                .formatted(task)
                .replace('\'', '"'));
    assertThat(server.get("/tasks/").json().get(0).path("required_task_ids").isArray()).isTrue();
  }

  @Test
  void printedTextLosesWhatTheDatabaseCannotHold() {
    ServerDatabase.execute(
        server.database,
        "INSERT INTO execution (execution_id, task_id, status, creation_date, latest)"
            + " VALUES (500, "
            + task
            + ", 'running', now(), false)");
    String text = "{\"text\":\"a\\u0000b\\udc80\\ud83d\\ude00\"}";
    assertThat(server.put("/executions/500/output", text).status()).isEqualTo(200);
    assertThat(server.get("/executions/500").text("output")).isEqualTo("ab\uFFFD\uD83D\uDE00");
    server.put("/executions/500/output", "{}"); // 1.3 would erase it here
    assertThat(server.get("/executions/500").text("output")).startsWith("ab");
    assertThat(server.put("/executions/999/output", "{\"text\":\"x\"}").status()).isEqualTo(200);
  }

  @Test
  void anIllegalMoveIsRefusedWithBothStatuses() {
    ServerDatabase.execute(
        server.database,
        "INSERT INTO execution (execution_id, task_id, status, creation_date, latest)"
            + " VALUES (501, "
            + task
            + ", 'succeeded', now(), false)");
    Answer answer = server.put("/executions/501", "{\"status\":\"running\"}");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text("message")).contains("succeeded").contains("running");
  }

  @Test
  void idleWorkersAreToldWhatHappens() {
    String path = "/workers/" + worker + "/callback";
    assertThat(server.put(path, "{\"message\":\"idle\"}").text("result")).isEqualTo("ok");
    assertThat(server.put(path, "{\"message\":\"hello\"}").text("result"))
        .isEqualTo("nothing to do");
  }

  @Test
  void nanAsMemoryIsShownAsNone() {
    Answer answer = server.put("/workers/" + worker + "/ping", "{\"memory\":NaN}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("memory").isNull()).isTrue();
  }

  @Test
  void aPingOfNonsenseIsASignOfLifeAllTheSame() {
    String path = "/workers/" + worker + "/ping";
    for (String memory : new String[] {"\"garbage\"", "-Infinity", "{}", "[1]", "true", "null"}) {
      Answer answer = server.put(path, "{\"memory\":" + memory + ",\"load\":[],\"stats\":{}}");
      assertThat(answer.status()).as(memory).isEqualTo(200);
      assertThat(answer.json().path("memory").isNull()).as(memory).isTrue();
      assertThat(answer.json().path("last_contact_date").isTextual()).isTrue();
    }
    String huge = "x".repeat(100_000);
    assertThat(server.put(path, "{\"stats\":\"" + huge + "\"}").json().path("stats").isNull())
        .isTrue();
    assertThat(server.put(path, "{\"load\":\"a\\u0000b\"}").text("load")).isEqualTo("ab");
    assertThat(server.get("/workers/").status()).isEqualTo(200);
  }

  @Test
  void statusesAreShownByTheirPosition() {
    assertThat(server.get("/tasks/status", "{\"task_id\":[%d,%d]}".formatted(task, task)).json())
        .hasToString("[2,2]");
  }

  @Test
  void closesTheConnectionWithoutAnAnswerWhenTheDatabaseIsAway() {
    try (RestServer other = new RestServer()) {
      assertThat(other.get("/workers/").status()).isEqualTo(200);
      other.database.close();
      assertThatThrownBy(() -> other.get("/workers/"))
          .isInstanceOf(UncheckedIOException.class)
          .hasCauseInstanceOf(java.io.IOException.class);
    }
  }
}
