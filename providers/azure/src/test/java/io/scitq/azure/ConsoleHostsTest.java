package io.scitq.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleHostsTest {
  private final ConsoleHosts hosts = new ConsoleHosts(URI.create("https://127.0.0.1:7443"));

  @ParameterizedTest
  @CsvSource({
    "https://md-abc.z12.blob.storage.azure.net/bootdiagnostics/log?sig=x, true",
    "https://MINE.BLOB.CORE.WINDOWS.NET:443/log, true",
    "https://127.0.0.1:7443/log, true",
    "http://md-abc.z12.blob.storage.azure.net/log, false",
    "https://md-abc.z12.blob.storage.azure.net:8443/log, false",
    "https://blob.storage.azure.net.example.org/log, false",
    "https://example.org/md-abc.z12.blob.storage.azure.net, false",
    "https://md-abc.z12.blob.storage.azure.net@example.org/log, false",
    "https://me@md-abc.z12.blob.storage.azure.net/log, false",
    "http://127.0.0.1:7443/log, false",
    "https://127.0.0.1:5432/log, false",
    "https://169.254.169.254/metadata, false",
    "file:///etc/passwd, false",
    "log, false",
  })
  void readsOnlyFromAzuresStorage(URI link, boolean allowed) {
    assertThat(hosts.allow(link)).isEqualTo(allowed);
  }
}
