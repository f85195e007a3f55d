package io.scitq.local;

import io.scitq.spi.ProviderFactory;
import io.scitq.spi.ProviderId;
import io.scitq.spi.ProviderKey;
import io.scitq.spi.ProviderSettings;
import io.scitq.spi.ProviderSetup;
import java.util.List;
import java.util.Map;

/** Makes the {@code local} provider: workers on this host. */
public final class LocalProviderFactory implements ProviderFactory {
  static final ProviderId LOCAL = new ProviderId("local");

  @Override
  public ProviderId id() {
    return LOCAL;
  }

  @Override
  public List<ProviderKey> keys() {
    return SettingsReader.KEYS;
  }

  @Override
  public Map<String, String> settingsWhenAlone() {
    return Map.of(SettingsReader.ENABLED, "1", SettingsReader.BATCH, "Default");
  }

  @Override
  public ProviderSetup create(ProviderSettings settings) {
    SettingsReader reader = new SettingsReader(settings);
    boolean enabled = reader.isEnabled();
    LocalSettings read = reader.read();
    if (!reader.mistakes().isEmpty()) {
      return new ProviderSetup.Invalid(reader.mistakes());
    }
    if (!enabled) {
      return new ProviderSetup.Disabled(
          "this host lends no workers because " + SettingsReader.ENABLED + " is not 1");
    }
    return new ProviderSetup.Enabled(
        new LocalProvider(
            read,
            new HostProcesses(),
            Machine.ofThisHost(read.work()),
            settings.serverId(),
            settings.clock()));
  }
}
