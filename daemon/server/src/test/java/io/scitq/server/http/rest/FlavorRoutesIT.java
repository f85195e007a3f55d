package io.scitq.server.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.server.http.rest.RestServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be bought, buying it, and the texts of the configuration. */
class FlavorRoutesIT {
  private final RestServer server = new RestServer();

  @BeforeEach
  void open() {
    server.openMarket();
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    Files.deleteIfExists(server.rclone);
  }

  private List<String> names(String body) {
    List<String> names = new ArrayList<>();
    server.get("/flavor/", body).json().forEach(row -> names.add(row.path("name").asText()));
    return names;
  }

  @Test
  void aRowHasAllFieldsInTheOrderOfTheWire() {
    assertThat(server.get("/flavor/", "{\"limit\":2}").json())
        .hasToString(
            """
            [{"name":"b3-8","provider":"ovh","region":"GRA11","cpu":2,"ram":8.0,"disk":50.0,\
            "tags":"","gpu":null,"gpumem":null,"cost":0.05,"eviction":0,"available":null},\
            {"name":"b3-16","provider":"ovh","region":"GRA11","cpu":4,"ram":16.5,"disk":50.0,\
            "tags":"","gpu":null,"gpumem":null,"cost":0.1,"eviction":null,"available":null}]\
            """);
    assertThat(server.get("/flavor/", "{\"protofilters\":\"gpumem>=1\"}").json().path(0))
        .hasToString(
            """
            {"name":"l40-90","provider":"ovh","region":"GRA11","cpu":15,"ram":90.0,"disk":50.0,\
            "tags":"GN","gpu":"L40S","gpumem":48.0,"cost":1.4,"eviction":0,"available":null}\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                   | b3-8,b3-16,l40-90
          null                                 | b3-8,b3-16,l40-90
          {"min_cpu":4}                        | b3-16,l40-90
          {"min_cpu":"4"}                      | b3-16,l40-90
          {"min_cpu":4.9}                      | b3-16,l40-90
          {"min_ram":17,"min_disk":50}         | l40-90
          {"min_cpu":null,"min_ram":null}      | b3-8,b3-16,l40-90
          {"max_eviction":20}                  | b3-8,b3-16,spotty,l40-90
          {"max_eviction":null}                | b3-8,b3-16,spotty,l40-90
          {"max_eviction":500}                 | b3-8,b3-16,spotty,l40-90
          {"limit":1}                          | b3-8
          {"limit":null}                       | b3-8,b3-16,l40-90
          {"limit":0}                          |
          {"provider":"ovh","region":"GRA11"}  | b3-8,b3-16,l40-90
          {"provider":"auto","region":"auto"}  | b3-8,b3-16,l40-90
          {"protofilters":"cpu>=4"}            | b3-16,l40-90
          {"protofilters":"auto:cpu>=4"}       | b3-16,l40-90
          {"protofilters":"auto"}              | b3-8,b3-16,l40-90
          {"protofilters":"eviction<=20:cpu==8"} | spotty
          {"protofilters":"tags#G"}            | l40-90
          {"min_cpu":0,"min_ram":0,"min_disk":0,"max_eviction":5,"limit":10,"provider":null,"region":null,"protofilters":null} | b3-8,b3-16,l40-90
          """)
  void searchesWithAllEightKeys(String body, String expected) {
    List<String> wanted = expected == null ? List.of() : List.of(expected.split(","));
    assertThat(names(body)).isEqualTo(wanted);
  }

  @Test
  void deploysAndTellsNothingButOk() {
    Answer deployed =
        server.put(
            "/workers/deploy",
            """
            {"number":"2","region":"GRA11","provider":"ovh","flavor":"b3-8","batch":null,\
            "concurrency":2,"prefetch":0}\
            """);

    assertThat(deployed.status()).isEqualTo(200);
    assertThat(deployed.json()).hasToString("{\"result\":\"ok\"}");
    assertThat(server.get("/workers/", "{\"flavor\":\"b3-8\"}").json()).hasSize(2);
    assertThat(server.get("/workers/").json().path(0).path("batch").asText()).isEqualTo("Default");
    assertThat(server.get("/workers/").json().path(0).path("permanent").asBoolean()).isFalse();
  }

  @Test
  void givesTheConfigurationAsText() throws IOException {
    assertThat(server.get("/config/remote").json()).hasToString("\"azure://rnd/results\"");
    assertThat(server.get("/config/rclone").status()).isEqualTo(404);

    Files.writeString(server.rclone, "[azure]\ntype = \"été\"\n");

    assertThat(server.get("/config/rclone").json().asText()).isEqualTo("[azure]\ntype = \"été\"\n");
  }

  @Test
  void aConfigurationThatIsNoTextIsRefused() throws IOException {
    Files.write(server.rclone, new byte[] {'a', (byte) 0xff});

    Answer answer = server.get("/config/rclone");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text("message")).contains("is not UTF-8 text");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET | /flavor/        | {"protofilters":"cpu=>3"}    | 400 | unknown comparator '=>' at position
          GET | /flavor/        | {"protofilters":"auto:mem>2"} | 400 | mem
          GET | /flavor/        | {"protofilters":"cpu>=abc"}  | 400 | abc
          GET | /flavor/        | {"limit":-1}                 | 400 | limit must be 0 to
          GET | /flavor/        | {"min_cpu":"many"}           | 400 | 'min_cpu' must be an integer
          GET | /flavor/        | {"provider":"aws"}           | 400 | unknown provider 'aws'
          GET | /flavor/        | {"region":"MARS"}            | 400 | unknown region 'MARS'
          GET | /flavor/        | {"flavor":"x"}               | 400 | Unknown field 'flavor'
          GET | /flavor/x       | {}                           | 404 | nothing at this URL
          PUT | /workers/deploy | {}                           | 400 | 'flavor' is missing
          PUT | /workers/deploy | {"flavor":"b3-8","region":"GRA11","provider":"ovh"} | 400 | 'number' must be an integer
          PUT | /workers/deploy | {"flavor":"b3-8","region":"GRA11","provider":"ovh","number":0} | 400 | number must be 1 to
          PUT | /workers/deploy | {"flavor":"auto:cpu=>1","region":"GRA11","provider":"ovh","number":1} | 400 | unknown comparator '=>' at position
          PUT | /workers/deploy | {"flavor":"b3-999","region":"GRA11","provider":"ovh","number":1} | 422 | cannot deploy the worker
          PUT | /workers/deploy | {"flavor":"b3-8","region":"GRA11","provider":"ovh","number":1,"x":1} | 400 | Unknown field 'x'
          PUT | /config/rclone  | {}                           | 405 | not allowed
          GET | /config/other   | {}                           | 404 | nothing at this URL
          """)
  void aWrongRequestIsAnsweredWithAMessage(
      String method, String path, String body, int status, String message) {
    Answer answer = server.call(method, path, body);
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(status);
    assertThat(answer.text("message")).contains(message);
    assertThat(server.get("/workers/").json()).isEmpty();
  }
}
