package io.scitq.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.spi.ProviderFactory;
import io.scitq.spi.ProviderId;
import io.scitq.spi.ProviderKey;
import io.scitq.spi.ProviderSettings;
import io.scitq.spi.ProviderSetup;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckReportTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

  /** A provider that wants a token. */
  private record Mars() implements ProviderFactory {
    @Override
    public ProviderId id() {
      return new ProviderId("mars");
    }

    @Override
    public List<ProviderKey> keys() {
      return ConfigFixture.KEYS;
    }

    @Override
    public ProviderSetup create(ProviderSettings settings) {
      return settings.value("MARS_TOKEN").isEmpty()
          ? new ProviderSetup.Disabled("MARS_TOKEN is not set")
          : new ProviderSetup.Invalid(List.of("MARS_TOKEN=***: must be longer"));
    }
  }

  private static CheckReport report(Map<String, String> environment) {
    return CheckReport.of(ConfigFixture.read(environment), List.of(new Mars()), CLOCK);
  }

  @Test
  void showsEveryValueWithItsOriginAndHidesSecrets() {
    CheckReport report =
        report(
            Map.of(
                "SQLALCHEMY_DATABASE_URI", "postgresql://u:hu@sh@db:5432/scitq?password=hush2",
                "OVH_APPLICATIONSECRET", "hush3",
                "OVH_CONSUMERKEY", "hush4",
                "AZURE_SECRET", "hush5://hush6",
                "OVH_APPLICATIONKEY", "shown"));

    assertThat(report.good()).isTrue();
    assertThat(report.text().lines())
        .anyMatch(line -> line.matches("KEY +VALUE +ORIGIN"))
        .anyMatch(line -> line.matches("SCITQ_LISTEN +127.0.0.1:5000 +default"))
        .anyMatch(line -> line.matches("OVH_APPLICATIONKEY +shown +environment"))
        .anyMatch(line -> line.matches("OVH_CONSUMERKEY +\\*\\*\\* +environment"))
        .anyMatch(line ->
            line.matches(
                "SQLALCHEMY_DATABASE_URI +postgresql://u:\\*\\*\\*@db:5432/scitq"
                    + "\\?password=\\*\\*\\* +environment"))
        .anyMatch(line -> line.equals("provider mars: disabled, MARS_TOKEN is not set"))
        .anyMatch(line -> line.equals("The configuration is good."));
    assertThat(report.text()).doesNotContain("hush").doesNotContain("hu@sh");
  }

  @Test
  void showsMistakesOfProvidersWithOurs() {
    CheckReport report = report(Map.of("MARS_TOKEN", "hush", "LOG_LEVEL", "LOUD"));

    assertThat(report.good()).isFalse();
    assertThat(report.text())
        .contains("provider mars: wrong configuration")
        .contains("mistake: LOG_LEVEL=LOUD")
        .contains("mistake: MARS_TOKEN=***: must be longer")
        .contains("scitqd would not start.")
        .doesNotContain("hush");
  }

  @Test
  void textOfAConfigurationHoldsNoSecret() {
    ScitqdConfig config =
        ConfigFixture.good(
            Map.of("MARS_TOKEN", "hush", "SQLALCHEMY_DATABASE_URI", "postgresql://u:hush@h/d"));

    assertThat(config.toString()).doesNotContain("hush");
    assertThat(config.values()).containsEntry("MARS_TOKEN", "hush");
  }
}
