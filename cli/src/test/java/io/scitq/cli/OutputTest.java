package io.scitq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.cli.json.Json;
import io.scitq.cli.json.JsonPrinter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What executions printed, from a server that gives it piece by piece. */
class OutputTest {
  private static final int LONG = 600_000;

  private FakeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Serves these texts as the operation promises; positions count characters from 1. */
  private void serve(Optional<String> output, Optional<String> error) {
    server.answersBy((address, request) ->
        address.equals("scitq.execution.list")
            ? "{\"items\": [{\"execution_id\": 5, \"task_id\": 2, \"status\": \"failed\","
                + " \"command\": \"ls\", \"latest\": true}]}"
            : piece(request, output, error));
  }

  private static String piece(
      Json.Fields request, Optional<String> output, Optional<String> error) {
    Map<String, Json> answer = new LinkedHashMap<>();
    answer.put("execution_id", new Json.Numeral("5"));
    int limit = Integer.parseInt(request.text("limit"));
    boolean more = put(answer, "output", output, request, limit);
    more |= put(answer, "error", error, request, limit);
    answer.put("more", new Json.Bool(more));
    return JsonPrinter.line(new Json.Fields(answer));
  }

  private static boolean put(
      Map<String, Json> answer,
      String field,
      Optional<String> text,
      Json.Fields request,
      int limit) {
    int from = Integer.parseInt(request.text(field + "_position"));
    if (from == 0 || text.isEmpty()) {
      answer.put(field, new Json.Null());
      return false;
    }
    int end = Math.min(text.get().length(), from - 1 + limit);
    answer.put(field, new Json.Text(text.get().substring(from - 1, end)));
    answer.put("next_" + field, new Json.Numeral(Integer.toString(end + 1)));
    return end < text.get().length();
  }

  @Test
  void showsBothTextsSideBySideAsTabulateDoes() {
    serve(Optional.of("first\n  second\n"), Optional.of("oh no"));

    assertThat(Run.of(server, "task", "output", "-i", "2").out())
        .isEqualTo(
            """
            output    error
            --------  -------
            first     oh no
              second
            """);
  }

  @Test
  void showsTitlesAloneWhenNothingWasPrinted() {
    serve(Optional.empty(), Optional.empty());

    assertThat(Run.of(server, "task", "output", "-i", "2").out())
        .isEqualTo("output    error\n--------  -------\n\n");
  }

  @Test
  void printsOneTextAsItIs() {
    serve(Optional.of("a\tb\n\n  c"), Optional.of("e\n"));

    assertThat(Run.of(server, "task", "output", "-i", "2", "-o").out()).isEqualTo("a\tb\n\n  c\n");
    assertThat(Run.of(server, "task", "output", "-i", "2", "-e").out()).isEqualTo("e\n");
  }

  @Test
  void printsNoneWhenNothingWasEverPrinted() {
    serve(Optional.empty(), Optional.of(""));

    assertThat(Run.of(server, "task", "output", "-i", "2", "-o").out()).isEqualTo("None\n");
    assertThat(Run.of(server, "task", "output", "-i", "2", "-e").out()).isEmpty();
  }

  @Test
  void readsLongTextsPieceByPieceOfTheSameExecution() {
    String text = "0123456789abcd\n".repeat(LONG / 15);
    serve(Optional.of(text), Optional.empty());

    Run run = Run.of(server, "task", "output", "-i", "2", "-o");

    assertThat(run.out()).isEqualTo(text);
    assertThat(server.asked())
        .hasSize(3)
        .first()
        .asString()
        .contains("{\"task_id\": 2, \"output_position\": 1, \"error_position\": 0");
    assertThat(server.asked().get(1))
        .contains("{\"execution_id\": 5, \"output_position\": 250001, \"error_position\": 0");
  }

  @Test
  void losesNoLineOfLongTextsSideBySide() {
    String output = "line of the output\n".repeat(40_000) + "end of output";
    String error = "e\n".repeat(50_000) + "end of error";
    serve(Optional.of(output), Optional.of(error));

    Run run = Run.of(server, "task", "output", "-i", "2");

    assertThat(run.out().lines().filter(line -> line.startsWith("line of the output")))
        .hasSize(40_000);
    assertThat(run.out().lines().filter(line -> line.endsWith("  e"))).hasSize(50_000);
    assertThat(run.out()).contains("end of output").endsWith("end of error\n");
  }

  @Test
  void tellsWhyATextCannotBeRead() {
    server.answers(404, "{\"message\": \"No execution for this task 2\", \"details\": []}");

    for (String option : new String[] {"-o", "-e", "--json"}) {
      Run run = Run.of(server, "task", "output", "-i", "2", option);
      assertThat(run.err()).isEqualTo("scitq-manage: No execution for this task 2\n");
      assertThat(run.status()).isEqualTo(1);
    }
    assertThat(Run.of(server, "task", "output", "-i", "2").out()).isEmpty();
  }

  @Test
  void showsExecutionsWithTheirTexts() {
    serve(Optional.of("out " + "x".repeat(60)), Optional.of("err"));

    Run run = Run.of(server, "execution", "output", "-x", "5", "-C", "status,output,error");

    assertThat(run.out().lines()).first().asString().matches("status +output +error");
    assertThat(run.out()).contains("failed    out " + "x".repeat(60) + "  err");
  }

  @Test
  void leavesOutTheTextThatIsNotWantedAlsoFromChosenColumns() { // Q38
    serve(Optional.of("out"), Optional.of("err"));

    assertThat(Run.of(server, "execution", "output", "-x", "5", "-o", "-C", "status,output").out())
        .isEqualTo("status    output\nfailed    out\n");
    assertThat(Run.of(server, "execution", "output", "-x", "5", "-e", "-C", "status,output").out())
        .isEqualTo("status\nfailed\n");
    assertThat(server.asked()).noneMatch(asked -> asked.contains("\"error_position\": 1"));
  }

  @Test
  void cutsVeryLongTextsInATableAndSaysHowToReadThem() {
    serve(Optional.of("x".repeat(1_200_000)), Optional.empty());

    Run run = Run.of(server, "execution", "output", "-x", "5", "-C", "output", "-H");

    assertThat(run.out()).hasSize(1_000_004).endsWith("x...\n");
    assertThat(run.err())
        .isEqualTo(
            "the output of execution 5 is longer; read it with 'execution output -x 5 --output"
                + " --raw'\n");
    assertThat(Run.of(server, "execution", "output", "-x", "5", "-o", "--raw").out())
        .isEqualTo("x".repeat(1_200_000) + "\n");
  }
}
