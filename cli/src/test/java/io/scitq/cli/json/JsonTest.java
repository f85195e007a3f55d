package io.scitq.cli.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  private static Optional<Json> read(String text) {
    return JsonReader.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "\"é\\\"\\\\\"",
        "[]",
        "{}",
        "[1, -2.50, 1E+5, {\"b\": null, \"a\": [false]}]",
        "123456789012345678901234567890"
      })
  void printsWhatItRead(String document) {
    assertThat(read(document).map(JsonPrinter::line)).contains(document);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "[1,]", "{\"a\"}", "1 2", "<html>", "{\"a\":1}}", "nul"})
  void readsNothingFromWhatIsNoDocument(String text) {
    assertThat(read(text)).isEmpty();
  }

  @Test
  void readsNothingFromDeepNesting() {
    assertThat(read("[".repeat(5000) + "]".repeat(5000))).isEmpty();
  }

  @Test
  void escapesControlCharactersOfBothHalves() {
    assertThat(JsonPrinter.line(new Json.Text("\u001b\n\u009b\u202e")))
        .isEqualTo("\"\\u001b\\u000a\\u009b\\u202e\"");
  }

  @Test
  void printsOneItemPerLine() {
    Json.Fields row = new Json.Fields(Map.of("a", new Json.Numeral("1")));

    assertThat(JsonPrinter.document(new Json.Array(List.of(row, new Json.Null()))))
        .isEqualTo("[\n  {\"a\": 1},\n  null\n]\n");
    assertThat(JsonPrinter.document(new Json.Array(List.of()))).isEqualTo("[]\n");
    assertThat(JsonPrinter.document(row)).isEqualTo("{\"a\": 1}\n");
  }

  @Test
  void treatsAbsentFieldsAsNull() {
    Json.Fields fields = new Json.Fields(Map.of("a", new Json.Bool(true)));

    assertThat(fields.get("b")).isEqualTo(new Json.Null());
    assertThat(fields.text("b")).isEmpty();
    assertThat(fields.list("a")).isEmpty();
    assertThat(fields.isTrue("a")).isTrue();
  }
}
