package io.scitq.server.http.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.store.TaskField;
import io.scitq.store.WorkerField;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireValueTest {
  @ParameterizedTest
  @ValueSource(strings = {"4", "\"4\"", "\" 4 \"", "4.0"})
  void takesANumberHoweverItIsWritten(String json) {
    assertThat(WireValue.read(WorkerField.CONCURRENCY, node(json))).contains(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4.5", "\"four\"", "true", "[4]", "{}", "99999999999", "NaN"})
  void refusesWhatIsNoInteger(String json) {
    assertThatThrownBy(() -> WireValue.read(WorkerField.CONCURRENCY, node(json)))
        .isInstanceOf(RestException.class)
        .hasMessageContaining("'concurrency' must be an integer, got ");
  }

  @ParameterizedTest
  @CsvSource({"6380, 6380", "'\"abc\"', abc", "1.5, 1.5"})
  void takesANumberAsText(String json, String text) {
    assertThat(WireValue.read(WorkerField.NAME, node(json))).contains(text);
  }

  @ParameterizedTest
  @CsvSource({"true, true", "'\"False\"', false", "1, true", "0, false", "'\"t\"', true"})
  void takesFlagsAsPostgresDoes(String json, boolean flag) {
    assertThat(WireValue.read(TaskField.USE_CACHE, node(json))).contains(flag);
  }

  @Test
  void readsNullAsEmptyAndDatesWithOrWithoutFraction() {
    assertThat(WireValue.read(WorkerField.NAME, node("null"))).isEmpty();
    assertThat(WireValue.read(TaskField.CREATION_DATE, node("\"2026-11-23 00:41:25\"")))
        .contains(Instant.parse("2026-11-23T00:41:25Z"));
    assertThatThrownBy(() -> WireValue.read(TaskField.CREATION_DATE, node("\"yesterday\"")))
        .hasMessageContaining("'yesterday' is no date");
  }

  @Test
  void shortensWhatItShowsOfAWrongValue() {
    String large = "\"" + "x".repeat(5000) + "\"";
    assertThatThrownBy(() -> WireValue.read(WorkerField.CONCURRENCY, node(large)))
        .message()
        .hasSizeLessThan(120);
  }

  @Test
  void writesDatesWithSixDigitsOrNone() {
    assertThat(WireDate.of(Instant.parse("2026-11-23T00:41:25.056505999Z")))
        .isEqualTo("2026-11-23T00:41:25.056505");
    assertThat(WireDate.of(Instant.parse("2024-01-01T00:00:00Z"))).isEqualTo("2024-01-01T00:00:00");
    assertThat(WireDate.of(Instant.parse("2024-01-01T00:00:00.000000400Z")))
        .isEqualTo("2024-01-01T00:00:00");
    assertThat(WireDate.of(null)).isNull();
  }

  private static JsonNode node(String json) {
    try {
      return RestRequest.JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
