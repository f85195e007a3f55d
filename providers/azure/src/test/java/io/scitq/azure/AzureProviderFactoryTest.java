package io.scitq.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.spi.ProviderFactory;
import io.scitq.spi.ProviderKey;
import io.scitq.spi.ProviderSettings;
import io.scitq.spi.ProviderSetup;
import io.scitq.spi.ServerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureProviderFactoryTest {
  private static final String GUID = "0b1f6471-1bf0-4dda-aec3-111122223333";
  private static final Map<String, String> NEEDED =
      Map.of(
          "AZURE_SUBSCRIPTION_ID", GUID,
          "AZURE_TENANT", GUID,
          "AZURE_CLIENT_ID", GUID,
          "AZURE_SECRET", "s3cret-value",
          "AZURE_REGIONS", "westeurope SwedenCentral westeurope");

  @TempDir Path folder;

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(ProviderFactory.class))
        .anyMatch(factory -> factory instanceof AzureProviderFactory);
  }

  @Test
  void isEnabledWithWhatIsNeeded() {
    ProviderSetup setup = create(Map.of());

    assertThat(setup).isInstanceOf(ProviderSetup.Enabled.class);
    ((ProviderSetup.Enabled) setup).provider().close();
  }

  @ParameterizedTest
  @CsvSource({
    "AZURE_SUBSCRIPTION_ID",
    "AZURE_TENANT",
    "AZURE_CLIENT_ID",
    "AZURE_SECRET",
    "AZURE_REGIONS"
  })
  void withoutACredentialItIsLeftOut(String key) {
    assertThat(create(Map.of(key, " ")))
        .isInstanceOfSatisfying(
            ProviderSetup.Disabled.class,
            disabled -> assertThat(disabled.reason()).isEqualTo("not set: " + key));
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({
    "AZURE_SUBSCRIPTION_ID, mine",
    "AZURE_CLIENT_ID, '0b1f6471'",
    "AZURE_TENANT, 'a b'",
    "AZURE_REGIONS, 'westeurope west-europe'",
    "AZURE_REGIONS, \"west'europe\"",
    "AZURE_ENDPOINT, http://127.0.0.1",
    "AZURE_AUTHORITY, login.microsoftonline.com",
    "AZURE_PRICES_ENDPOINT, 'ht tp://x'",
    "AZURE_CA_FILE, /nowhere/ca.pem",
    "AZURE_RESOURCE_GROUP, 'a/b'",
    "AZURE_IMAGE, ubuntu",
    "AZURE_SSH_PUBLIC_KEY, 'not a key'",
    "AZURE_CURRENCY, GOLD",
    "AZURE_TIMEOUT_SECONDS, 0",
    "AZURE_TIMEOUT_SECONDS, 3m",
    "AZURE_OS_DISK_GB, 5",
    "AZURE_MAX_PRICE, -2",
    "AZURE_MAX_PRICE, 0",
  })
  void aWrongValueIsNamed(String key, String value) {
    assertThat(create(Map.of(key, value)))
        .isInstanceOfSatisfying(
            ProviderSetup.Invalid.class,
            invalid -> assertThat(invalid.mistakes()).singleElement().asString().contains(key));
  }

  @Test
  void allMistakesAreToldAtOnceAndNoSecret() {
    ProviderSetup setup =
        create(Map.of("AZURE_CURRENCY", "GOLD", "AZURE_OS_DISK_GB", "x", "AZURE_IMAGE", "y"));

    assertThat(((ProviderSetup.Invalid) setup).mistakes())
        .hasSize(3)
        .noneMatch(mistake -> mistake.contains("s3cret"));
  }

  @Test
  void aFileWithoutCertificatesIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("ca.pem"), "no certificate\n");

    assertThat(create(Map.of("AZURE_CA_FILE", file.toString())))
        .isInstanceOfSatisfying(
            ProviderSetup.Invalid.class,
            invalid ->
                assertThat(invalid.mistakes())
                    .singleElement()
                    .asString()
                    .contains("AZURE_CA_FILE"));
  }

  @Test
  void defaultsAreTheDocumentedOnes() {
    AzureSettings settings = read(Map.of());

    assertThat(settings.regions()).containsExactly("westeurope", "swedencentral");
    assertThat(settings.endpoints().arm()).hasToString("https://management.azure.com");
    assertThat(settings.endpoints().authority()).hasToString("https://login.microsoftonline.com");
    assertThat(settings.endpoints().prices()).hasToString("https://prices.azure.com");
    assertThat(settings.machines().resourceGroup()).isEqualTo("scitq");
    assertThat(settings.machines().image())
        .isEqualTo(new AzureImage("Canonical", "ubuntu-24_04-lts", "server", "latest"));
    assertThat(settings.machines().sshPublicKey()).isEmpty();
    assertThat(settings.machines().osDiskGb()).isEqualTo(64);
    assertThat(settings.machines().maxPrice()).isEqualTo(-1);
    assertThat(settings.currency().getCurrencyCode()).isEqualTo("USD");
    assertThat(settings.timeout()).isEqualTo(Duration.ofMinutes(3));
  }

  @Test
  void thePublicKeyMayBeAFile() throws IOException {
    String key = "ssh-ed25519 " + "A".repeat(68) + " me@here";
    Path file = Files.writeString(folder.resolve("id.pub"), "\n" + key + "\n");

    assertThat(read(Map.of("AZURE_SSH_PUBLIC_KEY", file.toString())).machines().sshPublicKey())
        .contains(key);
    assertThat(read(Map.of("AZURE_SSH_PUBLIC_KEY", key)).machines().sshPublicKey()).contains(key);
  }

  @Test
  void onlyTheSecretIsSecretAndItIsNeverShown() {
    List<ProviderKey> keys = new AzureProviderFactory().keys();

    assertThat(keys)
        .filteredOn(ProviderKey::secret)
        .extracting(ProviderKey::name)
        .containsExactly("AZURE_SECRET");
    assertThat(read(Map.of()).toString()).doesNotContain("s3cret");
  }

  private static ProviderSetup create(Map<String, String> changes) {
    return new AzureProviderFactory().create(settings(changes));
  }

  private static AzureSettings read(Map<String, String> changes) {
    AzureSettingsReader reader = new AzureSettingsReader(settings(changes));
    AzureSettings settings = reader.read();
    assertThat(reader.mistakes()).isEmpty();
    return settings;
  }

  private static ProviderSettings settings(Map<String, String> changes) {
    Map<String, String> values = new HashMap<>(NEEDED);
    values.putAll(changes);
    return new ProviderSettings(values, new ServerId("abc123"), InstantSource.system());
  }
}
