package io.scitq.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.spi.ProviderFactory;
import io.scitq.spi.ProviderId;
import io.scitq.spi.ProviderKey;
import io.scitq.spi.ProviderSettings;
import io.scitq.spi.ProviderSetup;
import io.scitq.spi.ServerId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProviderSetupsTest {
  private static final ServerId SERVER = new ServerId("abc123");
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

  /** Says what it was given, and is wrong when switched on: nothing is opened. */
  private record Cellar() implements ProviderFactory {
    @Override
    public ProviderId id() {
      return new ProviderId("cellar");
    }

    @Override
    public List<ProviderKey> keys() {
      return List.of();
    }

    @Override
    public Map<String, String> settingsWhenAlone() {
      return Map.of("CELLAR", "1");
    }

    @Override
    public ProviderSetup create(ProviderSettings settings) {
      return new ProviderSetup.Disabled(settings.value("CELLAR").orElse("nothing"));
    }
  }

  /** Configured when its key is there, and then wrong. */
  private record Zoo() implements ProviderFactory {
    @Override
    public ProviderId id() {
      return new ProviderId("zoo");
    }

    @Override
    public List<ProviderKey> keys() {
      return List.of();
    }

    @Override
    public ProviderSetup create(ProviderSettings settings) {
      return settings.value("ZOO").isPresent()
          ? new ProviderSetup.Invalid(List.of("wrong"))
          : new ProviderSetup.Disabled("ZOO is not set");
    }
  }

  private static String given(String listen, Map<String, String> more) {
    Map<String, String> values = new TreeMap<>(more);
    values.put("SCITQ_LISTEN", listen);
    ProviderSetup setup =
        ProviderSetups.of(List.of(new Cellar(), new Zoo()), values, SERVER, CLOCK)
            .get(new ProviderId("cellar"));
    return ((ProviderSetup.Disabled) setup).reason();
  }

  @Test
  void aFallbackIsUsedWhereNothingElseIsConfigured() {
    assertThat(given("127.0.0.1:5000", Map.of())).isEqualTo("1");
    assertThat(given("[::1]:0", Map.of())).isEqualTo("1");
  }

  @Test
  void aFallbackIsNotUsedBesideAnotherProviderEvenAWrongOne() {
    assertThat(given("127.0.0.1:5000", Map.of("ZOO", "x"))).isEqualTo("nothing");
  }

  @Test
  void aFallbackIsNotUsedWhereOthersReachTheDaemon() {
    assertThat(given("0.0.0.0:5000", Map.of())).isEqualTo("nothing");
    assertThat(given("nonsense", Map.of())).isEqualTo("nothing");
  }

  @Test
  void whatIsConfiguredWins() {
    assertThat(given("127.0.0.1:5000", Map.of("CELLAR", "0"))).isEqualTo("0");
    assertThat(given("0.0.0.0:5000", Map.of("CELLAR", "1"))).isEqualTo("1");
  }
}
