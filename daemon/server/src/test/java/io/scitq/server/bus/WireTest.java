package io.scitq.server.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.scitq.api.DeploySpec;
import io.scitq.api.FlavorQuery;
import io.scitq.api.Items;
import io.scitq.api.Problem;
import io.scitq.api.RecruiterKey;
import io.scitq.server.operation.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {
  private final Wire wire = new Wire();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private <T> Problem refusal(String json, Class<T> type) {
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> wire.decode(bytes(json), type));
    assertThat(refused).as("refusal of " + json).isNotNull();
    return refused.problem();
  }

  @Test
  void readsSnakeCaseAndTakesAbsentForNull() {
    FlavorQuery query =
        wire.decode(bytes("{\"min_cpu\": 4, \"min_ram\": 8, \"region\": null}"), FlavorQuery.class);

    assertThat(query).isEqualTo(new FlavorQuery(4, 8.0, null, null, null, null, null, null));
  }

  @Test
  void takesAnEmptyBodyForAnEmptyObject() {
    assertThat(wire.decode(new byte[0], FlavorQuery.class))
        .isEqualTo(new FlavorQuery(null, null, null, null, null, null, null, null));
  }

  @Test
  void writesSnakeCaseKeepsNullsAndIsoDates() {
    String text = new String(wire.encode(new RecruiterKey("é", null)), StandardCharsets.UTF_8);

    assertThat(text).isEqualTo("{\"batch\":\"é\",\"rank\":null}");
    assertThat(new String(wire.encode(new Items<>(List.of(Instant.EPOCH))), StandardCharsets.UTF_8))
        .isEqualTo("{\"items\":[\"1970-01-01T00:00:00Z\"]}");
  }

  @Test
  void namesEveryMistakeAtOnce() {
    Problem problem =
        refusal(
            "{\"flavor\": 3, \"regoin\": \"GRA\", \"provider\": null, \"number\": \"4\","
                + " \"prefetch\": 1.5}",
            DeploySpec.class);

    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.code()).isEqualTo("request-invalid");
    assertThat(problem.message()).isEqualTo("the request is wrong: 'flavor' must be text, got 3");
    assertThat(problem.details())
        .containsExactly(
            "'flavor' must be text, got 3",
            "unknown field 'regoin', allowed are: flavor, region, provider, concurrency, prefetch,"
                + " number, batch",
            "'number' must be a whole number, got \"4\"",
            "'prefetch' must be a whole number, got 1.5",
            "'region' is missing: it must be text",
            "'provider' is missing: it must be text");
  }

  @Test
  void refusesNumbersBeyondTheirRange() {
    assertThat(refusal("{\"min_cpu\": 99999999999}", FlavorQuery.class).details())
        .containsExactly("'min_cpu' must be a whole number, got 99999999999");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "null", "3", "{", "{\"batch\": \"a\"} x", "{'batch': 1}", "\u0000", " "})
  void refusesWhatIsNoJsonObject(String json) {
    Problem problem = refusal(json, RecruiterKey.class);

    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.code()).isEqualTo("json-invalid");
    assertThat(problem.message()).startsWith("the request ").doesNotContain("jackson");
  }

  @Test
  void refusesHostileJson() {
    String deep = "{\"a\":".repeat(100_000);
    String twice = "{\"batch\": \"a\", \"batch\": \"b\"}";
    String longName = "{\"" + "x".repeat(5000) + "\": 1, \"batch\": \"a\"}";

    assertThat(refusal(deep, RecruiterKey.class).code()).isEqualTo("json-invalid");
    assertThat(refusal(twice, RecruiterKey.class).message()).contains("Duplicate");
    assertThat(refusal(longName, RecruiterKey.class).message()).hasSizeLessThan(200);
  }

  @Test
  void carriesProblemsAsText() {
    Problem problem = new Problem(409, "c", "m", List.of("d"));

    assertThat(wire.problem(wire.encodeText(problem))).isEqualTo(problem);
  }
}
