package io.scitq.cli.bus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {

  @ParameterizedTest
  @CsvSource({
    "localhost, localhost:5000",
    "10.0.0.5:80, 10.0.0.5:80",
    "my-host.example.org:65535, my-host.example.org:65535",
    "[::1]:6000, [::1]:6000",
    "[fe80::1], [fe80::1]:5000",
    "::1, [::1]:5000"
  })
  void readsHostAndPort(String text, String address) {
    assertThat(ServerAddress.parse(text).map(ServerAddress::toString)).contains(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:5000",
        "host:",
        "host:0",
        "host:65536",
        "host:99999",
        "a b",
        ":5000",
        "host:5000/x",
        "host\r\nX: y",
        "[::1",
        "user@host"
      })
  void refusesEverythingElse(String text) {
    assertThat(ServerAddress.parse(text)).isEmpty();
  }
}
