package io.scitq.ovh;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.spi.Provider;
import io.scitq.spi.ProviderFactory;
import io.scitq.spi.ProviderKey;
import io.scitq.spi.ProviderSettings;
import io.scitq.spi.ProviderSetup;
import io.scitq.spi.ServerId;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OvhProviderFactoryTest {
  private static final Map<String, String> GOOD =
      Map.of(
          "OVH_APPLICATIONKEY", "ak",
          "OVH_APPLICATIONSECRET", "as-hidden",
          "OVH_CONSUMERKEY", "ck-hidden",
          "OS_PROJECT_ID", "0123456789abcdef0123456789abcdef",
          "OVH_REGIONS", "GRA11 EU-WEST-PAR  GRA11");

  @Test
  void isFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(ProviderFactory.class))
        .extracting(factory -> factory.id().value())
        .contains("ovh");
  }

  @Test
  void defaultsAreThoseOfTheManual() {
    SettingsReader reader = new SettingsReader(settings(GOOD));

    OvhSettings read = reader.read();

    assertThat(reader.mistakes()).isEmpty();
    assertThat(read.endpoint().toString()).isEqualTo("https://eu.api.ovh.com/1.0");
    assertThat(read.subsidiary()).isEqualTo("FR");
    assertThat(read.image()).isEqualTo("Ubuntu 24.04");
    assertThat(read.sshKey()).isEmpty();
    assertThat(read.timeout()).hasSeconds(60);
    assertThat(read.regions()).containsExactly("GRA11", "EU-WEST-PAR");
  }

  @Test
  void goodSettingsMakeAProviderWithoutTalkingToTheCloud() {
    ProviderSetup setup = create(GOOD);

    assertThat(setup).isInstanceOf(ProviderSetup.Enabled.class);
    try (Provider provider = ((ProviderSetup.Enabled) setup).provider()) {
      assertThat(provider.id().value()).isEqualTo("ovh");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OVH_APPLICATIONKEY",
        "OVH_APPLICATIONSECRET",
        "OVH_CONSUMERKEY",
        "OS_PROJECT_ID",
        "OVH_REGIONS"
      })
  void missingKeyDisablesAndIsNamed(String key) {
    Map<String, String> values = new HashMap<>(GOOD);
    values.put(key, "  ");

    assertThat(create(values))
        .isEqualTo(new ProviderSetup.Disabled("OVH is not used because " + key + " is not set"));
  }

  @ParameterizedTest
  @CsvSource({
    "OVH_ENDPOINT, ftp://eu.api.ovh.com",
    "OVH_ENDPOINT, http://eu.api.ovh.com/1.0",
    "OVH_ENDPOINT, http://10.0.0.1:80/1.0",
    "OVH_ENDPOINT, https://",
    "OVH_ENDPOINT, 'not a url'",
    "OVH_ENDPOINT, https://eu.api.ovh.com/1.0?x=1",
    "OVH_ENDPOINT, http://999.1.1.1",
    "OS_PROJECT_ID, my-project",
    "OVH_REGIONS, 'GRA11 gra7'",
    "OVH_REGIONS, 'GRA11,SBG5'",
    "OVH_SUBSIDIARY, fr",
    "OVH_TIMEOUT_SECONDS, 0",
    "OVH_TIMEOUT_SECONDS, 601",
    "OVH_TIMEOUT_SECONDS, 1m",
  })
  void wrongValueIsRefusedWithKeyAndValue(String key, String value) {
    Map<String, String> values = new HashMap<>(GOOD);
    values.put(key, value);

    ProviderSetup setup = create(values);

    assertThat(setup).isInstanceOf(ProviderSetup.Invalid.class);
    assertThat(((ProviderSetup.Invalid) setup).mistakes())
        .singleElement()
        .asString()
        .startsWith(key)
        .contains(value.substring(value.indexOf(' ') + 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8080/1.0/",
        "http://localhost:8080/1.0",
        "http://[::1]:8080/1.0",
        "https://ca.api.ovh.com/1.0"
      })
  void loopbackMayGoWithoutEncryption(String endpoint) {
    Map<String, String> values = new HashMap<>(GOOD);
    values.put("OVH_ENDPOINT", endpoint);

    ProviderSetup setup = create(values);

    assertThat(setup).isInstanceOf(ProviderSetup.Enabled.class);
    ((ProviderSetup.Enabled) setup).provider().close();
  }

  @Test
  void allMistakesAreReportedAtOnceWithoutSecrets() {
    Map<String, String> values = new HashMap<>(GOOD);
    values.put("OVH_TIMEOUT_SECONDS", "never");
    values.put("OVH_SUBSIDIARY", "?");
    values.put("OS_PROJECT_ID", "x");

    ProviderSetup.Invalid invalid = (ProviderSetup.Invalid) create(values);

    assertThat(invalid.mistakes()).hasSize(3);
    assertThat(invalid.toString()).doesNotContain("hidden");
    assertThat(new SettingsReader(settings(GOOD)).read().toString()).doesNotContain("hidden");
  }

  @Test
  void secretsAreMarked() {
    assertThat(new OvhProviderFactory().keys())
        .filteredOn(ProviderKey::secret)
        .extracting(ProviderKey::name)
        .containsExactly("OVH_APPLICATIONSECRET", "OVH_CONSUMERKEY");
  }

  private static ProviderSetup create(Map<String, String> values) {
    return new OvhProviderFactory().create(settings(values));
  }

  private static ProviderSettings settings(Map<String, String> values) {
    return new ProviderSettings(values, new ServerId("abc123"), InstantSource.system());
  }
}
