package io.scitq.server.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.server.http.rest.RestServer.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutionRoutesIT {
  private final RestServer server = new RestServer();
  private int worker;

  @BeforeEach
  void declare() {
    worker = server.post("/workers/", "{\"name\":\"vm\",\"concurrency\":9}").id("worker_id");
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void makesAnExecutionAndShowsEveryFieldInOrder() {
    int task = task("A", "t");
    Answer made =
        server.post(
            "/executions/",
            """
            {"task_id":%d,"worker_id":%d,"status":"running","pid":7,"return_code":null,
             "command":"c","container":"i","container_options":"","input":"in","output_folder":"o",
             "resource":"r"}
            """
                .formatted(task, worker));

    assertThat(made.status()).isEqualTo(201);
    String expected =
        "{'execution_id':%d,'worker_id':%d,'task_id':%d,'status':'running','return_code':null,"
            + "'pid':'7','creation_date':'2026-11-23T00:41:25.056505',"
            + "'modification_date':'2026-11-23T00:41:25.056505','output':null,'error':null,"
            + "'output_files':null,'command':'c','freeze':null,'latest':true}";
    assertThat(made.json())
        .hasToString(expected.formatted(made.id("execution_id"), worker, task).replace('\'', '"'));
    assertThat(server.get("/tasks/" + task).text("status")).isEqualTo("running");
    assertThat(server.get("/executions/" + made.id("execution_id")).json()).isEqualTo(made.json());
  }

  @Test
  void aBusyTaskTakesNoSecondExecution() {
    int task = task("A", "t");
    server.post("/executions/", "{\"task_id\":" + task + "}");

    Answer second = server.post("/executions/", "{\"task_id\":" + task + "}");

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.text("message"))
        .startsWith("A new execution for task " + task + " is not possible");
    assertThat(server.get("/executions/").json()).hasSize(1);
  }

  @Test
  void listsInEitherOrderUpToALimit() {
    List<Integer> ids = List.of(made("A", "x"), made("A", "y"), made("B", "x"), made("B", "y"));

    assertThat(listed("{}")).isEqualTo(ids);
    assertThat(listed("{\"reverse\":true}")).isEqualTo(ids.reversed());
    assertThat(listed("{\"reverse\":true,\"limit\":3}")).isEqualTo(ids.reversed().subList(0, 3));
    assertThat(listed("{\"limit\":\"2\"}")).isEqualTo(ids.subList(0, 2));
    assertThat(listed("{\"limit\":0}")).isEqualTo(ids);
    assertThat(listed("{\"limit\":null,\"reverse\":null,\"trunc\":null}")).isEqualTo(ids);
    assertThat(server.get("/executions/", "null").json()).hasSize(4);
    assertThat(server.get("/executions/", "[]").json()).hasSize(4);
  }

  @Test
  void allFiltersHoldTogetherWhateverTheirShape() { // scitq 1.3 drops one, or fails
    int ax = made("A", "x");
    int ay = made("A", "y");
    int bx = made("B", "x");
    server.put("/executions/" + ay, "{\"status\":\"accepted\"}");

    assertThat(listed("{\"task_name\":\"x\"}")).containsExactly(ax, bx);
    assertThat(listed("{\"batch\":\"A\",\"status\":\"pending\"}")).containsExactly(ax);
    assertThat(listed("{\"batch\":[\"A\",\"B\"],\"status\":[\"accepted\",\"failed\"]}"))
        .containsExactly(ay);
    assertThat(
            listed(
                "{\"task_name\":[\"x\",\"y\"],\"batch\":\"A\",\"latest\":true,\"worker_id\":%d}"
                    .formatted(worker)))
        .containsExactly(ax, ay);
    assertThat(listed("{\"execution_id\":[" + bx + ",1000]}")).containsExactly(bx);
    assertThat(listed("{\"return_code\":null,\"task_name\":\"y\"}")).containsExactly(ay);
    assertThat(listed("{\"task_name\":[]}")).isEmpty();
    assertThat(listed("{\"pid\":\"x' OR true --\"}")).isEmpty();
    assertThat(listed("{\"input_hash\":null,\"batch\":\"B\"}")).containsExactly(bx);
  }

  @Test
  void showsOutputsWholeShortenedOrNotAtAll() {
    int id = made("A", "x");
    server.put("/executions/" + id, "{\"status\":\"running\",\"return_code\":3}");
    server.put("/executions/" + id + "/output", "{\"text\":\"0123456789é\"}");
    server.put("/executions/" + id + "/error", "{\"text\":\"bad\"}");

    JsonNode whole = server.get("/executions/").json().get(0);
    assertThat(whole.path("output").asText()).isEqualTo("0123456789é");
    assertThat(whole.path("return_code").asInt()).isEqualTo(3);
    JsonNode end = server.get("/executions/", "{\"trunc\":4}").json().get(0);
    assertThat(end.path("output").asText()).isEqualTo("789é");
    assertThat(end.path("error").asText()).isEqualTo("bad");
    assertThat(end.path("return_code").isNull()).isTrue();
    JsonNode none = server.get("/executions/", "{\"trunc\":4,\"no_output\":true}").json().get(0);
    for (String field : List.of("output", "error", "return_code")) {
      assertThat(none.path(field).isNull()).as(field).isTrue();
    }
    assertThat(none.path("command").isNull()).isTrue();
  }

  @Test
  void readsOutputsFromPositions() {
    int id = made("A", "x");
    String path = "/executions/" + id + "/output";
    assertThat(server.get(path, "{\"data\":{}}").json())
        .hasToString("{\"output\":null,\"error\":null}");
    server.put(path, "{\"text\":\"ab\\ncé\"}");

    assertThat(server.get(path, "{\"data\":{\"output_position\":4,\"error\":false}}").json())
        .hasToString("{\"output\":\"cé\"}");
    assertThat(server.get(path, "{\"data\":{\"output_position\":99}}").text("output")).isEmpty();
    assertThat(server.get(path, "{\"data\":{\"output_position\":-3}}").text("output"))
        .isEqualTo("ab\ncé");
    assertThat(server.get(path, "{\"data\":{\"output\":false,\"error\":false}}").json())
        .hasToString("{}");
    assertThat(server.get("/executions/999/output", "{\"data\":{}}").status()).isEqualTo(404);
    assertThat(
            server
                .get("/executions/999/output", "{\"data\":{\"output\":false,\"error\":false}}")
                .status())
        .isEqualTo(404);
  }

  @Test
  void anUpdateReplacesTextsAndPassesARepeatedStatus() {
    int id = made("A", "x");
    server.put("/executions/" + id + "/output", "{\"text\":\"old\"}");

    Answer answer =
        server.put(
            "/executions/" + id,
            "{\"status\":\"running\",\"output\":\"new\\u0000\",\"error\":null,\"freeze\":null}");

    assertThat(answer.text("output")).isEqualTo("new");
    Answer again = server.put("/executions/" + id, "{\"status\":\"running\"}");
    assertThat(again.json()).isEqualTo(answer.json());
    assertThat(
            server.put("/executions/" + id + "/output_files", "{\"text\":\"a b\"}").text("result"))
        .isEqualTo("Ok");
    assertThat(server.get("/executions/" + id).text("output_files")).isEqualTo("a b");
  }

  @Test
  void anIllegalMoveIsAConflictAndNothingChanges() {
    int id = made("A", "x");
    server.put("/executions/" + id, "{\"status\":\"running\"}");
    JsonNode before = server.get("/executions/" + id).json();

    Answer answer =
        server.put("/executions/" + id, "{\"status\":\"pending\",\"pid\":\"9\",\"output\":\"x\"}");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text("message")).contains("running").contains("pending");
    assertThat(server.get("/executions/" + id).json()).isEqualTo(before);
  }

  @Test
  void deletesAnExecutionAndFreesItsTask() {
    int task = task("A", "t");
    int id = server.post("/executions/", "{\"task_id\":" + task + "}").id("execution_id");

    assertThat(server.put("/executions/" + id + "/delete", "{}").json())
        .hasToString("{\"result\":\"ok\"}");
    assertThat(server.put("/executions/" + id + "/delete", "{}").status()).isEqualTo(200);

    assertThat(server.get("/executions/" + id).status()).isEqualTo(404);
    assertThat(server.get("/tasks/" + task).text("status")).isEqualTo("pending");
  }

  @Test
  void textsOfManyMegabytesAreSentInPieces() {
    int id = made("A", "x");
    made("A", "y");
    ServerDatabase.execute(
        server.database,
        "UPDATE execution SET output = repeat('0123456789é\"' || chr(10) || chr(1), 300000),"
            + " error = 'short' WHERE execution_id = "
            + id);
    String line = "0123456789é\"\n\u0001";

    JsonNode one = server.get("/executions/" + id).json();
    JsonNode list = server.get("/executions/", "{\"batch\":\"A\"}").json();
    String from = "{\"data\":{\"output_position\":15,\"error_position\":3}}";
    JsonNode output = server.get("/executions/" + id + "/output", from).json();
    JsonNode end = server.get("/executions/", "{\"trunc\":3000000}").json().get(0);

    assertThat(one.path("output").asText().equals(line.repeat(300_000))).isTrue();
    assertThat(one.path("error").asText()).isEqualTo("short");
    assertThat(one.properties()).hasSize(14);
    assertThat(list).hasSize(2);
    assertThat(list.get(0)).isEqualTo(one);
    assertThat(output.path("output").asText().equals(line.repeat(299_999))).isTrue();
    assertThat(output.path("error").asText()).isEqualTo("ort");
    assertThat(end.path("output").asText().length()).isEqualTo(3_000_000);
    assertThat(end.path("output").asText()).endsWith(line);
    assertThat(end.path("return_code").isNull()).isTrue();
    assertThat(server.put("/executions/" + id, "{\"status\":\"running\"}").text("output").length())
        .isEqualTo(14 * 300_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST | /executions/       | {}                                 | 400 | 'task_id' is missing
          POST | /executions/       | {"task_id":777}                    | 404 | Task 777 doesn't exist
          POST | /executions/       | {"task_id":1,"worker_id":777}      | 400 | Worker 777 doesn't exist
          POST | /executions/       | {"task_id":1,"status":"paused"}    | 400 | none of pending, running
          POST | /executions/       | {"task_id":1,"latest":false}       | 400 | Unknown field 'latest'
          POST | /executions/       | {"task_id":"one"}                  | 400 | must be an integer
          GET  | /executions/       | {"nonsense":1}                     | 400 | no_output
          GET  | /executions/       | {"limit":-1}                       | 400 | must not be negative
          GET  | /executions/       | {"trunc":"x"}                      | 400 | must be an integer
          GET  | /executions/       | {"reverse":"perhaps"}              | 400 | must be true or false
          GET  | /executions/       | {"task_name":{"a":1}}              | 400 | must be a text
          GET  | /executions/       | "all"                              | 400 | must be a JSON object
          GET  | /executions/x      | {}                                 | 404 | Execution x doesn't exist
          PUT  | /executions/777    | {"status":"failed"}                | 404 | Execution 777 doesn't exist
          PUT  | /executions/777    | {"status":"done"}                  | 400 | none of pending, accepted
          PUT  | /executions/777    | {"worker_id":1}                    | 400 | Unknown field 'worker_id'
          PUT  | /executions/777    | {"freeze":"perhaps"}               | 400 | must be true or false
          PUT  | /executions/777    | {"return_code":"x"}                | 400 | must be an integer
          PUT  | /executions/777/error | {"text":["x"]}                  | 400 | must be a text
          PUT  | /executions/777/output | {"data":"x"}                   | 400 | Unknown field 'data'
          PUT  | /executions/x/delete | {}                               | 404 | Execution x doesn't exist
          GET  | /executions/777/output | {"data":[]}                    | 400 | must be an object
          GET  | /executions/777/output | {"data":{"output_start":1}}    | 400 | output_position
          GET  | /executions/777/output | {"data":{"error_position":"x"}} | 400 | must be an integer
          DELETE | /executions/777  | {}                                 | 405 | not allowed
          """)
  void aWrongRequestIsAnsweredAtOnce(
      String method, String path, String body, int status, String message) {
    task("A", "t");
    Answer answer = server.call(method, path, body);

    assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
    assertThat(answer.text("message")).contains(message);
    assertThat(server.get("/executions/").json()).isEmpty();
  }

  private int task(String batch, String name) {
    return server
        .post(
            "/tasks/",
            "{\"command\":\"true\",\"batch\":\"%s\",\"name\":\"%s\"}".formatted(batch, name))
        .id("task_id");
  }

  private int made(String batch, String name) {
    return server
        .post(
            "/executions/",
            "{\"task_id\":%d,\"worker_id\":%d}".formatted(task(batch, name), worker))
        .id("execution_id");
  }

  private List<Integer> listed(String body) {
    return server.get("/executions/", body).json().findValues("execution_id").stream()
        .map(JsonNode::asInt)
        .toList();
  }
}
