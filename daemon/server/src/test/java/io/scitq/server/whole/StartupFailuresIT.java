package io.scitq.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.api.BusAddress;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupFailuresIT { // lesson 28
  @TempDir Path data;

  @Test
  void machinesThatNeverBecomeWorkersStopRecruitingUntilSomebodyClearsIt() {
    Map<String, String> settings =
        Map.of("SCITQ_REGISTER_TIMEOUT_SECONDS", "1", "SCITQ_STARTUP_FAILURES", "2");
    try (Rig rig = Rig.start(data, settings)) {
      rig.clouds().workers().silence(machine -> true);
      rig.client().queue("b", 1, "sleep 1");
      rig.recruiter("b", 1, "ovh", 1);

      await().atMost(Rig.PATIENCE).until(() -> startup(rig).path("stopped").asBoolean());
      await().atMost(Rig.PATIENCE).until(() -> rig.population() == 0);
      int bought = rig.clouds().ovh().everMade();
      await()
          .atMost(Rig.PATIENCE)
          .until(() ->
              rig.client()
                  .bus(BusAddress.RECRUITER_PLAN)
                  .body()
                  .toString()
                  .contains("startup_failures"));
      // a plan may be made between a machine's deadline and its being given up
      assertThat(bought).isBetween(2, 3);

      rig.clouds().workers().silence(machine -> false);
      rig.sql("UPDATE scitqd.launch SET register_within = interval '30 seconds'");
      rig.client().bus(BusAddress.STARTUP_CLEAR, "provider", "ovh");

      await().atMost(Rig.PATIENCE).until(() -> rig.clouds().ovh().everMade() > bought);
    }
  }

  private static JsonNode startup(Rig rig) {
    return rig.client().bus(BusAddress.STARTUP_LIST, "provider", "ovh").items().getFirst();
  }
}
