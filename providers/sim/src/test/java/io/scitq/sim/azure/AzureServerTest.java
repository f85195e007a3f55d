package io.scitq.sim.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.SimClouds;
import io.scitq.sim.catalog.Json;
import io.scitq.sim.cloud.Fault;
import io.scitq.sim.cloud.FaultRule;
import io.scitq.sim.cloud.SimInstance;
import io.scitq.sim.cloud.SimOptions;
import io.scitq.spi.QuotaKind;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AzureServerTest {
  private static final String MACHINES = "/providers/Microsoft.Compute/virtualMachines/";
  private static final String NICS = "/providers/Microsoft.Network/networkInterfaces/";
  private static final String ADDRESSES = "/providers/Microsoft.Network/publicIPAddresses/";
  private static final String V = "?" + ArmClient.VERSION;

  private SimClouds clouds;
  private ArmClient client;
  private String region;
  private String size;

  @BeforeEach
  void start() {
    clouds = SimClouds.start(SimOptions.defaults().withOfferings(6_000));
    client = new ArmClient(clouds.configuration());
    client.signIn();
    region = clouds.configuration().get("AZURE_REGIONS").split(" ", -1)[0];
    size = sellableSize();
    client.put(client.group(V), Json.texts("location", region));
  }

  @AfterEach
  void stop() {
    client.close();
    clouds.close();
  }

  @Test
  void aWrongSecretGetsNoToken() {
    HttpResponse<String> answer = client.signIn("wrong");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(Json.read(answer.body()).path("error").asText()).isEqualTo("invalid_client");
    assertThat(answer.body()).contains("AADSTS7000215");
    assertThat(code(client.get(client.group(V)))).isEqualTo("401 InvalidAuthenticationToken");
  }

  @Test
  void theApiVersionIsRequired() {
    assertThat(code(client.get(client.group("")))).isEqualTo("400 MissingApiVersionParameter");
    assertThat(code(client.get("/subscriptions/other/resourceGroups/Tests" + V)))
        .isEqualTo("404 SubscriptionNotFound");
  }

  @Test
  void aConsolesLogIsOpenedByItsAddressAlone() {
    String ask = MACHINES + "w1/retrieveBootDiagnosticsData" + V;
    make("w1");
    assertThat(code(client.post(client.group(ask), Json.object())))
        .isEqualTo("409 OperationNotAllowed");
    makeParts("w2");
    ObjectNode order = order("w2");
    order
        .withObjectProperty("properties")
        .putObject("diagnosticsProfile")
        .putObject("bootDiagnostics")
        .put("enabled", true);
    client.put(client.group(MACHINES + "w2" + V), order);

    String link =
        Json.read(client.post(client.group(ask.replace("w1", "w2")), Json.object()).body())
            .path("serialConsoleLogBlobUri")
            .asText();

    assertThat(client.open(link).body()).contains("Cloud-init").contains("w2 login:");
    assertThat(client.open(link + "0").statusCode()).isEqualTo(403);
    assertThat(client.get(link).statusCode()).isEqualTo(403); // with a token
  }

  @Test
  void aMachineIsMadeInALongOperation() {
    HttpResponse<String> accepted = make("w1");

    assertThat(accepted.statusCode()).isEqualTo(201);
    assertThat(accepted.headers().firstValue("Retry-After")).contains("10");
    JsonNode body = Json.read(accepted.body());
    assertThat(body.at("/properties/provisioningState").asText()).isEqualTo("Creating");
    assertThat(body.at("/properties/osProfile").has("customData")).isFalse();
    String operation = accepted.headers().firstValue("Azure-AsyncOperation").orElseThrow();
    await().until(() -> client.json(operation).path("status").asText().equals("Succeeded"));
    JsonNode machine = client.json(client.group(MACHINES + "W1" + V + "&$expand=instanceView"));
    assertThat(machine.at("/properties/instanceView/statuses/0/code").asText())
        .isEqualTo("ProvisioningState/succeeded");
    assertThat(machine.at("/properties/instanceView/statuses/1/code").asText())
        .isEqualTo("PowerState/running");
    assertThat(machine.path("id").asText()).contains("/resourceGroups/TESTS/");
    SimInstance made = clouds.azure().instances().getFirst();
    assertThat(made.order().userData()).isEqualTo("#cloud-config\n# déjà vu\n");
    assertThat(
            client.json(client.group(ADDRESSES + "w1-ip" + V)).at("/properties/ipAddress").asText())
        .isEqualTo(made.ipv4().orElseThrow());
  }

  @Test
  void aMachineThatFailsKeepsItsInterfaceUntilItIsDeleted() {
    inject("vm.create", new Fault.FailsLate());
    String operation = make("w1").headers().firstValue("Azure-AsyncOperation").orElseThrow();

    await().until(() -> client.json(operation).path("status").asText().equals("Failed"));

    assertThat(client.json(operation).at("/error/code").asText())
        .isEqualTo("OverconstrainedAllocationRequest");
    JsonNode view = client.json(client.group(MACHINES + "w1/instanceView" + V));
    assertThat(view.at("/statuses/0/code").asText())
        .isEqualTo("ProvisioningState/failed/OverconstrainedAllocationRequest");
    assertThat(code(client.delete(client.group(NICS + "w1-nic" + V)))).isEqualTo("400 NicInUse");
    assertThat(client.delete(client.group(MACHINES + "w1" + V)).statusCode()).isEqualTo(202);
    await().until(() -> clouds.azureServer().parts().isEmpty());
    assertThat(client.delete(client.group(MACHINES + "w1" + V)).statusCode()).isEqualTo(204);
  }

  @Test
  void partsWithoutTheDeleteOptionStay() {
    ObjectNode order = order("w1");
    ((ObjectNode) order.at("/properties/networkProfile/networkInterfaces/0/properties"))
        .put("deleteOption", "Detach");
    makeParts("w1");
    client.put(client.group(MACHINES + "w1" + V), order);

    client.delete(client.group(MACHINES + "w1" + V));

    await().until(() -> clouds.azure().instances().isEmpty());
    assertThat(clouds.azureServer().parts()).containsExactly("w1-ip", "w1-nic");
    assertThat(code(client.delete(client.group(ADDRESSES + "w1-ip" + V))))
        .isEqualTo("400 PublicIPAddressCannotBeDeleted");
  }

  @Test
  void anEvictedMachineVanishes() {
    make("w1");
    await()
        .until(() ->
            client
                    .post(client.group(MACHINES + "w1/simulateEviction" + V), Json.object())
                    .statusCode()
                == 204);

    await()
        .until(() ->
            code(client.get(client.group(MACHINES + "w1" + V))).equals("404 ResourceNotFound"));
    assertThat(clouds.azureServer().parts()).isEmpty();
  }

  @Test
  void quotasRefuseWithTheirFigures() {
    clouds.azure().quota().setLimit(region, QuotaKind.SPOT_CORES, 0);
    HttpResponse<String> answer = make("w1");

    assertThat(code(answer)).isEqualTo("409 OperationNotAllowed");
    assertThat(answer.body()).contains("approved LowPriorityCores quota", "Current Limit: 0");
  }

  @Test
  void aRefusedMachineReservesItsInterface() {
    String refused = "";
    for (int i = 0; refused.isEmpty(); i++) {
      inject("vm.create", new Fault.NoCapacity());
      if (make("w" + i).statusCode() == 409) {
        refused = "w" + i + "-nic";
      }
    }

    assertThat(code(client.delete(client.group(NICS + refused + V))))
        .isEqualTo("400 NicReservedForAnotherVm");
  }

  @Test
  void aRepeatedOrderMeetsWhatIsThere() {
    make("w1");

    assertThat(client.put(client.group(MACHINES + "w1" + V), order("w1")).statusCode())
        .isEqualTo(200);
    assertThat(clouds.azure().everMade()).isEqualTo(1);
  }

  @Test
  void computeIsThrottledWithoutTheUsualWrapper() {
    inject("vm.list", new Fault.TooManyRequests(java.time.Duration.ofMinutes(20)));
    HttpResponse<String> answer =
        client.get(client.group("/providers/Microsoft.Compute/virtualMachines" + V));

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1200");
    assertThat(Json.read(answer.body()).path("code").asText()).isEqualTo("OperationNotAllowed");
  }

  @Test
  void sizesComeInOnePageOrInSeveral() {
    Set<Boolean> paged = new HashSet<>();
    for (String each : clouds.configuration().get("AZURE_REGIONS").split(" ", -1)) {
      JsonNode page = client.json(skus(each));
      int rows = page.path("value").size();
      paged.add(page.has("nextLink"));
      while (page.has("nextLink")) {
        page = client.json(page.path("nextLink").asText());
        rows += page.path("value").size();
      }
      assertThat(rows).isPositive();
    }
    assertThat(paged).containsExactlyInAnyOrder(true, false);
  }

  @Test
  void theGraphIsPagedWithTokensAndHidesItsRowsFromSubscriptions() {
    ObjectNode query =
        Json.texts(
            "query",
            "SpotResources | where type =~ 'microsoft.compute/skuspotevictionrate/location'");
    query.putObject("options").put("$top", 700);
    String path = "/providers/Microsoft.ResourceGraph/resources" + V;
    Set<String> rows = new HashSet<>();
    int total = 0;
    JsonNode page;
    do {
      page = Json.read(client.post(path, query).body());
      assertThat(page.path("resultTruncated").isTextual()).isTrue();
      page.path("data").forEach(row -> rows.add(row.toString()));
      total += page.path("count").asInt();
      ((ObjectNode) query.get("options")).put("$skipToken", page.path("$skipToken").asText());
    } while (page.has("$skipToken"));

    assertThat(rows).hasSize(total).hasSize(page.path("totalRecords").asInt());
    assertThat(total).isGreaterThan(1_400);
    query.putArray("subscriptions").add("00000000-0000-0000-0000-000000000000");
    assertThat(Json.read(client.post(path, query).body()).path("totalRecords").asInt()).isZero();
  }

  @Test
  void pricesComeAThousandAPageInTheCurrencyAskedFor() {
    String path = "/api/retail/prices?currencyCode='EUR'&$filter=contains(meterName,'Spot')";
    JsonNode first = client.json(path.replace("'", "%27"));
    JsonNode second = client.json(first.path("NextPageLink").asText());

    assertThat(first.path("Count").asInt()).isEqualTo(1_000);
    assertThat(first.path("Items")).hasSize(1_000);
    assertThat(first.at("/Items/0/currencyCode").asText()).isEqualTo("EUR");
    assertThat(second.path("Items").get(0)).isNotEqualTo(first.path("Items").get(0));
  }

  private HttpResponse<String> make(String name) {
    makeParts(name);
    return client.put(client.group(MACHINES + name + V), order(name));
  }

  private void makeParts(String name) {
    client.put(client.group(ADDRESSES + name + "-ip" + V), Json.texts("location", region));
    ObjectNode nic = Json.texts("location", region);
    ObjectNode address =
        nic.putObject("properties")
            .putArray("ipConfigurations")
            .addObject()
            .putObject("properties")
            .putObject("publicIPAddress");
    address.put("id", client.group(ADDRESSES + name + "-ip"));
    address.putObject("properties").put("deleteOption", "Delete");
    client.put(client.group(NICS + name + "-nic" + V), nic);
  }

  private ObjectNode order(String name) {
    ObjectNode order = Json.texts("location", region);
    ObjectNode properties = order.putObject("properties");
    properties.putObject("hardwareProfile").put("vmSize", size);
    properties.put("priority", "Spot").put("evictionPolicy", "Delete");
    properties
        .putObject("storageProfile")
        .putObject("osDisk")
        .put("name", name + "-os")
        .put("deleteOption", "Delete");
    byte[] userData = "#cloud-config\n# déjà vu\n".getBytes(StandardCharsets.UTF_8);
    properties
        .putObject("osProfile")
        .put("customData", Base64.getEncoder().encodeToString(userData));
    ObjectNode nic =
        properties.putObject("networkProfile").putArray("networkInterfaces").addObject();
    nic.put("id", client.group(NICS + name + "-nic"));
    nic.putObject("properties").put("deleteOption", "Delete");
    return order;
  }

  private String sellableSize() {
    for (JsonNode row : client.json(skus(region)).path("value")) {
      if (row.path("resourceType").asText().equals("virtualMachines")
          && row.path("restrictions").isEmpty()) {
        return row.path("name").asText();
      }
    }
    throw new IllegalStateException("no size in " + region);
  }

  private String skus(String place) {
    return client.subscription(
        "/providers/Microsoft.Compute/skus" + V + "&$filter=location%20eq%20%27" + place + "%27");
  }

  private void inject(String operation, Fault fault) {
    clouds.faults().inject(FaultRule.once("azure", operation, fault));
  }

  private static String code(HttpResponse<String> answer) {
    return answer.statusCode() + " " + Json.read(answer.body()).at("/error/code").asText();
  }
}
