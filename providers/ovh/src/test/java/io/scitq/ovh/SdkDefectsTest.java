package io.scitq.ovh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scitq.ovh.TinyServer.Answer;
import io.scitq.ovh.TinyServer.Asked;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import net.minidev.ovh.core.ApiOvhConfigStatic;
import net.minidev.ovh.core.ApiOvhCore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Measures what the SDK does to answers, which is why it only reads and is never believed at once
 * (ADR 0001). When one of these fails, the SDK has got better and the decision may be looked at
 * again.
 */
class SdkDefectsTest {
  private static final Credentials KEYS = FakeOvh.KEYS;

  private TinyServer server;
  private ApiOvhCore sdk;

  @BeforeEach
  void startServer() throws IOException {
    server = new TinyServer(asked -> TinyServer.says(500, ""));
    sdk =
        new ApiOvhCore(
            new ApiOvhConfigStatic(
                server.base(), KEYS.application(), KEYS.secret(), KEYS.consumer()));
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void signsPlainRequestsRightly() throws IOException {
    answer(TinyServer.says(200, "[]"));

    sdk.exec("/x", "GET", "/cloud/project?region=GRA11", null, true);

    Asked asked = server.asked("GET", "/cloud/project").getFirst();
    long time = Long.parseLong(asked.header("X-Ovh-Timestamp"));
    assertThat(asked.header("X-Ovh-Signature"))
        .isEqualTo(Signature.sign(KEYS, "GET", asked.uri(), "", time));
    assertThat(time).isBetween(FakeOvh.TIME, FakeOvh.TIME + 30);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 429, 503, 504})
  void givesErrorBodiesOutAsData(int status) throws IOException {
    String body = "{\"class\":\"Client::Error\",\"message\":\"status was " + status + "\"}";
    answer(TinyServer.says(status, body));

    assertThat(sdk.exec("/x", "GET", "/cloud/project", null, true)).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 202, 204, 500})
  void throwsNullPointerExceptionOnOtherStatuses(int status) {
    boolean hasBody = status < 204;
    answer(TinyServer.says(status, hasBody ? "{\"id\":\"i-1\"}" : ""));

    assertThatThrownBy(() -> sdk.exec("/x", "DELETE", "/cloud/project", null, true))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void sendsADroppedPostTwice() {
    answer(new Answer.HangsUp());

    assertThatThrownBy(() -> sdk.exec("/x", "POST", "/instance", Map.of("name", "w1"), true))
        .isInstanceOf(IOException.class);

    assertThat(server.asked("POST", "/instance")).hasSize(2);
  }

  @Test
  void manglesTextThatIsNotAscii() throws IOException {
    answer(TinyServer.says(200, "{}"));

    sdk.exec("/x", "POST", "/instance", Map.of("userData", "déjà vu"), true);

    Asked asked = server.asked("POST", "/instance").getFirst();
    assertThat(asked.body()).doesNotContain("déjà vu");
    long time = Long.parseLong(asked.header("X-Ovh-Timestamp"));
    assertThat(asked.header("X-Ovh-Signature"))
        .isNotEqualTo(Signature.sign(KEYS, "POST", asked.uri(), asked.body(), time));
  }

  @Test
  void repeatsAnythingAfterAnHtml500() {
    answer(TinyServer.says(500, "<html><title>500 Internal Server Error</title></html>"));

    assertThatThrownBy(() -> sdk.exec("/x", "POST", "/instance", Map.of("name", "w1"), true))
        .isInstanceOf(IOException.class);

    assertThat(server.asked("POST", "/instance")).hasSize(5);
  }

  @Test
  void ourOwnClientSendsADroppedPostOnce() {
    answer(new Answer.HangsUp());

    try (SignedClient client = TestSettings.client(server.base())) {
      assertThat(client.post("/instance", Json.MAPPER.createObjectNode().put("name", "w1")))
          .isInstanceOf(Reply.Refused.class);
    }

    assertThat(server.asked("POST", "/instance")).hasSize(1);
  }

  @Test
  void ourOwnClientSignsTheBytesItSends() {
    answer(TinyServer.says(200, "{}"));

    try (SignedClient client = TestSettings.client(server.base())) {
      client.post("/instance", Json.MAPPER.createObjectNode().put("userData", "déjà vu"));
    }

    Asked asked = server.asked("POST", "/instance").getFirst();
    URI url = asked.uri();
    long time = Long.parseLong(asked.header("X-Ovh-Timestamp"));
    assertThat(asked.body()).isEqualTo("{\"userData\":\"déjà vu\"}");
    assertThat(asked.header("X-Ovh-Signature"))
        .isEqualTo(Signature.sign(KEYS, "POST", url, asked.body(), time));
  }

  /** What is read through the SDK is an error all the same once it is checked. */
  @ParameterizedTest
  @ValueSource(ints = {201, 202, 204, 404, 429, 500, 503, 504})
  void whatComesOutOfTheSdkIsCheckedBeforeItIsBelieved(int status) {
    String body = status == 204 ? "" : "{\"class\":\"Server::Error\",\"message\":\"no\"}";
    answer(TinyServer.says(status, body));

    try (SdkReads reads = new SdkReads(TestSettings.of(server.base()))) {
      assertThat(reads.get("/cloud/project/p/flavor").then(Shape::objects))
          .isInstanceOf(Reply.Refused.class);
    }
  }

  private void answer(Answer answer) {
    Function<Asked, Answer> behaviour =
        asked ->
            asked.path().endsWith("/auth/time")
                ? TinyServer.says(200, Long.toString(FakeOvh.TIME))
                : answer;
    server.behave(behaviour);
  }
}
