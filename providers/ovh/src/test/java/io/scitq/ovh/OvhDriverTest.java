package io.scitq.ovh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.spi.DeleteOutcome;
import io.scitq.spi.FlavorId;
import io.scitq.spi.InspectOutcome;
import io.scitq.spi.Instance;
import io.scitq.spi.InstanceDriver;
import io.scitq.spi.InstanceRef;
import io.scitq.spi.InstanceStatus;
import io.scitq.spi.LaunchFailure;
import io.scitq.spi.LaunchOutcome;
import io.scitq.spi.LaunchRequest;
import io.scitq.spi.OfferingId;
import io.scitq.spi.QuotaKind;
import io.scitq.spi.testkit.LaunchFault;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OvhDriverTest {
  private static final String NEWEST_IMAGE = "0b1c2d3e-0000-4000-8000-000000000002";

  private final FakeOvhFixture cloud;
  private final InstanceDriver driver;

  OvhDriverTest() throws IOException {
    cloud = new FakeOvhFixture();
    driver = cloud.provider().instances();
  }

  @AfterEach
  void stopCloud() {
    cloud.close();
  }

  @Test
  void asksForWhatTheRequestSays() {
    LaunchRequest request = cloud.request("w1");

    driver.launch(request);

    JsonNode order = order();
    assertThat(order.path("name").asText()).isEqualTo(request.name().value());
    assertThat(order.path("region").asText()).isEqualTo("GRA11");
    assertThat(order.path("userData").asText()).isEqualTo(request.userData()).contains("déjà vu");
    assertThat(order.path("flavorId").asText()).isEqualTo(flavorId("b3-8"));
    assertThat(order.path("imageId").asText()).isEqualTo(NEWEST_IMAGE);
    assertThat(order.path("monthlyBilling").asBoolean(true)).isFalse();
    assertThat(order.has("sshKeyId")).isFalse();
  }

  @Test
  void takesTheConfiguredKeyPairAndImageId() throws IOException {
    String image = "11111111-2222-4333-8444-555555555555";
    try (FakeOvhFixture other =
        new FakeOvhFixture(Map.of("OVH_SSH_KEY", "lab", "OVH_IMAGE", image))) {
      other.provider().instances().launch(other.request("w1"));

      ObjectNode made = other.ovh().instances().getFirst();
      assertThat(made.path("sshKeyId").asText()).isEqualTo("k1");
      assertThat(made.path("imageId").asText()).isEqualTo(image);
      assertThat(other.server().asked("GET", "/image")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "OVH_SSH_KEY, nobody, ssh-key-not-found",
    "OVH_IMAGE, Ubuntu 99.10, image-not-found",
    "OVH_IMAGE, ubuntu 24.04, image-not-found",
  })
  void aWrongNameInTheConfigurationFailsBeforeAnythingIsBought(
      String key, String value, String code) throws IOException {
    try (FakeOvhFixture other = new FakeOvhFixture(Map.of(key, value))) {
      LaunchOutcome outcome = other.provider().instances().launch(other.request("w1"));

      assertThat(outcome).isInstanceOf(LaunchFailure.Failed.class);
      assertThat(((LaunchFailure) outcome).code()).isEqualTo(code);
      assertThat(other.server().asked("POST", "/instance")).isEmpty();
    }
  }

  @Test
  void aFlavorThatIsNotSoldThereFails() {
    LaunchRequest plain = cloud.request("w1");
    FlavorId unknown = new FlavorId(OvhProviderFactory.OVH, "b9-999");

    LaunchOutcome outcome =
        driver.launch(
            new LaunchRequest(
                plain.name(),
                new OfferingId(unknown, "GRA11"),
                plain.purchase(),
                plain.flavor(),
                plain.userData()));

    assertThat(((LaunchFailure.Failed) outcome).code()).isEqualTo("flavor-not-found");
  }

  @Test
  void idsAreLookedUpOnceForManyLaunches() {
    for (int i = 0; i < 5; i++) {
      driver.launch(cloud.request("w" + i));
    }

    assertThat(cloud.server().asked("GET", "/image")).hasSize(1);
  }

  @Test
  void aRotatedImageIsLookedUpAgain() {
    driver.launch(cloud.request("w1"));
    cloud
        .ovh()
        .override(
            "POST",
            "/instance",
            TinyServer.says(
                404, "{\"class\":\"Client::NotFound\",\"message\":\"Image not found\"}"));

    LaunchOutcome outcome = driver.launch(cloud.request("w2"));

    assertThat(outcome).isInstanceOf(LaunchFailure.Failed.class);
    assertThat(cloud.server().asked("GET", "/image")).hasSize(2);
    assertThat(cloud.server().asked("POST", "/instance")).hasSize(3);
  }

  @Test
  void aLostAnswerIsLookedForAndThePostGoesOutOnce() { // lesson 22
    LaunchRequest request = cloud.request("w1");
    cloud.breakNextLaunch(LaunchFault.LATE_SUCCESS);

    LaunchOutcome outcome = driver.launch(request);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            LaunchOutcome.Accepted.class, accepted -> assertThat(accepted.adopted()).isTrue());
    assertThat(cloud.server().asked("POST", "/instance")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "<html></html>",
        "{\"id\":\"i-1\"",
        "{\"id\":\"i-1\",\"name\":\"other\",\"region\":\"GRA11\",\"status\":\"BUILD\"}",
      })
  void aSenselessAnswerToTheCreateIsIndeterminate(String body) { // lesson 22
    cloud.ovh().override("POST", "/instance", TinyServer.says(200, body));

    assertThat(driver.launch(cloud.request("w1"))).isInstanceOf(LaunchFailure.Indeterminate.class);
  }

  @Test
  void nothingIsBoughtWhenTheListCannotBeRead() { // lesson 22
    cloud.ovh().override("GET", "/instance?region", TinyServer.says(502, ""));

    assertThat(driver.launch(cloud.request("w1"))).isInstanceOf(LaunchFailure.Indeterminate.class);
    assertThat(cloud.server().asked("POST", "/instance")).isEmpty();
  }

  @Test
  void quotaFiguresReachTheOutcome() {
    cloud.breakNextLaunch(LaunchFault.QUOTA);

    LaunchFailure.QuotaReached failure =
        (LaunchFailure.QuotaReached) driver.launch(cloud.request("w1"));

    assertThat(failure.kind()).isEqualTo(QuotaKind.CORES);
    assertThat(failure.used()).isEqualTo(OptionalLong.of(30));
    assertThat(failure.limit()).isEqualTo(OptionalLong.of(34));
  }

  @Test
  void anErrorInstanceIsListedAsFailedWithItsReason() { // lesson 24
    cloud.breakNextLaunch(LaunchFault.CAPACITY);
    driver.launch(cloud.request("w1"));

    Instance failed = driver.list().values().getFirst();

    assertThat(failed.status()).isEqualTo(InstanceStatus.FAILED);
    assertThat(failed.failure().orElseThrow()).isInstanceOf(LaunchFailure.NoCapacity.class);
  }

  @Test
  void aDeletionThatIsUnderWayIsNotAskedForAgain() {
    Instance made = launch("w1");
    InstanceRef ref = ref(made);
    driver.delete(ref);
    ObjectNode leaving = Json.MAPPER.createObjectNode();
    leaving
        .put("id", made.vendorId())
        .put("name", made.name().value())
        .put("region", "GRA11")
        .put("status", "DELETING");
    cloud.ovh().override("GET", "/instance/", TinyServer.says(200, leaving.toString()));

    assertThat(driver.delete(ref)).isInstanceOf(DeleteOutcome.Deleting.class);
    assertThat(cloud.server().asked("DELETE", made.vendorId())).hasSize(1);
  }

  @Test
  void aDeletedInstanceThatIsStillAnsweredIsAbsent() {
    Instance made = launch("w1");
    String deleted =
        """
        {"id":"%s","name":"%s","region":"GRA11","status":"DELETED"}
        """
            .formatted(made.vendorId(), made.name());
    cloud.ovh().override("GET", "/instance/", TinyServer.says(200, deleted));

    assertThat(driver.inspect(ref(made))).isInstanceOf(InspectOutcome.Absent.class);
    assertThat(driver.delete(ref(made))).isInstanceOf(DeleteOutcome.Gone.class);
  }

  @Test
  void anUnknownProjectDoesNotMeanThatAllInstancesAreGone() { // lesson 26
    Instance made = launch("w1");
    cloud
        .ovh()
        .override(
            "GET",
            "/instance",
            TinyServer.says(
                404,
                "{\"class\":\"Client::NotFound\",\"message\":\"This project does not exist\"}"));

    assertThat(driver.inspect(ref(made))).isInstanceOf(InspectOutcome.Unanswered.class);
    assertThat(driver.delete(ref(made))).isInstanceOf(DeleteOutcome.Failed.class);
    assertThat(driver.list().completeRegions()).isEmpty();
  }

  @Test
  void aListWithOneUnreadableRowIsNoList() { // lesson 26
    cloud
        .ovh()
        .override("GET", "/instance?region=GRA11", TinyServer.says(200, "[{\"id\":\"i-1\"}]"));

    assertThat(driver.list().completeRegions()).containsExactly("SBG5");
  }

  @Test
  void twoOfOneNameAreBothDeletedByName() { // lesson 24
    Instance made = launch("w1");
    ObjectNode twin = cloud.ovh().instances().getFirst().deepCopy();
    cloud.ovh().instances().add(twin.put("id", "i-twin"));

    driver.delete(new InstanceRef(made.name(), "GRA11", Optional.empty()));

    assertThat(cloud.server().asked("DELETE", "i-twin")).hasSize(1);
    assertThat(cloud.server().asked("DELETE", made.vendorId())).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TestInstance", "my-abc123-Box", "abc123", "w-abc1234-1"})
  void instancesOfPeopleAreNotOurs(String name) { // lesson 27
    launch("w1");
    cloud.ovh().instances().getFirst().put("name", name);

    assertThat(driver.list().values()).isEmpty();
  }

  @Test
  void theRecordedInstanceIsRead() {
    Reply<InstanceRow> row = InstanceRow.of(Recorded.json("instance-get.json"));

    assertThat(((Reply.Ok<InstanceRow>) row).value())
        .isEqualTo(
            new InstanceRow(
                "fakeInstanceID",
                "TestInstance",
                "GRA9",
                "ACTIVE",
                "b2-7",
                Optional.empty(),
                Optional.of("1.2.3.4"),
                Optional.of("2001:db8::1"),
                Optional.of(Instant.parse("2025-09-24T17:21:31Z"))));
  }

  @ParameterizedTest
  @CsvSource({
    "BUILD, STARTING",
    "BUILDING, STARTING",
    "ACTIVE, RUNNING",
    "REBOOT, RUNNING",
    "SHUTOFF, STOPPED",
    "SHELVED_OFFLOADED, STOPPED",
    "ERROR, FAILED",
    "DELETING, DELETING",
    "SOFT_DELETED, DELETING",
    "UNKNOWN, RUNNING",
    "BRAND_NEW_STATUS, RUNNING",
  })
  void eachStatusHasItsPlace(String vendor, InstanceStatus expected) {
    assertThat(InstanceMapping.status(vendor)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "b3-8.consumption, b3-8",
    "b3-8.consumption.3AZ, b3-8",
    "b3-8.consumption.LZ.EUROZONE, b3-8",
    "b2-7.monthly.postpaid, b2-7",
    "metal.eg-256.consumption, metal.eg-256",
  })
  void theFlavorIsKnownByThePlanOfAListRow(String plan, String flavor) {
    JsonNode node =
        Json.parse(
                "{\"id\":\"i\",\"name\":\"n\",\"region\":\"R\",\"status\":\"ACTIVE\",\"planCode\":\""
                    + plan
                    + "\"}")
            .orElseThrow();

    assertThat(((Reply.Ok<InstanceRow>) InstanceRow.of(node)).value().flavorName())
        .isEqualTo(flavor);
  }

  private Instance launch(String suffix) {
    return ((LaunchOutcome.Accepted) driver.launch(cloud.request(suffix))).instance();
  }

  private JsonNode order() {
    List<TinyServer.Asked> posts = cloud.server().asked("POST", "/instance");
    return Json.parse(posts.getFirst().body()).orElseThrow();
  }

  private static String flavorId(String name) {
    return Recorded.json("flavor.GRA11.json")
        .valueStream()
        .filter(row -> row.path("name").asText().equals(name))
        .map(row -> row.path("id").asText())
        .findFirst()
        .orElseThrow();
  }

  private static InstanceRef ref(Instance made) {
    return new InstanceRef(made.name(), "GRA11", Optional.of(made.vendorId()));
  }
}
