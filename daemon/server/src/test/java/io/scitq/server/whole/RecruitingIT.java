package io.scitq.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.api.BusAddress;
import io.scitq.sim.cloud.Fault;
import io.scitq.sim.cloud.FaultRule;
import io.scitq.sim.cloud.SimOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecruitingIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> BATCHES =
      List.of("one", "two", "stubborn", "lost", "mine", "idle", "x");

  @TempDir static Path data;
  private static WholeSystem system;
  private static Client client;

  @BeforeAll
  static void start() {
    system = WholeSystem.start(data, SimOptions.defaults().withOfferings(2000), Map.of());
    client = system.client();
    await()
        .atMost(PATIENCE)
        .until(() ->
            client.bus(BusAddress.UPDATER_STATUS).items().stream()
                .allMatch(row -> row.path("offerings").asInt() > 0));
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @AfterEach
  void clear() {
    system.clouds().faults().clear();
    for (String batch : BATCHES) {
      client.bus(BusAddress.BATCH_DELETE, "batch", batch);
    }
    for (JsonNode worker : workers()) {
      client.bus(BusAddress.WORKER_DELETE, "name", worker.path("name").asText());
    }
    await()
        .atMost(PATIENCE)
        .until(
            () -> system.clouds().ovh().population() + system.clouds().azure().population() == 0);
    await().atMost(PATIENCE).until(() -> workers().isEmpty());
  }

  @Test
  void bothUpdatersFillTheCatalogAtStart() {
    List<JsonNode> rows = client.bus(BusAddress.UPDATER_STATUS).items();

    assertThat(rows)
        .extracting(row -> row.path("provider").asText())
        .containsExactly("azure", "ovh");
    assertThat(rows)
        .allSatisfy(row -> assertThat(row.path("outcome").asText()).isIn("updated", "partial"));
    assertThat(client.bus(BusAddress.FLAVOR_LIST).items()).hasSize(10);
  }

  @Test
  void worksThroughABatchOnEachProviderAndRetiresTheWorkers() {
    int ovh = system.clouds().ovh().everMade();
    int azure = system.clouds().azure().everMade();
    client.queue("one", 12, "sleep 1");
    client.queue("two", 12, "sleep 1");
    recruiter("one", "auto:cpu>=4", "ovh", 3);
    recruiter("two", "auto:cpu>=4", "azure", 3);

    await().atMost(PATIENCE).until(() -> client.tasks("one", "succeeded") == 12);
    await().atMost(PATIENCE).until(() -> client.tasks("two", "succeeded") == 12);
    await().atMost(PATIENCE).until(() -> workers().isEmpty());

    assertThat(system.clouds().ovh().everMade()).isGreaterThan(ovh);
    assertThat(system.clouds().azure().everMade()).isGreaterThan(azure);
    await()
        .atMost(PATIENCE)
        .until(
            () -> system.clouds().ovh().population() + system.clouds().azure().population() == 0);
  }

  @Test
  void takesTheNextOfferingWhenTheFirstHasNoCapacity() { // lessons 13, 14
    long before = system.clouds().faults().requests("azure", "vm.create");
    system
        .clouds()
        .faults()
        .inject(FaultRule.always("azure", "vm.create", new Fault.NoCapacity()).times(2));
    client.queue("stubborn", 4, "sleep 1");
    recruiter("stubborn", "auto:cpu>=4", "azure", 4);

    await().atMost(PATIENCE).until(() -> client.tasks("stubborn", "succeeded") == 4);

    assertThat(system.clouds().faults().requests("azure", "vm.create") - before)
        .isGreaterThanOrEqualTo(3);
  }

  @Test
  void aCreateWhoseAnswerIsLostIsFoundAndNotBoughtTwice() { // lesson 22
    int before = system.clouds().ovh().everMade();
    system
        .clouds()
        .faults()
        .inject(FaultRule.once("ovh", "vm.create", new Fault.AnswerLost(Duration.ZERO)));
    client.queue("lost", 2, "sleep 1");
    recruiter("lost", "auto:cpu>=4", "ovh", 2);

    await().atMost(PATIENCE).until(() -> client.tasks("lost", "succeeded") == 2);

    assertThat(system.clouds().ovh().everMade() - before).isEqualTo(1);
  }

  @Test
  void deploysOnDemandAndDeletes() {
    Answer deployed =
        client.bus(
            BusAddress.WORKER_DEPLOY,
            "flavor",
            "auto:cpu>=2",
            "provider",
            "ovh",
            "region",
            "auto",
            "number",
            2,
            "batch",
            "mine");

    assertThat(deployed.items()).hasSize(2);
    String name = deployed.items().getFirst().path("worker").asText();
    await().atMost(PATIENCE).until(() -> system.clouds().ovh().population() == 2);
    Answer removed = client.bus(BusAddress.WORKER_DELETE, "name", name);
    assertThat(removed.text("action")).isEqualTo("destroying");
    assertThat(client.bus(BusAddress.WORKER_DELETE, "name", name).status())
        .isIn(404, 409); // lesson 30
    await().atMost(PATIENCE).until(() -> system.clouds().ovh().population() <= 1);
  }

  @Test
  void refusesWhatCannotBeDeployedAndSaysWhy() {
    Answer refused =
        client.bus(
            BusAddress.WORKER_DEPLOY,
            "flavor",
            "auto:cpu>=100000",
            "provider",
            "auto",
            "region",
            "auto");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("message")).contains("nothing-fits");
    assertThat(workers()).isEmpty();
  }

  @Test
  void anUnknownFlavorIsNamedWithThoseOfTheProviderThatAreNamedAlike() {
    String known =
        client
            .bus(BusAddress.FLAVOR_LIST, "provider", "ovh")
            .items()
            .getFirst()
            .path("name")
            .asText();
    Answer refused =
        client.bus(
            BusAddress.WORKER_DEPLOY,
            "flavor",
            known.toUpperCase(Locale.ROOT),
            "provider",
            "ovh",
            "region",
            "auto");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("code")).isEqualTo("flavor-unknown");
    assertThat(refused.text("message"))
        .isEqualTo(
            "cannot deploy the worker: unknown flavor '%s' at provider ovh; nothing was deployed"
                .formatted(known.toUpperCase(Locale.ROOT)));
    assertThat(refused.body().path("details").get(0).asText())
        .startsWith("known: " + known)
        .doesNotContain("Standard_");
    assertThat(workers()).isEmpty();
  }

  @Test
  void planTellsWhatWouldBeDoneAndDoesNothing() { // lesson 38
    client.bus(
        BusAddress.RECRUITER_CREATE,
        "batch",
        "idle",
        "flavor",
        "auto:cpu>=2",
        "provider",
        "ovh",
        "region",
        "auto",
        "concurrency",
        1);

    JsonNode part = client.bus(BusAddress.RECRUITER_PLAN, "batch", "idle").items().getFirst();

    assertThat(part.path("decisions").get(0).path("action").asText()).isEqualTo("hold");
    assertThat(part.path("decisions").get(0).path("reason").asText()).isEqualTo("no-pending-task");
    assertThat(workers()).isEmpty();
  }

  @Test
  void aWrongFilterIsRefusedWithPositionAndSuggestion() {
    Answer refused =
        client.bus(
            BusAddress.RECRUITER_CREATE,
            "batch",
            "x",
            "flavor",
            "auto:cpus>=2",
            "provider",
            "ovh",
            "region",
            "auto",
            "concurrency",
            1);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("code")).isEqualTo("protofilter-invalid");
    assertThat(refused.text("message")).contains("cpus").contains("did you mean cpu?");
  }

  @Test
  void unknownNamesAreRefusedWithThoseThatAreKnown() {
    assertThat(create("nowhere", "auto").text("code")).isEqualTo("provider-unknown");
    assertThat(create("ovh", "ATLANTIS1").text("code")).isEqualTo("region-unknown");
    assertThat(client.bus(BusAddress.RECRUITER_PLAN, "batch", "none").status()).isEqualTo(404);
    assertThat(client.bus(BusAddress.UPDATER_RUN, "provider", "aws").status()).isEqualTo(400);
  }

  private Answer create(String provider, String region) {
    return client.bus(
        BusAddress.RECRUITER_CREATE,
        "batch",
        "x",
        "flavor",
        "auto",
        "provider",
        provider,
        "region",
        region,
        "concurrency",
        1);
  }

  private void recruiter(String batch, String flavor, String provider, int perWorker) {
    Answer created =
        client.bus(
            BusAddress.RECRUITER_CREATE,
            "batch",
            batch,
            "flavor",
            flavor,
            "provider",
            provider,
            "region",
            "auto",
            "concurrency",
            perWorker,
            "tasks_per_worker",
            perWorker);
    assertThat(created.status()).as(created.toString()).isEqualTo(200);
  }

  private List<JsonNode> workers() {
    return client.bus(BusAddress.WORKER_LIST).items();
  }
}
