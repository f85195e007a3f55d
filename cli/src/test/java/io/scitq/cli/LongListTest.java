package io.scitq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.cli.desk.Terminal;
import io.scitq.cli.json.Json;
import io.scitq.cli.json.JsonReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists that are read page by page. */
class LongListTest {
  private FakeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Tasks 1 to the count, in pages; task 1001 has the longest name. */
  private static String tasks(Json.Fields request, long count) {
    long after = request.text("after").isEmpty() ? 0 : Long.parseLong(request.text("after"));
    long last = Math.min(count, after + Long.parseLong(request.text("limit")));
    return LongStream.rangeClosed(after + 1, last)
        .mapToObj(id -> "{\"task_id\": %d, \"name\": \"%s\"}".formatted(id, name(id)))
        .collect(Collectors.joining(",", "{\"items\": [", "]}"));
  }

  private static String name(long id) {
    return id == 1001 ? "a-name-that-is-wider-than-any-before" : "t" + id;
  }

  /** Executions from the newest, the count, down to 1; each task has two that follow each other. */
  private static String executions(Json.Fields request, long count) {
    long before =
        request.text("before").isEmpty() ? count + 1 : Long.parseLong(request.text("before"));
    long first = Math.max(1, before - Long.parseLong(request.text("limit")));
    return LongStream.range(first, before)
        .map(id -> before - 1 - (id - first))
        .mapToObj(id -> "{\"execution_id\": %d, \"task_id\": %d}".formatted(id, (id + 1) / 2))
        .collect(Collectors.joining(",", "{\"items\": [", "]}"));
  }

  @Test
  void readsPageAfterPageAndKeepsTheWidthsOfTheFirst() {
    server.answersBy((address, request) -> tasks(request, 2500));

    List<String> lines = Run.of(server, "task", "list").out().lines().toList();

    assertThat(lines).hasSize(2501);
    assertThat(lines.getFirst()).startsWith("  task_id  name    status");
    assertThat(lines.get(1)).isEqualTo("        1  t1");
    assertThat(lines.get(1001)).isEqualTo("     1001  a-name-that-is-wider-than-any-before");
    assertThat(lines.getLast()).isEqualTo("     2500  t2500");
    assertThat(server.asked())
        .containsExactly(
            "POST /bus/scitq.task.list {\"limit\": 1000}",
            "POST /bus/scitq.task.list {\"limit\": 1000, \"after\": 1000}",
            "POST /bus/scitq.task.list {\"limit\": 1000, \"after\": 2000}",
            "POST /bus/scitq.task.list {\"limit\": 1000, \"after\": 2500}");
  }

  @Test
  void goesOnAfterAPageThatIsShortBecauseItsRowsAreLong() {
    server.answersBy((address, request) -> tasks(request, request.text("after").isEmpty() ? 3 : 5));

    assertThat(Run.of(server, "task", "list", "-H").out().lines())
        .extracting(line -> line.substring(0, 1))
        .containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  void endsWhenAServerRepeatsAPage() {
    server.answersBy((address, request) -> "{\"items\": [{\"task_id\": 7}]}");

    Run run = Run.of(server, "task", "list");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("a page does not go on after the one before");
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void printsOneJsonArrayOverAllPages() {
    server.answersBy((address, request) -> tasks(request, 2000));

    Run run = Run.of(server, "task", "list", "--json");

    Json document = JsonReader.read(run.out().getBytes(StandardCharsets.UTF_8)).orElseThrow();
    assertThat(((Json.Array) document).items()).hasSize(2000);
    assertThat(run.out()).startsWith("[\n  {").endsWith("}\n]\n").hasLineCount(2002);
    assertThat(server.asked()).hasSize(3);
  }

  @Test
  void asksNoMoreWhenNobodyReads() {
    server.answersBy((address, request) -> tasks(request, 1_000_000));
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };

    int status =
        Main.run(
            List.of("task", "list"),
            Map.of("SCITQ_SERVER", server.address()),
            new Terminal(gone, OutputStream.nullOutputStream()));

    assertThat(status).isZero();
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void endsWithTheFailureOfAPage() {
    server.answersBy((address, request) ->
        request.text("after").isEmpty() ? tasks(request, 5000) : "{\"items\": 3}");

    Run run = Run.of(server, "task", "list");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).hasLineCount(1001);
    assertThat(run.err()).contains("in a form that this scitq-manage does not know");
  }

  @Test
  void stopsAtTheLimitOfExecutions() {
    server.answersBy((address, request) -> executions(request, 5000));

    Run run = Run.of(server, "execution", "list", "-l", "1200", "-H");

    assertThat(run.out()).hasLineCount(1200).startsWith("5000  2500").endsWith("3801  1901\n");
    assertThat(server.asked())
        .containsExactly(
            "POST /bus/scitq.execution.list {\"limit\": 1000}",
            "POST /bus/scitq.execution.list {\"limit\": 200, \"before\": 4001}");
  }

  @Test
  void findsOfEachTaskTheExecutionBeforeItsNewest() {
    server.answersBy((address, request) ->
        address.equals("scitq.execution.list")
            ? executions(request, 60)
            : "{\"execution_id\": %s, \"output\": \"said %s\", \"error\": null, \"more\": false}"
                .formatted(request.text("execution_id"), request.text("execution_id")));

    Run run =
        Run.of(
            server,
            "execution",
            "output",
            "-n",
            "x",
            "-N",
            "-1",
            "-l",
            "12",
            "-C",
            "execution_id,task_id,output",
            "-H");

    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines())
        .hasSize(12)
        .startsWith("59  30  said 59", "57  29  said 57")
        .endsWith("37  19  said 37");
  }
}
