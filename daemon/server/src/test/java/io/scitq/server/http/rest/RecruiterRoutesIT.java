package io.scitq.server.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.server.http.rest.RestServer.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecruiterRoutesIT {
  private static final String WHOLE =
      """
      {"batch":"B","rank":1,"tasks_per_worker":10,"worker_flavor":"auto:cpu>=4",\
      "worker_provider":"auto","worker_region":"auto","worker_concurrency":4,"worker_prefetch":2,\
      "minimum_tasks":3,"maximum_workers":5}\
      """;

  private final RestServer server = new RestServer();

  @BeforeEach
  void open() {
    server.openMarket();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Answer create(String batch, int rank, String more) {
    return server.post(
        "/recruiter/",
        """
        {"batch":"%s","rank":%d,"tasks_per_worker":1,"worker_flavor":"auto:cpu>=4",\
        "worker_concurrency":1%s}\
        """
            .formatted(batch, rank, more));
  }

  private List<String> names(Answer list) {
    List<String> names = new ArrayList<>();
    for (JsonNode row : list.json()) {
      names.add(row.path("batch").asText() + row.path("rank").asText());
    }
    return names;
  }

  @Test
  void isMadeWithAllItsFieldsInTheOrderOfTheWire() {
    Answer made = server.post("/recruiter/", WHOLE);

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json()).hasToString(WHOLE);
    assertThat(server.get("/recruiter/").json()).hasToString("[" + WHOLE + "]");
    assertThat(server.get("/recruiter/B/1").json()).hasToString(WHOLE);
  }

  @Test
  void postReplacesTheWholeOfAnExistingOne() {
    server.post("/recruiter/", WHOLE);

    Answer replaced = create("B", 1, ",\"worker_region\":null");

    assertThat(replaced.status()).isEqualTo(201);
    assertThat(replaced.json())
        .hasToString(
            """
            {"batch":"B","rank":1,"tasks_per_worker":1,"worker_flavor":"auto:cpu>=4",\
            "worker_provider":null,"worker_region":null,"worker_concurrency":1,\
            "worker_prefetch":0,"minimum_tasks":null,"maximum_workers":null}\
            """);
    assertThat(server.get("/recruiter/").json()).hasSize(1);
  }

  @Test
  void listsByRankWithFilters() {
    create("B", 2, "");
    create("A", 2, ",\"worker_provider\":\"ovh\"");
    create("B", 1, "");

    assertThat(names(server.get("/recruiter/"))).containsExactly("B1", "A2", "B2");
    assertThat(names(server.get("/recruiter/", "{\"batch\":\"B\"}"))).containsExactly("B1", "B2");
    assertThat(names(server.get("/recruiter/", "{\"batch\":[\"A\",\"C\"]}"))).containsExactly("A2");
    assertThat(names(server.get("/recruiter/", "{\"batch\":[]}"))).isEmpty();
    assertThat(names(server.get("/recruiter/", "{\"rank\":[\"2\"],\"batch\":\"B\"}")))
        .containsExactly("B2");
    assertThat(names(server.get("/recruiter/", "{\"worker_provider\":null}")))
        .containsExactly("B1", "B2");
  }

  @Test
  void putChangesWhatIsNamedAndClearsWhatIsNull() {
    server.post("/recruiter/", WHOLE);

    Answer changed =
        server.put(
            "/recruiter/B/1",
            "{\"worker_flavor\":\"b3-16\",\"worker_concurrency\":\"8\",\"maximum_workers\":null,"
                + "\"worker_region\":null,\"batch\":\"B\",\"rank\":1}");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json())
        .hasToString(
            WHOLE
                .replace("auto:cpu>=4", "b3-16")
                .replace("\"worker_concurrency\":4", "\"worker_concurrency\":8")
                .replace("\"maximum_workers\":5", "\"maximum_workers\":null")
                .replace("\"worker_region\":\"auto\"", "\"worker_region\":null"));
    assertThat(server.get("/recruiter/B/1").json()).isEqualTo(changed.json());
    assertThat(server.put("/recruiter/B/1", "{}").json()).isEqualTo(changed.json());
  }

  @Test
  void deleteGivesWhatWasDeleted() {
    server.post("/recruiter/", WHOLE);

    assertThat(server.delete("/recruiter/B/1").json()).hasToString(WHOLE);
    assertThat(server.delete("/recruiter/B/1").status()).isEqualTo(404);
  }

  @Test
  void namesOfAnyKindArriveWhole() {
    create("été 数据 %", 1, "");

    Answer found = server.get("/recruiter/%C3%A9t%C3%A9%20%E6%95%B0%E6%8D%AE%20%25/1");

    assertThat(found.status()).isEqualTo(200);
    assertThat(found.text("batch")).isEqualTo("été 数据 %");
  }

  @Test
  void matchGivesWorkersThatARecruiterWouldTakeOver() {
    String place = ",\"provider\":\"ovh\",\"region\":\"GRA11\",\"concurrency\":1}";
    server.post("/workers/", "{\"name\":\"small\",\"flavor\":\"b3-8\"" + place);
    server.post("/workers/", "{\"name\":\"large\",\"flavor\":\"b3-16\"" + place);
    server.post("/workers/", "{\"name\":\"plain\",\"concurrency\":1}");
    create("B", 1, "");
    create("B", 2, ",\"worker_provider\":\"azure-of-old\"".replace("azure-of-old", "ovh"));
    server.post("/recruiter/", WHOLE.replace("\"B\"", "\"C\"").replace("auto:cpu>=4", "b3-8"));

    assertThat(workers("{\"batch\":\"B\"}")).containsExactly("large", "large");
    assertThat(workers("{\"batch\":\"B\",\"rank\":1}")).containsExactly("large");
    assertThat(workers("{\"batch\":\"C\"}")).containsExactly("small");
    assertThat(workers("{\"batch\":\"none\"}")).isEmpty();
    assertThat(server.get("/recruiter/match").json().path(0).fieldNames())
        .toIterable()
        .startsWith("worker_id", "name", "concurrency");
  }

  private List<String> workers(String filter) {
    List<String> names = new ArrayList<>();
    server
        .get("/recruiter/match", filter)
        .json()
        .forEach(row -> names.add(row.path("name").asText()));
    return names;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | /recruiter/     | {"flavor":"x"}                   | 400 | Unknown field 'flavor'
          GET    | /recruiter/     | {"rank":"x"}                     | 400 | 'rank' must be an integer
          GET    | /recruiter/match | {"nonsense":1}                  | 400 | Unknown field 'nonsense'
          POST   | /recruiter/     | {"batch":"B","rank":2,"tasks_per_worker":1,"worker_flavor":"x"} | 400 | 'worker_concurrency' is missing
          POST   | /recruiter/     | {"rank":2,"tasks_per_worker":1,"worker_flavor":"x","worker_concurrency":1} | 400 | 'batch' is missing
          POST   | /recruiter/     | {"batch":"B","rank":2,"tasks_per_worker":1,"worker_flavor":"auto:cpu=>4","worker_concurrency":1} | 400 | unknown comparator '=>' at position
          POST   | /recruiter/     | {"batch":"B","rank":2,"tasks_per_worker":0,"worker_flavor":"x","worker_concurrency":1} | 400 | tasks_per_worker must be 1
          POST   | /recruiter/     | {"batch":"B","rank":2,"tasks_per_worker":1,"worker_flavor":"x","worker_concurrency":1,"worker_provider":"aws"} | 400 | unknown provider 'aws'
          PUT    | /recruiter/B/1  | {"worker_flavor":"auto:mem>2"}   | 400 | mem
          PUT    | /recruiter/B/1  | {"worker_flavor":null}           | 400 | cannot be null
          PUT    | /recruiter/B/1  | {"rank":2}                       | 400 | cannot be changed
          PUT    | /recruiter/B/1  | {"concurrency":2}                | 400 | Unknown field 'concurrency'
          PUT    | /recruiter/B/9  | {"worker_flavor":"auto"}         | 404 | Recruiter batch B rank 9 doesn't exist
          GET    | /recruiter/B/x  | {}                               | 404 | Recruiter batch B rank x doesn't exist
          GET    | /recruiter/Z/1  | {}                               | 404 | Recruiter batch Z rank 1 doesn't exist
          GET    | /recruiter/a%00/1 | {}                             | 404 | doesn't exist
          POST   | /recruiter/B/1  | {}                               | 405 | not allowed
          """)
  void aWrongRequestIsAnsweredWithAMessage(
      String method, String path, String body, int status, String message) {
    server.post("/recruiter/", WHOLE);
    Answer answer = server.call(method, path, body);
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(status);
    assertThat(answer.text("message")).contains(message);
    assertThat(server.get("/recruiter/").json()).hasToString("[" + WHOLE + "]");
  }
}
