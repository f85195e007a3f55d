package io.scitq.sim.ovh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.SimClouds;
import io.scitq.sim.catalog.Json;
import io.scitq.sim.catalog.SharedData;
import io.scitq.sim.cloud.SimOptions;
import io.scitq.sim.cloud.SimQuota;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OvhServerTest {
  private SimClouds clouds;
  private SignedClient client;
  private String project;

  @BeforeEach
  void start() {
    clouds =
        SimClouds.start(
            SimOptions.defaults()
                .withOfferings(1_000)
                .withOvhQuota(new SimQuota(16, 0, 3, 10))
                .withPaddingBytes(500_000));
    client = new SignedClient(clouds.configuration());
    project = client.project();
  }

  @AfterEach
  void stop() {
    client.close();
    clouds.close();
  }

  private String create(String name, String flavor) {
    String flavorId = "";
    for (JsonNode row : client.json(project + "/flavor?region=GRA11")) {
      flavorId = row.get("name").asText().equals(flavor) ? row.get("id").asText() : flavorId;
    }
    String imageId = "";
    for (JsonNode row : client.json(project + "/image?region=GRA11&osType=linux")) {
      imageId = row.get("name").asText().equals("Ubuntu 24.04") ? row.get("id").asText() : imageId;
    }
    return Json.texts(
            "name",
            name,
            "region",
            "GRA11",
            "flavorId",
            flavorId,
            "imageId",
            imageId,
            "userData",
            "#cloud-config\n# \u00e9\u00e8\n")
        .put("monthlyBilling", false)
        .toString();
  }

  private String firstFlavor() {
    for (JsonNode row : client.json(project + "/flavor?region=GRA11")) {
      if (row.get("available").asBoolean()
          && row.get("vcpus").asInt() == 8
          && row.get("osType").asText().equals("linux")) {
        return row.get("name").asText();
      }
    }
    throw new AssertionError("no flavor of 8 cores");
  }

  @Test
  void tellsTheTimeAsABareNumberToEverybody() {
    HttpResponse<String> answer =
        client.exchange(client.request("GET", "/auth/time", new byte[0]).build());

    assertThat(Long.parseLong(answer.body())).isCloseTo(Instant.now().getEpochSecond(), within(5L));
  }

  @Test
  void refusesWhatIsNotSignedOrSignedWrong() {
    HttpResponse<String> unsigned =
        client.exchange(client.request("GET", project + "/flavor", new byte[0]).build());
    assertThat(unsigned.statusCode()).isEqualTo(401);
    assertThat(unsigned.body()).contains("You must login first");

    String now = Long.toString(Instant.now().getEpochSecond());
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> wrong =
          client.sendSigned("GET", project + "/flavor", new byte[0], now, "$1$00");
      assertThat(wrong.statusCode()).isEqualTo(403);
      assertThat(wrong.headers().firstValue("X-Ovh-QueryID")).isPresent();
      bodies.add(wrong.body());
    }
    assertThat(bodies).anyMatch(body -> body.contains("\"class\":\"Client::Forbidden\""));
    assertThat(bodies).anyMatch(body -> body.contains("\"errorCode\":\"INVALID_SIGNATURE\""));
    assertThat(
            client
                .sendSigned("GET", project + "/flavor", new byte[0], "1700000000", "$1$00")
                .body())
        .contains("out of time");
  }

  @Test
  void refusesForeignKeysAndProjects() {
    TreeMap<String, String> foreign = new TreeMap<>(clouds.configuration());
    foreign.put("OVH_APPLICATIONKEY", "other");
    try (SignedClient other = new SignedClient(foreign)) {
      assertThat(other.get(project + "/flavor").body()).contains("application key is invalid");
    }
    TreeMap<String, String> revoked = new TreeMap<>(clouds.configuration());
    revoked.put("OVH_CONSUMERKEY", "other");
    try (SignedClient other = new SignedClient(revoked)) {
      assertThat(other.get(project + "/flavor").body()).contains("credential is not valid");
    }
    assertThat(client.get("/cloud/project/00000000000000000000000000000000/flavor").statusCode())
        .isEqualTo(404);
  }

  @Test
  void acceptsTheOtherVersionPrefix() {
    String other = clouds.configuration().get("OVH_ENDPOINT").replace("/1.0", "/v1");
    TreeMap<String, String> configuration = new TreeMap<>(clouds.configuration());
    configuration.put("OVH_ENDPOINT", other);
    try (SignedClient v1 = new SignedClient(configuration)) {
      assertThat(v1.get(project + "/region").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void listsFlavorsOfOneOrAllRegions() {
    JsonNode all = client.json(project + "/flavor");
    JsonNode one = client.json(project + "/flavor?region=GRA11");

    assertThat(all.size()).isGreaterThan(one.size());
    assertThat(one).allSatisfy(row -> assertThat(row.get("region").asText()).isEqualTo("GRA11"));
    assertThat(one).anySatisfy(row -> assertThat(row.get("osType").asText()).isEqualTo("windows"));
    HttpResponse<String> unknown = client.get(project + "/flavor?region=XX9");
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(unknown.body()).contains("Region XX9 not found");
    String id = one.get(0).get("id").asText();
    assertThat(client.json(project + "/flavor/" + id)).isEqualTo(one.get(0));
    assertThat(client.get(project + "/flavor/nope").statusCode()).isEqualTo(404);
  }

  @Test
  void leadsAnInstanceFromBuildToGone() {
    HttpResponse<String> made =
        client.post(project + "/instance", create("worker-1", firstFlavor()));
    assertThat(made.statusCode()).isEqualTo(200);
    JsonNode flat = Json.read(made.body());
    assertThat(flat.get("status").asText()).isEqualTo("BUILD");
    assertThat(flat.get("flavorId").isTextual()).isTrue();
    String path = project + "/instance/" + flat.get("id").asText();

    await().until(() -> client.json(path).get("status").asText().equals("ACTIVE"));
    JsonNode active = client.json(path);
    assertThat(active.get("ipAddresses")).hasSize(2);
    assertThat(active.get("flavor").get("name").asText()).isEqualTo(firstFlavor());
    assertThat(active.get("image").get("name").asText()).isEqualTo("Ubuntu 24.04");
    assertThat(client.json(project + "/instance").get(0).get("name").asText())
        .isEqualTo("worker-1");
    assertThat(clouds.ovh().instances().getFirst().order().userData()).contains("\u00e9\u00e8");

    HttpResponse<String> deleted = client.delete(path);
    assertThat(deleted.statusCode()).isEqualTo(200);
    assertThat(deleted.body()).isEmpty();
    await().until(() -> client.get(path).statusCode() == 404);
    assertThat(client.delete(path).statusCode()).isEqualTo(404);
    assertThat(client.json(project + "/instance")).isEmpty();
    assertThat(clouds.faults().requests("ovh", "vm.create")).isEqualTo(1);
    assertThat(clouds.faults().requests("ovh", "vm.delete")).isEqualTo(2);
  }

  @Test
  void instanceHasTheFieldsOfTheRecordedOne() throws IOException {
    Path recorded = SharedData.directory().resolve("ovh/recorded/instance-get.recorded.json");
    JsonNode real = Json.read(Files.readString(recorded));
    JsonNode flat =
        Json.read(client.post(project + "/instance", create("w", firstFlavor())).body());
    String path = project + "/instance/" + flat.get("id").asText();
    await().until(() -> client.json(path).get("status").asText().equals("ACTIVE"));

    assertThat(fields(client.json(path))).isEqualTo(fields(real));
    assertThat(fields(client.json(path).get("ipAddresses").get(0)))
        .isEqualTo(fields(real.get("ipAddresses").get(0)));
    assertThat(fields(client.json(path).get("flavor"))).isEqualTo(fields(real.get("flavor")));
  }

  private static Set<String> fields(JsonNode node) {
    Set<String> names = new TreeSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void refusesOverTheQuotaWithItsFigures() {
    String flavor = firstFlavor();
    client.post(project + "/instance", create("w-1", flavor));
    client.post(project + "/instance", create("w-2", flavor));
    HttpResponse<String> third = client.post(project + "/instance", create("w-3", flavor));

    assertThat(third.statusCode()).isEqualTo(403);
    assertThat(third.body())
        .contains("Quota exceeded for cores: Requested 8, but already used 16 of 16 cores");
    JsonNode quota = client.json(project + "/region/GRA11/quota").get("instance");
    assertThat(quota.get("maxCores").asInt()).isEqualTo(16);
    assertThat(quota.get("usedCores").asInt()).isEqualTo(16);
    assertThat(quota.get("usedInstances").asInt()).isEqualTo(2);
    assertThat(quota.has("maxRam") && quota.has("usedRAM")).isTrue();
    assertThat(clouds.ovh().everMade()).isEqualTo(2);
  }

  @Test
  void breaksAnInstanceWithoutRoomAfterAcceptingIt() {
    String flavor = firstFlavor();
    clouds.ovh().room().setCapacity("GRA11", flavor, 0);
    HttpResponse<String> made = client.post(project + "/instance", create("w-1", flavor));
    assertThat(made.statusCode()).isEqualTo(200);
    String path = project + "/instance/" + Json.read(made.body()).get("id").asText();

    await().until(() -> client.json(path).get("status").asText().equals("ERROR"));
    assertThat(client.json(project + "/quota").toString()).contains("\"usedInstances\":1");
    assertThat(client.json(project + "/flavor?region=GRA11"))
        .anySatisfy(row -> {
          assertThat(row.get("name").asText()).isEqualTo(flavor);
          assertThat(row.get("available").asBoolean()).isFalse();
        });
  }

  @Test
  void refusesIncompleteOrImpossibleOrders() {
    String good = create("w-1", firstFlavor());
    ObjectNode nameless = (ObjectNode) Json.read(good);
    nameless.remove("name");
    assertThat(client.post(project + "/instance", nameless.toString()).body())
        .contains("Missing parameter(s): name");
    ObjectNode elsewhere = ((ObjectNode) Json.read(good)).put("region", "XX9");
    assertThat(client.post(project + "/instance", elsewhere.toString()).body())
        .contains("Region XX9 not found");
    ObjectNode noImage = ((ObjectNode) Json.read(good)).put("imageId", "nope");
    assertThat(client.post(project + "/instance", noImage.toString()).body())
        .contains("Image cannot be used with the chosen flavor");
    ObjectNode noFlavor = ((ObjectNode) Json.read(good)).put("flavorId", "nope");
    assertThat(client.post(project + "/instance", noFlavor.toString()).statusCode()).isEqualTo(404);
    assertThat(clouds.ovh().everMade()).isZero();
  }

  @Test
  void keepsKeysById() {
    String body = "{\"name\":\"scitq\",\"publicKey\":\"ssh-ed25519 AAAA me\"}";
    String id = Json.read(client.post(project + "/sshkey", body).body()).get("id").asText();

    assertThat(client.post(project + "/sshkey", body).statusCode()).isEqualTo(400);
    assertThat(client.json(project + "/sshkey")).hasSize(1);
    assertThat(client.delete(project + "/sshkey/" + id).statusCode()).isEqualTo(200);
    assertThat(client.json(project + "/sshkey")).isEmpty();
  }

  @Test
  void pricesFollowTheStepsAndTheCatalogIsPadded() {
    String path = "/order/catalog/public/cloud?ovhSubsidiary=FR";
    String before = client.get(path).body();
    assertThat(before.length()).isGreaterThan(500_000);
    assertThat(client.get(path).body()).isEqualTo(before);

    for (int i = 0; i < 10; i++) {
      clouds.ovh().prices().next();
    }
    assertThat(client.get(path).body()).isNotEqualTo(before);
    assertThat(Json.read(before).get("addons").get(0).get("pricings").get(0).get("price").asLong())
        .isEqualTo(5_120_000L);
  }
}
