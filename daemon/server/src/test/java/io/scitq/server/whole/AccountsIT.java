package io.scitq.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.api.BusAddress;
import io.scitq.sim.cloud.Fault;
import io.scitq.sim.cloud.FaultRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people ask about money, quotas, bans, blocks and statistics, of a whole daemon. */
class AccountsIT {
  @TempDir static Path data;
  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = Rig.start(data, Map.of("SCITQ_IDLE_TIMEOUT_SECONDS", "1"));
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @AfterEach
  void calm() {
    rig.sql("DELETE FROM public.recruiter");
    rig.awaitEmptyClouds();
    rig.calm();
  }

  private static Answer bus(String address, Object... fields) {
    return rig.client().bus(address, fields);
  }

  private static JsonNode cheapest() {
    return bus(BusAddress.FLAVOR_LIST, "provider", "ovh", "limit", 1).items().getFirst();
  }

  private static Answer deploy(String flavor, String batch) {
    return bus(
        BusAddress.WORKER_DEPLOY,
        "flavor",
        flavor,
        "provider",
        "ovh",
        "region",
        "auto",
        "batch",
        batch);
  }

  @Test
  void aBannedFlavorIsNotBoughtByAnybodyUntilItIsAllowed() { // lesson 12
    String name = cheapest().path("name").asText();

    Answer banned =
        bus(BusAddress.FLAVOR_BAN, "flavor", name, "provider", "ovh", "reason", "bad disks");
    assertThat(banned.status()).as(banned.toString()).isEqualTo(200);
    rig.update("ovh", false);

    assertThat(cheapest().path("banned").asText()).isEqualTo("bad disks");
    assertThat(bus(BusAddress.FLAVOR_EXPLAIN, "provider", "ovh").body().toString())
        .contains("banned by an operator");
    Answer refused = deploy(name, "wished");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("message")).contains("banned").contains("bad disks");
    assertThat(bus(BusAddress.FLAVOR_BANS).items()).hasSize(1);

    assertThat(bus(BusAddress.FLAVOR_ALLOW, "flavor", name).items()).hasSize(1);
    assertThat(bus(BusAddress.FLAVOR_ALLOW, "flavor", name).status()).isEqualTo(404);
    assertThat(deploy(name, "wished").status()).isEqualTo(200);
  }

  @Test
  void aMistypedBanIsRefused() {
    assertThat(bus(BusAddress.FLAVOR_BAN, "flavor", "b3-9999", "reason", "x").text("code"))
        .isEqualTo("flavor-unknown");
    assertThat(bus(BusAddress.FLAVOR_STATS, "flavor", "b3-9999").text("code"))
        .isEqualTo("flavor-unknown");
    assertThat(bus(BusAddress.FLAVOR_BAN, "flavor", "b3-8").status()).isEqualTo(400);
    assertThat(bus(BusAddress.FLAVOR_BANS).items()).isEmpty();
  }

  @Test
  void whatAFailureForbidsIsShownAndCleared() { // lesson 13
    rig.clouds().faults().inject(FaultRule.once("ovh", "vm.create", new Fault.NoCapacity()));
    deploy("auto:cpu>=4", "blocked");
    await()
        .atMost(Rig.PATIENCE)
        .until(() -> !bus(BusAddress.UNAVAILABILITY_LIST, "provider", "ovh").items().isEmpty());

    JsonNode block = bus(BusAddress.UNAVAILABILITY_LIST).items().getFirst();
    assertThat(block.path("cause").asText()).isEqualTo("no_capacity");
    assertThat(block.path("holds").asBoolean()).isTrue();
    assertThat(block.path("family").asText()).isNotEmpty(); // OVH's larger sizes are blocked too
    assertThat(block.path("min_cpu").asInt()).isPositive();

    assertThat(bus(BusAddress.UNAVAILABILITY_CLEAR).status()).isEqualTo(400);
    assertThat(bus(BusAddress.UNAVAILABILITY_CLEAR, "id", block.path("id").asInt()).items())
        .hasSize(1);
    assertThat(bus(BusAddress.UNAVAILABILITY_CLEAR, "provider", "ovh").status()).isEqualTo(404);
    assertThat(bus(BusAddress.UNAVAILABILITY_LIST, "all", true).items()).isEmpty();
  }

  @Test
  void showsTheCeilingsOfBothCloudsWithTheirOrigin() {
    List<JsonNode> lines = bus(BusAddress.QUOTA_LIST).items();

    assertThat(lines)
        .extracting(line -> line.path("provider").asText() + " " + line.path("kind").asText())
        .contains("azure spot-cores", "azure public-ips", "ovh cores", "ovh instances");
    assertThat(lines)
        .filteredOn(line -> line.path("origin").asText().equals("provider"))
        .allSatisfy(line -> assertThat(line.path("age_seconds").isNumber()).isTrue());
    assertThat(bus(BusAddress.QUOTA_LIST, "provider", "ovh").items())
        .allSatisfy(line -> assertThat(line.path("provider").asText()).isEqualTo("ovh"));
    assertThat(bus(BusAddress.QUOTA_LIST, "provider", "aws").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        BusAddress.FLAVOR_STATS,
        BusAddress.FLAVOR_BANS,
        BusAddress.UNAVAILABILITY_LIST,
        BusAddress.STRAY_LIST,
        BusAddress.STARTUP_LIST,
        BusAddress.UPDATER_RUN
      })
  void anUnknownProviderIsNamedWithThoseThatAreKnown(String address) {
    Answer refused = bus(address, "provider", "gcp");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("code")).isEqualTo("provider-unknown");
    assertThat(refused.text("message")).isEqualTo("unknown provider 'gcp'");
    assertThat(refused.body().path("details").get(0).asText()).startsWith("known: azure, ovh");
  }

  @Test
  void tellsWhatABatchCostAfterItsWorkersAreGone() { // lesson 39
    rig.client().queue("paid", 2, "sleep 0.5");
    rig.recruiter("paid", 1, "ovh", 1);
    rig.awaitSucceeded("paid", 2);
    rig.awaitEmptyClouds();

    JsonNode cost = bus(BusAddress.BATCH_COST, "batch", "paid").items().getFirst();

    assertThat(cost.path("totals").get(0).path("currency").asText()).isEqualTo("EUR");
    assertThat(cost.path("totals").get(0).path("spent").asDouble()).isPositive();
    assertThat(cost.path("totals").get(0).path("per_hour").asDouble()).isZero();
    assertThat(bus(BusAddress.BATCH_COST, "batch", "none").status()).isEqualTo(404);
    assertThat(bus(BusAddress.FLAVOR_STATS, "provider", "ovh").items())
        .anySatisfy(row -> {
          assertThat(row.path("registered").path("total").asInt()).isPositive();
          assertThat(row.path("register_seconds").asDouble()).isPositive();
        });
  }

  @Test
  void aRecruiterWithoutRegionRecyclesOnlyAndTheSecondOneReplacesTheFirst() {
    rig.client().queue("idle", 1, "sleep 0.1");
    Object[] spec = {"batch", "idle", "flavor", "auto", "provider", "ovh", "concurrency", 1};

    assertThat(bus(BusAddress.RECRUITER_CREATE, spec).body().path("replaced").asBoolean())
        .isFalse();
    assertThat(bus(BusAddress.RECRUITER_CREATE, spec).body().path("replaced").asBoolean()).isTrue();

    assertThat(bus(BusAddress.RECRUITER_PLAN, "batch", "idle").body().toString())
        .contains("recycle-only");
  }

  @Test
  void metersWhatMachinesCostNow() {
    rig.client().queue("metered", 1, "sleep 12"); // longer than the meters' tick
    deploy("auto:cpu>=4", "metered");

    await()
        .atMost(Rig.PATIENCE)
        .until(
            () -> rig.client().text("/metrics").contains("scitqd_cost_per_hour{currency=\"EUR\""));
  }
}
