package io.scitq.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scitq.sim.cloud.CreateOrder;
import io.scitq.sim.cloud.EvictionPolicy;
import io.scitq.sim.cloud.SimOptions;
import io.scitq.sim.cloud.SimTime;
import io.scitq.sim.cloud.SteppedTime;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimCloudsTest {
  @Test
  void givesTheConfigurationOfItsServers() {
    try (SimClouds clouds = SimClouds.start(SimOptions.defaults().withOfferings(300))) {
      Map<String, String> configuration = clouds.configuration();

      assertThat(configuration)
          .containsKeys(
              "OVH_ENDPOINT",
              "OVH_APPLICATIONKEY",
              "OVH_APPLICATIONSECRET",
              "OVH_CONSUMERKEY",
              "OS_PROJECT_ID");
      assertThat(configuration.get("OVH_ENDPOINT")).matches("http://127\\.0\\.0\\.1:\\d+/1\\.0");
      assertThat(configuration.get("OVH_REGIONS").split(" "))
          .hasSameSizeAs(configuration.get("OVH_CPUQUOTAS").split(" "))
          .contains("GRA11");
    }
  }

  @Test
  void sameSeedGivesTheSameCredentialsAndRegions() {
    try (SimClouds one = SimClouds.start(SimOptions.defaults().withOfferings(300));
        SimClouds two = SimClouds.start(SimOptions.defaults().withOfferings(300));
        SimClouds other = SimClouds.start(SimOptions.defaults().withOfferings(300).withSeed(7))) {
      assertThat(one.configuration().get("OVH_APPLICATIONSECRET"))
          .isEqualTo(two.configuration().get("OVH_APPLICATIONSECRET"))
          .isNotEqualTo(other.configuration().get("OVH_APPLICATIONSECRET"));
      assertThat(one.configuration().get("OVH_REGIONS"))
          .isEqualTo(two.configuration().get("OVH_REGIONS"));
    }
  }

  @Test
  void tellsTheTimeThatATestSteps() throws Exception {
    SteppedTime time = SimTime.stepped(Instant.parse("2026-08-14T09:00:00Z"));
    try (SimClouds clouds = SimClouds.start(SimOptions.defaults().withOfferings(300), time);
        HttpClient client = HttpClient.newHttpClient()) {
      time.advance(Duration.ofHours(1));
      URI uri = URI.create(clouds.configuration().get("OVH_ENDPOINT") + "/auth/time");
      HttpResponse<String> answer =
          client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());

      assertThat(answer.body()).isEqualTo("1786701600");
    }
  }

  @Test
  void holdsABigWorldAndStopsItsServers() throws Exception {
    URI uri;
    try (SimClouds clouds = SimClouds.start(SimOptions.defaults().withOfferings(60_000))) {
      assertThat(clouds.azure().sizes().count() + clouds.ovh().sizes().count())
          .isGreaterThan(60_000);
      uri = URI.create(clouds.configuration().get("OVH_ENDPOINT"));
    }
    try (ServerSocket free = new ServerSocket(uri.getPort())) {
      assertThat(free.getLocalPort()).isEqualTo(uri.getPort());
    }
  }

  @Test
  void startsWorkersOnTheMachinesOfBothClouds() {
    try (SimClouds clouds = SimClouds.start(SimOptions.defaults().withOfferings(3_000))) {
      String userData = "ExecStart=/x/scitq-worker -s running 127.0.0.1:9 1\n";
      clouds.ovh().create(CreateOrder.onDemand("w-ovh", "GRA11", "b3-16", userData));
      clouds
          .azure()
          .create(
              CreateOrder.spot(
                  "w-azure", "westeurope", "Standard_D4s_v5", EvictionPolicy.DELETE, userData));

      await().until(() -> clouds.workers().hostnames().size() == 2);
      assertThat(clouds.workers().hostnames()).containsExactly("w-azure", "w-ovh");
    }
  }
}
