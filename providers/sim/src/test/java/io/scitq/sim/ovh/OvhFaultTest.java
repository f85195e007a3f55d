package io.scitq.sim.ovh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.sim.SimClouds;
import io.scitq.sim.catalog.Json;
import io.scitq.sim.cloud.Fault;
import io.scitq.sim.cloud.FaultRule;
import io.scitq.sim.cloud.SimOptions;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OvhFaultTest {
  private SimClouds clouds;
  private SignedClient client;
  private String order;

  @BeforeEach
  void start() {
    clouds = SimClouds.start(SimOptions.defaults().withOfferings(300));
    client = new SignedClient(clouds.configuration());
    JsonNode flavor = client.json(client.project() + "/flavor?region=GRA11").get(0);
    JsonNode image = client.json(client.project() + "/image?region=GRA11&osType=linux").get(0);
    order =
        Json.texts(
                "name",
                "w-1",
                "region",
                "GRA11",
                "flavorId",
                flavor.get("id").asText(),
                "imageId",
                image.get("id").asText())
            .toString();
  }

  @AfterEach
  void stop() {
    client.close();
    clouds.close();
  }

  private HttpResponse<String> create(Fault fault) {
    clouds.faults().inject(FaultRule.once("ovh", "vm.create", fault));
    return client.post(client.project() + "/instance", order);
  }

  @Test
  void losesTheAnswerOfACreateThatAppearsLater() {
    assertThatThrownBy(() -> create(new Fault.AnswerLost(Duration.ofMillis(300))))
        .isInstanceOf(UncheckedIOException.class);

    assertThat(clouds.ovh().population()).isEqualTo(1);
    assertThat(client.json(client.project() + "/instance")).isEmpty();
    await().until(() -> client.json(client.project() + "/instance").size() == 1);
    assertThat(clouds.faults().requests("ovh", "vm.create")).isEqualTo(1);
  }

  @Test
  void makesAMachineWhoseAnswerNeverComes() {
    clouds
        .faults()
        .inject(
            FaultRule.once("ovh", "vm.create", new Fault.AnswerLost(Duration.ofMillis(100), true)));

    assertThatThrownBy(() ->
            client.send("POST", client.project() + "/instance", order, Duration.ofMillis(700)))
        .hasCauseInstanceOf(HttpTimeoutException.class);
    await().until(() -> client.json(client.project() + "/instance").size() == 1);
  }

  @Test
  void acceptsAndThenHasNoCapacity() {
    assertThat(create(new Fault.NoCapacity()).statusCode()).isEqualTo(200);

    await()
        .until(() ->
            client
                .json(client.project() + "/instance")
                .get(0)
                .get("status")
                .asText()
                .equals("ERROR"));
  }

  @Test
  void meetsAQuotaThatIsNotThere() {
    HttpResponse<String> refused = create(new Fault.QuotaReached());

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("Quota exceeded");
    assertThat(clouds.ovh().everMade()).isZero();
  }

  @Test
  void forgetsTheCredentials() {
    HttpResponse<String> refused = create(new Fault.AuthenticationFailed());

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("credential does not exist");
  }

  @Test
  void asksToWait() {
    HttpResponse<String> refused = create(new Fault.TooManyRequests(Duration.ofSeconds(3)));

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("3");
  }

  @Test
  void answersInHtmlFromItsGateway() {
    HttpResponse<String> broken = create(new Fault.ServerError(503));

    assertThat(broken.statusCode()).isEqualTo(503);
    assertThat(broken.body()).startsWith("<html>");
    assertThat(clouds.ovh().everMade()).isZero();
  }
}
