package io.scitq.server.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.server.http.rest.RestServer.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskRoutesIT {
  private final RestServer server = new RestServer();

  @AfterAll
  void close() {
    server.close();
  }

  @Test
  void makesATaskOfEveryFieldAndShowsItInOrder() {
    int first = make("{\"command\":\"true\"}");
    Answer made =
        server.post(
            "/tasks/",
            """
            {"command":"run \\"it\\" 2>é","name":"n","status":"paused","batch":"b b","input":"a b",
             "output":"azure://o/","container":"img","container_options":"-u 1","resource":"r|untar",
             "download_timeout":"7","run_timeout":8,"retry":null,"use_cache":"true",
             "required_task_ids":[%d,"%d"]}
            """
                .formatted(first, first));

    assertThat(made.status()).isEqualTo(201);
    String expected =
        "{'task_id':%d,'name':'n','status':'paused','command':'run \\'it\\' 2>é',"
            + "'creation_date':'D','modification_date':'D','status_date':'D','batch':'b b',"
            + "'input':'a b','output':'azure://o/','container':'img','container_options':'-u 1',"
            + "'resource':'r|untar','required_task_ids':null,'retry':0,'download_timeout':7,"
            + "'run_timeout':8,'use_cache':true}";
    assertThat(made.json().toString().replaceAll("2026-[-0-9T:.]+", "D"))
        .isEqualTo(expected.formatted(made.id("task_id")).replace('\'', '"'));
    assertThat(listed("{\"name\":\"n\"}").get(0).path("required_task_ids"))
        .hasToString("[" + first + "]");
  }

  @Test
  void filtersByAnyColumn() {
    int one = make("{\"command\":\"true\",\"batch\":\"F\",\"name\":\"x\",\"retry\":3}");
    int two = make("{\"command\":\"true\",\"batch\":\"F\",\"name\":\"y\"}");

    assertThat(ids("{\"batch\":\"F\"}")).containsExactly(one, two);
    assertThat(ids("{\"batch\":\"F\",\"retry\":[3,4]}")).containsExactly(one);
    assertThat(ids("{\"batch\":\"F\",\"name\":[]}")).isEmpty();
    assertThat(ids("{\"batch\":\"F\",\"run_timeout\":null}")).containsExactly(one, two);
    assertThat(ids("{\"task_id\":%d}".formatted(two))).containsExactly(two);
    assertThat(ids("{\"task_id\":[%d,%d,99999]}".formatted(two, one))).containsExactly(one, two);
    assertThat(ids("{\"batch\":\"F\",\"use_cache\":false}")).hasSize(2);
    assertThat(ids("{\"batch\":\"F' OR '1'='1\"}")).isEmpty();
  }

  @Test
  void changesWhatIsGivenAndTheDatesThatGoWithIt() {
    int id = make("{\"command\":\"true\",\"name\":\"before\"}");
    String made = show(id).path("status_date").asText();
    server.advance(Duration.ofSeconds(5));

    Answer changed = server.put("/tasks/" + id, "{\"name\":\"after\",\"output\":\"\"}");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.text("name")).isEqualTo("after");
    assertThat(changed.json().path("output").textValue()).isEmpty();
    assertThat(changed.text("status_date")).isEqualTo(made);
    assertThat(changed.text("modification_date")).isNotEqualTo(made);
    Answer same = server.put("/tasks/" + id, "{\"status\":\"pending\",\"name\":\"after\"}");
    assertThat(same.text("modification_date")).isEqualTo(changed.text("modification_date"));
    assertThat(server.put("/tasks/" + id, "{\"name\":null}").json().path("name").isNull()).isTrue();
  }

  @Test
  void replacesTheWholeSetOfRequirements() {
    int one = make("{\"command\":\"true\"}");
    int two = make("{\"command\":\"true\"}");
    int id = make("{\"command\":\"true\",\"status\":\"waiting\",\"required_task_ids\":[%d]}", one);

    server.put("/tasks/" + id, "{\"required_task_ids\":[" + two + "]}");
    assertThat(listed("{\"task_id\":" + id + "}").get(0).path("required_task_ids"))
        .hasToString("[" + two + "]");

    Answer refused = server.put("/tasks/" + id, "{\"required_task_ids\":[77777],\"name\":\"x\"}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("message")).contains("[77777] don't exist");
    assertThat(show(id).path("name").isNull()).isTrue();
    server.put("/tasks/" + id, "{\"required_task_ids\":[]}");
    assertThat(listed("{\"task_id\":" + id + "}").get(0).path("required_task_ids"))
        .hasToString("[]");
  }

  @Test
  void aFailureWithRetriesLeftIsPendingWhateverTheOrderOfTheKeys() {
    int id = make("{\"command\":\"true\",\"status\":\"debug\"}");

    Answer first = server.put("/tasks/" + id, "{\"status\":\"failed\",\"retry\":2}");
    assertThat(first.text("status")).isEqualTo("pending");
    assertThat(first.id("retry")).isOne();
    Answer second = server.put("/tasks/" + id, "{\"retry\":1,\"status\":\"failed\"}");
    assertThat(second.text("status")).isEqualTo("pending");
    assertThat(second.id("retry")).isZero();
    assertThat(server.put("/tasks/" + id, "{\"status\":\"failed\"}").text("status"))
        .isEqualTo("failed");
  }

  @Test
  void tellsOneStatusForEachIdInTheOrderAsked() {
    int pending = make("{\"command\":\"true\"}");
    int debug = make("{\"command\":\"true\",\"status\":\"debug\"}");

    Answer answer =
        server.get(
            "/tasks/status",
            "{\"task_id\":[%d,%d,\"%d\",%d]}".formatted(debug, pending, debug, debug));

    assertThat(answer.json()).hasToString("[8,2,8,8]");
    assertThat(server.get("/tasks/status", "{\"task_id\":[]}").json()).hasToString("[]");
    Answer unknown = server.get("/tasks/status", "{\"task_id\":[%d,66666]}".formatted(debug));
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.text("message")).isEqualTo("Task 66666 doesn't exist");
  }

  @Test
  void deletesATaskAndShowsItAsItWas() {
    int other = make("{\"command\":\"true\"}");
    int id = make("{\"command\":\"true\",\"required_task_ids\":[%d]}", other);
    int execution =
        server.post("/executions/", "{\"task_id\":" + id + "}").json().path("execution_id").asInt();

    Answer deleted = server.send(server.request("/tasks/" + id).DELETE());

    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.text("status")).isEqualTo("assigned");
    assertThat(server.get("/tasks/" + id).status()).isEqualTo(404);
    assertThat(server.get("/executions/" + execution).status()).isEqualTo(404);
    assertThat(server.get("/tasks/" + other).status()).isEqualTo(200);
    assertThat(server.send(server.request("/tasks/" + id).DELETE()).status()).isEqualTo(404);
  }

  @Test
  void freezesOnlyWhatBelongsTogether() {
    int id = make("{\"command\":\"run\",\"output\":\"file:///o\"}");
    int other = make("{\"command\":\"true\"}");
    int execution = server.post("/executions/", "{\"task_id\":" + id + "}").id("execution_id");

    assertThat(server.get("/tasks/" + id + "/freeze/" + execution).text("command"))
        .isEqualTo("run");
    assertThat(server.get("/executions/" + execution).text("command")).isEqualTo("run");
    Answer foreign = server.get("/tasks/" + other + "/freeze/" + execution);
    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.text("message"))
        .isEqualTo("Execution %d is not linked to Task %d".formatted(execution, other));
    assertThat(server.get("/tasks/" + id + "/freeze/98765").text("message"))
        .isEqualTo("Task %d or Execution 98765 doesn't exist".formatted(id));
  }

  @Test
  void aTaskWithoutABatchIsInTheDefaultOne() {
    int id = make("{\"command\":\"true\",\"batch\":\"\"}");

    assertThat(show(id).path("batch").asText()).isEqualTo("Default");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST   | /tasks/     | {"command":null}                        | 400 | 'command' is missing
          POST   | /tasks/     | {"command":{"a":1}}                     | 400 | must be a text
          POST   | /tasks/     | {"command":"x\\u0000"}                 | 400 | NUL
          POST   | /tasks/     | {"command":"x","retry":-1}              | 400 | must not be negative, got -1
          POST   | /tasks/     | {"command":"x","run_timeout":1e12}      | 400 | must be an integer
          POST   | /tasks/     | {"command":"x","use_cache":"maybe"}     | 400 | must be true or false
          POST   | /tasks/     | {"command":"x","required_task_ids":5}   | 400 | must be a list of ids
          POST   | /tasks/     | {"command":"x","required_task_ids":["a"]} | 400 | must be an integer
          POST   | /tasks/     | {"command":"x","creation_date":"2026-01-01T00:00:00"} | 400 | Unknown field
          POST   | /tasks/     | ["x"]                                   | 400 | must be a JSON object
          POST   | /tasks/     | {"command":"x",}                        | 400 | Failed to decode JSON
          POST   | /tasks/     | {"command":"x"                          | 400 | Failed to decode JSON
          PUT    | /tasks/abc  | {}                                      | 404 | Task abc doesn't exist
          PUT    | /tasks/4711 | {"name":"x"}                            | 404 | Task 4711 doesn't exist
          GET    | /tasks/-1   | {}                                      | 404 | Task -1 doesn't exist
          DELETE | /tasks/x    |                                         | 404 | Task x doesn't exist
          PUT    | /tasks/1    | {"retry":null}                          | 400 | cannot be null
          PUT    | /tasks/1    | {"batch":"a/b"}                         | 400 | must not contain /
          PUT    | /tasks/1    | {"status":"Running"}                    | 400 | is none of paused
          PUT    | /tasks/1    | {"nonsense":1}                          | 400 | Unknown field 'nonsense'
          GET    | /tasks/     | {"required_task_ids":[1]}               | 400 | Unknown field
          GET    | /tasks/     | {"creation_date":"yesterday"}           | 400 | is no date like
          GET    | /tasks/status | {"task_id":[1.5]}                     | 400 | must be an integer
          GET    | /tasks/status | {"task_id":[null]}                    | 400 | must be an integer
          PATCH  | /tasks/1    | {}                                      | 405 | not allowed
          PUT    | /tasks/1/freeze/1 | {}                                | 405 | not allowed
          """)
  void aWrongRequestIsAnsweredAtOnceAndChangesNothing(
      String method, String path, String body, int status, String message) {
    long before = listed("{}").size();

    Answer answer = server.call(method, path, body == null ? "" : body);

    assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
    assertThat(answer.text("message")).contains(message);
    assertThat(listed("{}").size()).isEqualTo(before);
  }

  @Test
  void aBatchNameThatIsTooLongIsRefused() {
    Answer answer =
        server.post("/tasks/", "{\"command\":\"x\",\"batch\":\"%s\"}".formatted("b".repeat(3000)));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("message")).contains("at most 255");
  }

  private int make(String body, Object... values) {
    Answer made = server.post("/tasks/", values.length == 0 ? body : body.formatted(values));
    assertThat(made.status()).as(made.response().body()).isEqualTo(201);
    return made.id("task_id");
  }

  private JsonNode show(int id) {
    return server.get("/tasks/" + id).json();
  }

  private JsonNode listed(String filter) {
    return server.get("/tasks/", filter).json();
  }

  private List<Integer> ids(String filter) {
    return listed(filter).findValues("task_id").stream().map(JsonNode::asInt).toList();
  }
}
