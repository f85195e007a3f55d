package io.scitq.ovh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.spi.FlavorId;
import io.scitq.spi.InstanceDriver;
import io.scitq.spi.LaunchFailure;
import io.scitq.spi.LaunchOutcome;
import io.scitq.spi.LaunchRequest;
import io.scitq.spi.OfferingId;
import io.scitq.spi.Purchase;
import io.scitq.spi.QuotaKind;
import io.scitq.spi.testkit.LaunchFault;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OvhLaunchTest {
  private static final String NEWEST_IMAGE = "0b1c2d3e-0000-4000-8000-000000000002";

  private final FakeOvhFixture cloud;

  private final InstanceDriver driver;

  OvhLaunchTest() throws IOException {
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
                plain.userData(),
                plain.worker()));

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
  void thereIsNoSpotAtOvh() {
    LaunchRequest plain = cloud.request("w1");

    LaunchOutcome outcome =
        driver.launch(
            new LaunchRequest(
                plain.name(),
                plain.offering(),
                Purchase.SPOT,
                plain.flavor(),
                plain.userData(),
                plain.worker()));

    assertThat(outcome).isInstanceOf(LaunchFailure.Unsupported.class);
    assertThat(cloud.server().asked("POST", "/instance")).isEmpty();
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
}
