package io.scitq.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.spi.OfferingId;
import io.scitq.spi.Provider;
import io.scitq.spi.ProviderSettings;
import io.scitq.spi.ProviderSetup;
import io.scitq.spi.ServerId;
import io.scitq.spi.StandingWorker;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalProviderFactoryTest {
  @TempDir Path folder;

  private ProviderSetup setup(Map<String, String> given) {
    Map<String, String> values = new TreeMap<>(given);
    values.putIfAbsent("SCITQ_DATA", folder.toString());
    return new LocalProviderFactory()
        .create(
            new ProviderSettings(
                values, new ServerId("abc123"), InstantSource.fixed(Instant.EPOCH)));
  }

  private Provider enabled(Map<String, String> given) {
    return ((ProviderSetup.Enabled) setup(given)).provider();
  }

  @Test
  void isLeftOutUnlessItIsAskedFor() {
    assertThat(setup(Map.of())).isInstanceOf(ProviderSetup.Disabled.class);
    assertThat(setup(Map.of("SCITQ_LOCAL", "0"))).isInstanceOf(ProviderSetup.Disabled.class);
    assertThat(setup(Map.of("SCITQ_LOCAL", "1"))).isInstanceOf(ProviderSetup.Enabled.class);
  }

  @Test
  void makesNothingBeforeItIsUsed() {
    enabled(Map.of("SCITQ_LOCAL", "1")).close();

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aStandingWorkerComesOnTopOfThoseAskedFor() {
    Provider alone = enabled(new LocalProviderFactory().settingsWhenAlone());
    Provider plain = enabled(Map.of("SCITQ_LOCAL", "1", "SCITQ_LOCAL_WORKERS", "3"));

    assertThat(alone.standing())
        .contains(
            new StandingWorker(
                OfferingId.of(alone.id(), "local", "local"),
                "Default",
                Runtime.getRuntime().availableProcessors()));
    assertThat(alone.quotas().fetchQuotas().values().getFirst().limit()).isEqualTo(2);
    assertThat(plain.standing()).isEmpty();
    assertThat(plain.quotas().fetchQuotas().values().getFirst().limit()).isEqualTo(3);
  }

  @Test
  void namesEveryWrongValue() {
    ProviderSetup setup =
        setup(
            Map.of(
                "SCITQ_LOCAL", "maybe",
                "SCITQ_LOCAL_WORKERS", "-1",
                "SCITQ_LOCAL_WORKDIR", "here"));

    assertThat(((ProviderSetup.Invalid) setup).mistakes())
        .anyMatch(text -> text.contains("SCITQ_LOCAL=maybe"))
        .anyMatch(text -> text.contains("SCITQ_LOCAL_WORKERS=-1") && text.contains("0 to 1000"))
        .anyMatch(text -> text.contains("SCITQ_LOCAL_WORKDIR=here"));
  }
}
