package io.scitq.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.api.BusAddress;
import io.scitq.sim.cloud.SimInstance;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StraysIT { // lessons 26, 27 and 31
  private static final Map<String, String> QUICK =
      Map.of("SCITQ_SWEEP_SECONDS", "1", "SCITQ_STRAY_MIN_AGE_SECONDS", "2");

  @TempDir Path data;

  @Test
  void whatTheDatabaseForgotIsShownAndDeletedOnDemand() {
    try (Rig rig = Rig.start(data, QUICK)) {
      rig.client().queue("b", 4, "sleep 600");
      rig.recruiter("b", 1, "azure", 2);
      await().atMost(Rig.PATIENCE).until(() -> rig.client().tasks("b", "running") == 4);
      int machines = rig.population();

      forgetEverything(rig);

      await().atMost(Rig.PATIENCE).until(() -> ripe(rig) == machines);
      JsonNode stray = rig.client().bus(BusAddress.STRAY_LIST).items().getFirst();
      assertThat(stray.path("provider").asText()).isEqualTo("azure");
      assertThat(stray.path("kind").asText()).isEqualTo("machine");
      assertThat(stray.path("cost_per_day").asDouble()).isPositive();
      assertThat(rig.client().text("/metrics"))
          .containsPattern("scitqd_sweep_strays\\{provider=\"azure\"[^}]*\\} " + machines + "\\.0");
      assertThat(rig.client().text("/metrics"))
          .containsPattern(
              "scitqd_sweep_listings_total\\{outcome=\"complete\",provider=\"azure\"} [1-9]");
      assertThat(rig.population()).isEqualTo(machines); // dry run: shown, not touched

      for (JsonNode each : rig.client().bus(BusAddress.STRAY_LIST).items()) {
        rig.client().bus(BusAddress.STRAY_DELETE, "name", each.path("name").asText());
      }

      await().atMost(Rig.PATIENCE).until(() -> rig.population() == 0);
      await().atMost(Rig.PATIENCE).until(() -> rig.clouds().azureServer().parts().isEmpty());
      await()
          .atMost(Rig.PATIENCE)
          .until(() -> rig.client().bus(BusAddress.STRAY_LIST).items().isEmpty());
    }
  }

  @Test
  void withPermissionStraysAreDeletedWithoutBeingAskedFor() {
    Map<String, String> settings =
        Map.of(
            "SCITQ_SWEEP_SECONDS", "1",
            "SCITQ_STRAY_MIN_AGE_SECONDS", "2",
            "SCITQ_DELETE_STRAYS", "1");
    try (Rig rig = Rig.start(data, settings)) {
      rig.client().queue("b", 4, "sleep 600");
      rig.recruiter("b", 1, "ovh", 2);
      await().atMost(Rig.PATIENCE).until(() -> rig.client().tasks("b", "running") == 4);

      forgetEverything(rig);

      await().atMost(Rig.PATIENCE).until(() -> rig.population() == 0);
    }
  }

  @Test
  void aMachineThatVanishesWithoutAWordIsReplacedElsewhereAndLosesNoTask() {
    try (Rig rig = Rig.start(data, QUICK)) {
      rig.client().queue("b", 2, "sleep 100");
      rig.recruiter("b", 1, "azure", 2);
      await().atMost(Rig.PATIENCE).until(() -> rig.client().tasks("b", "running") == 2);
      String lost = rig.workers().getFirst().path("name").asText();
      String flavor = rig.workers().getFirst().path("flavor").asText();
      SimInstance machine =
          rig.clouds().azure().instances().stream()
              .filter(each -> each.name().equals(lost))
              .findFirst()
              .orElseThrow();

      rig.clouds().azure().delete(machine.id());

      rig.awaitSucceeded("b", 2);
      assertThat(rig.number("SELECT max(retry) FROM task")).isZero();
      assertThat(rig.number("SELECT count(*) FROM scitqd.unavailability WHERE label = 'evicted'"))
          .isEqualTo(1);
      assertThat(
              rig.number(
                  "SELECT count(*) FROM scitqd.launch WHERE evicted_at IS NULL AND flavor = '"
                      + flavor
                      + "'"))
          .isZero();
      rig.awaitEmptyClouds();
    }
  }

  /** As if a backup of yesterday had been restored. */
  private static void forgetEverything(Rig rig) {
    rig.sql("DELETE FROM public.recruiter");
    rig.sql("DELETE FROM scitqd.launch");
    rig.sql("DELETE FROM public.execution");
    rig.sql("DELETE FROM public.task");
    rig.sql("DELETE FROM public.worker");
  }

  private static long ripe(Rig rig) {
    return rig.client().bus(BusAddress.STRAY_LIST).items().stream()
        .filter(row -> row.path("state").asText().equals("ripe"))
        .count();
  }
}
