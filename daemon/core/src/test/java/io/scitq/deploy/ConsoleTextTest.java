package io.scitq.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTextTest {
  private static final int LIMIT = 16 * 1024;

  private static String cleaned(String text) {
    return ConsoleText.cleaned(text, List.of(), LIMIT);
  }

  @Test
  void leavesWhatTellsWhy() {
    String said =
        """
        [    0.812345] hv_vmbus: Vmbus version:5.3
        ci-info: | eth0 | True | 10.0.0.4 | 255.255.255.0 |
        scitq-setup: try 5 failed: curl -fsS https://deb.example.org/key.gpg
        256 SHA256:Zr0aXb5Q0Jk3pQmXw7u0J1QZzVq9sY5l8k2m4n6b8c0 root@w1 (ED25519)
        systemd[1]: scitq-worker.service: Failed with result 'exit-code'.\
        """;
    assertThat(cleaned(said)).isEqualTo(said);
  }

  @Test
  void takesOutControlSequences() {
    assertThat(
            cleaned(
                "[\u001b[0;32m  OK  \u001b[0m] up\r\n10%\r20%\r\n"
                    + "\u001b]0;title\u0007a\u0000b\u0008c\u009bd\u202ee\tf"))
        .isEqualTo("[  OK  ] up\n10%\n20%\nabcde\tf");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password: TOPSECRET",
        "root_password=TOPSECRET now",
        "{\"access_token\":\"TOPSECRET x\",\"token_type\":\"y\"}",
        "AWS_SECRET_ACCESS_KEY = 'TOPSECRET'",
        "key = TOPSECRET",
        "+ export OS_PASSWORD=TOPSECRET",
        "Authorization: Bearer TOPSECRET",
        "GET https://x.blob.core.windows.net/log?sv=1&sig=TOPSECRET&sp=r",
        "pull https://user:TOPSECRET@registry.example.org/image",
        "-----BEGIN OPENSSH PRIVATE KEY-----\nTOPSECRET\n-----END OPENSSH PRIVATE KEY-----\nup",
        "-----BEGIN RSA PRIVATE KEY-----\nTOPSECRET\nand no end",
        "TOPSECRET\n-----END PRIVATE KEY-----\nup",
        "bearer TOPSECRETTOPSECRETTOPSECRET",
        "AKIATOPSECRETABCDEFG",
        "scitq:$6$salt$TOPSECRETTOPSECRETTOPSECRET:19000::",
        "got eyJhbGciOiJIUzI.TOPSECRET.TOPSECRET",
        "pass\u001b[0mword: TOPSECRET",
      })
  void takesOutWhatLooksLikeASecret(String line) {
    assertThat(cleaned("before\n" + line)).doesNotContain("TOPSECRE").contains("[removed]");
  }

  @Test
  void takesOutWhatTheMachineWasGiven() {
    List<String> secrets = List.of("abcdef", "abcdefgh", "on", "");
    assertThat(ConsoleText.cleaned("on abcdefgh, abcdef", secrets, LIMIT))
        .isEqualTo("on [removed], [removed]");
  }

  @Test
  void keepsTheLastWholeLines() {
    String text = "first\nsecond\nthird\n";
    assertThat(ConsoleText.cleaned(text, List.of(), 18)).isEqualTo("first\nsecond\nthird");
    assertThat(ConsoleText.cleaned(text, List.of(), 14)).isEqualTo("second\nthird");
    assertThat(ConsoleText.cleaned(text, List.of(), 11)).isEqualTo("third");
  }

  /** What a hostile machine may print must not keep the daemon busy. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "token",
        "token=\"",
        "\"",
        "://a",
        "eyJa",
        "-----BEGIN PRIVATE KEY-----\n",
        "$6$"
      })
  void isQuickOnWhatIsMadeToBeSlow(String piece) {
    String text = piece.repeat(LIMIT / piece.length());
    assertThatNoException()
        .isThrownBy(() -> assertTimeoutPreemptively(Duration.ofSeconds(5), () -> cleaned(text)));
  }
}
