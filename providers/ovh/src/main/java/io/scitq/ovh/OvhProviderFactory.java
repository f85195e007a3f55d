package io.scitq.ovh;

import io.scitq.spi.ProviderFactory;
import io.scitq.spi.ProviderId;
import io.scitq.spi.ProviderKey;
import io.scitq.spi.ProviderSettings;
import io.scitq.spi.ProviderSetup;
import java.util.List;

/** Makes the {@code ovh} provider: OVHcloud Public Cloud. */
public final class OvhProviderFactory implements ProviderFactory {
  static final ProviderId OVH = new ProviderId("ovh");

  @Override
  public ProviderId id() {
    return OVH;
  }

  @Override
  public List<ProviderKey> keys() {
    return SettingsReader.KEYS;
  }

  @Override
  public ProviderSetup create(ProviderSettings settings) {
    SettingsReader reader = new SettingsReader(settings);
    if (!reader.missing().isEmpty()) {
      return new ProviderSetup.Disabled(
          "OVH is not used because " + String.join(", ", reader.missing()) + " is not set");
    }
    OvhSettings read = reader.read();
    if (!reader.mistakes().isEmpty()) {
      return new ProviderSetup.Invalid(reader.mistakes());
    }
    return new ProviderSetup.Enabled(
        new OvhProvider(
            new OvhClient(read, settings.clock()), read, settings.serverId(), settings.clock()));
  }
}
