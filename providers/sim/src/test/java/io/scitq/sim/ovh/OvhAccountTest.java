package io.scitq.sim.ovh;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.sim.cloud.Dice;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OvhAccountTest {
  private static final String BASE =
      "https://eu.api.ovh.com/1.0/cloud/project/0123456789abcdef0123456789abcdef/";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GET|flavor?region=GRA11||$1$bb69d5f2e6626943bb219f9341b3e08cfbcad560",
        "POST|instance|{\"name\":\"w-1\",\"region\":\"GRA11\"}|$1$74d7a8dca0dd2b625c4ef834646b85f3b69a8e1d",
        "DELETE|instance/7d4ba1a7-9f0e-4f23-9a58-0c0b7b0b2f10||$1$3b73f29d19d3d794696c47c46fa1a5a1c5d7574d"
      })
  void signsAsTheKnownVectors(String method, String path, String body, String signature) {
    OvhAccount account =
        new OvhAccount("key", "test-application-secret", "test-consumer-key", "project");
    byte[] bytes = (body == null ? "" : body).getBytes(StandardCharsets.UTF_8);

    assertThat(account.signature(method, BASE + path, bytes, "1700000000")).isEqualTo(signature);
  }

  @Test
  void keepsItsSecretsOutOfTexts() {
    OvhAccount account = OvhAccount.of(new Dice(1));

    assertThat(account.toString()).doesNotContain(account.applicationSecret());
    assertThat(account.project()).matches("[0-9a-f]{32}");
  }
}
