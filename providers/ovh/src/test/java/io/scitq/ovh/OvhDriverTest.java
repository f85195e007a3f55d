package io.scitq.ovh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.spi.DeleteOutcome;
import io.scitq.spi.InspectOutcome;
import io.scitq.spi.Instance;
import io.scitq.spi.InstanceDriver;
import io.scitq.spi.InstanceRef;
import io.scitq.spi.InstanceStatus;
import io.scitq.spi.LaunchFailure;
import io.scitq.spi.LaunchOutcome;
import io.scitq.spi.testkit.LaunchFault;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OvhDriverTest {
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

  private Instance launch(String suffix) {
    return ((LaunchOutcome.Accepted) driver.launch(cloud.request(suffix))).instance();
  }

  private static InstanceRef ref(Instance made) {
    return new InstanceRef(made.name(), "GRA11", Optional.of(made.vendorId()));
  }
}
