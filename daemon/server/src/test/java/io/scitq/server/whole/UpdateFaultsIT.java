package io.scitq.server.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.api.BusAddress;
import io.scitq.sim.cloud.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UpdateFaultsIT {
  @TempDir static Path data;
  private static Rig rig;

  @BeforeAll
  static void start() {
    Map<String, String> oneRegion =
        Map.of("AZURE_REGIONS", "francecentral", "AZURE_CPUQUOTAS", "1000");
    rig = Rig.start(data, oneRegion);
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @AfterEach
  void calm() {
    rig.calm();
  }

  static Stream<Arguments> faults() {
    return Stream.of("ovh", "azure")
        .flatMap(cloud ->
            Stream.of(
                    new Fault.TooManyRequests(Duration.ofSeconds(1)),
                    new Fault.ServerError(500),
                    new Fault.Hang(),
                    new Fault.MalformedBody(),
                    new Fault.TruncatedBody(),
                    new Fault.AuthenticationFailed())
                .map(fault -> Arguments.of(cloud, fault)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void keepsWhatIsKnownAndSaysWhatWentWrong(String cloud, Fault fault) { // lesson 17
    String other = cloud.equals("ovh") ? "azure" : "ovh";
    JsonNode before = rig.status(cloud);
    // the Azure SDK tries each call again for seconds: one region's are enough to show it
    rig.always(cloud, cloud.equals("azure") ? "sku.list" : "*", fault);

    JsonNode after = rig.update(cloud, false);

    assertThat(after.path("outcome").asText()).as(after.toString()).isIn("failed", "partial");
    assertThat(after.path("problem_count").asInt()).as(after.toString()).isPositive();
    assertThat(after.path("problems")).isNotEmpty();
    assertThat(after.path("offerings")).isEqualTo(before.path("offerings"));
    assertThat(after.path("last_success")).isEqualTo(before.path("last_success"));
    assertThat(client().bus(BusAddress.FLAVOR_LIST, "provider", cloud).items()).isNotEmpty();
    JsonNode unaffected = rig.update(other, false);
    assertThat(unaffected.path("outcome").asText()).isIn("updated", "unchanged");
    assertThat(unaffected.path("problem_count").asInt()).isZero();

    rig.calm();
    JsonNode again = rig.update(cloud, false);
    assertThat(again.path("outcome").asText()).as(again.toString()).isIn("updated", "unchanged");
    assertThat(again.path("problem_count").asInt()).isZero();
    assertThat(again.path("last_success").asText())
        .isGreaterThan(before.path("last_success").asText());
  }

  @Test
  void aCloudThatRefusesEverythingSaysSoOnceForEachThing() {
    rig.always("azure", "*", new Fault.AuthenticationFailed());

    JsonNode after = rig.update("azure", false);

    assertThat(after.path("outcome").asText()).isEqualTo("failed");
    assertThat(after.path("problems").toString()).contains("authentication");
    assertThat(after.path("note").asText()).isNotEmpty();
  }

  @Test
  void slowAnswersAreWaitedFor() {
    rig.always("*", "*", new Fault.Slow(Duration.ofMillis(100)));

    assertThat(rig.update("ovh", false).path("problem_count").asInt()).isZero();
    assertThat(rig.update("azure", false).path("problem_count").asInt()).isZero();
  }

  @Test
  void keepsARowOfEachPriceThatMoved() {
    long rows = rig.number("SELECT count(*) FROM scitqd.price_history");
    rig.clouds().azure().prices().next();

    JsonNode after = rig.update("azure", false);

    assertThat(after.path("outcome").asText()).isEqualTo("updated");
    assertThat(after.path("changed").asInt()).isPositive();
    assertThat(rig.number("SELECT count(*) FROM scitqd.price_history") - rows)
        .isEqualTo(after.path("changed").asInt());
    assertThat(
            rig.number(
                "SELECT count(*) FROM scitqd.price_history"
                    + " WHERE previous_cost IS NOT NULL AND previous_cost = cost"
                    + " AND previous_eviction IS NOT DISTINCT FROM eviction"))
        .isZero();
  }

  @Test
  void refusesAnImplausibleUpdateUntilAPersonForcesIt() { // lesson 19
    rig.sql("UPDATE scitqd.offering SET cost = cost * 100 WHERE provider = 'ovh'");
    rig.sql("UPDATE public.flavormetrics SET cost = cost * 100 WHERE provider = 'ovh'");

    JsonNode refused = rig.update("ovh", false);

    assertThat(refused.path("outcome").asText()).as(refused.toString()).isEqualTo("refused");
    assertThat(refused.path("note").asText()).contains("median price").contains("--force");
    JsonNode forced = rig.update("ovh", true);
    assertThat(forced.path("outcome").asText()).isEqualTo("updated");
    assertThat(rig.update("ovh", false).path("outcome").asText()).isEqualTo("unchanged");
  }

  private static Client client() {
    return rig.client();
  }
}
