package io.scitq.ovh;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors made with the published formula, outside of this code. */
class SignatureTest {
  private static final Credentials KEYS =
      new Credentials("test-application-key", "test-application-secret", "test-consumer-key");
  private static final String PROJECT =
      "https://eu.api.ovh.com/1.0/cloud/project/0123456789abcdef0123456789abcdef";
  private static final long TIME = 1_700_000_000L;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GET|/flavor?region=GRA11|``|$1$bb69d5f2e6626943bb219f9341b3e08cfbcad560",
        "POST|/instance|{\"name\":\"w-1\",\"region\":\"GRA11\"}"
            + "|$1$74d7a8dca0dd2b625c4ef834646b85f3b69a8e1d",
        "DELETE|/instance/7d4ba1a7-9f0e-4f23-9a58-0c0b7b0b2f10|``"
            + "|$1$3b73f29d19d3d794696c47c46fa1a5a1c5d7574d",
      })
  void matchesThePublishedFormula(String method, String path, String body, String expected) {
    assertThat(Signature.sign(KEYS, method, URI.create(PROJECT + path), body, TIME))
        .isEqualTo(expected);
  }

  @Test
  void signsTheBytesOfUtf8() {
    URI url = URI.create(PROJECT + "/instance");

    assertThat(Signature.sign(KEYS, "POST", url, "{\"name\":\"é\"}", TIME))
        .isEqualTo("$1$443e0a44cdc4c2666da92124917e5fd97c6e7376");
  }

  @Test
  void credentialsDoNotPrintThemselves() {
    assertThat(KEYS.toString()).isEqualTo("***");
  }
}
