package io.scitq.server.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.server.http.rest.RestServer.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementRoutesIT {
  private final RestServer server = new RestServer();

  @BeforeEach
  void fill() {
    for (int i = 0; i < 3; i++) {
      server.post("/tasks/", "{\"command\":\"true\"}");
    }
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void isMadeListedAndDeleted() {
    Answer made = server.post("/requirement/", "{\"task_id\":2,\"other_task_id\":1}");
    server.post("/requirement/", "{\"task_id\":\"3\",\"other_task_id\":1}");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json()).hasToString("{\"requirement_id\":1,\"task_id\":2,\"other_task_id\":1}");
    assertThat(server.get("/requirement/").json()).hasSize(2);
    assertThat(server.get("/requirement/").json().path(0)).isEqualTo(made.json());
    assertThat(server.get("/tasks/", "{\"task_id\":2}").json().path(0).path("required_task_ids"))
        .hasToString("[1]");

    Answer deleted = server.delete("/requirement/1");

    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.json()).isEqualTo(made.json());
    assertThat(server.get("/requirement/").json()).hasSize(1);
    assertThat(server.delete("/requirement/1").status()).isEqualTo(404);
  }

  @Test
  void aListLongerThanAPageComesWhole() {
    ServerDatabase.execute(
        server.database,
        "INSERT INTO requirement (task_id, other_task_id) SELECT 2, 1"
            + " FROM generate_series(1, 1203)");

    assertThat(server.get("/requirement/").json()).hasSize(1203);
  }

  @Test
  void anEmptyListIsAnEmptyArray() {
    assertThat(server.get("/requirement/").json()).hasToString("[]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST   | /requirement/   | {"task_id":1}                     | 400 | 'other_task_id' is missing
          POST   | /requirement/   | {"task_id":1,"other_task_id":null} | 400 | 'other_task_id' is missing
          POST   | /requirement/   | {"task_id":1,"other_task_id":"x"} | 400 | must be an integer
          POST   | /requirement/   | {"task_id":1,"other_task_id":99}  | 404 | Task 99 doesn't exist
          POST   | /requirement/   | {"task_id":-1,"other_task_id":1}  | 404 | Task -1 doesn't exist
          POST   | /requirement/   | {"task_id":1,"other_task_id":1}   | 400 | cannot require itself
          POST   | /requirement/   | {"task_id":1,"other_task_id":2,"x":1} | 400 | Unknown field 'x'
          DELETE | /requirement/99 |                                   | 404 | Requirement 99 doesn't exist
          DELETE | /requirement/x  |                                   | 404 | Requirement x doesn't exist
          PUT    | /requirement/1  | {}                                | 405 | not allowed
          """)
  void aWrongRequestIsAnsweredWithAMessage(
      String method, String path, String body, int status, String message) {
    Answer answer = server.call(method, path, body == null ? "" : body);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text("message")).contains(message);
  }
}
