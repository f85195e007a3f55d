package io.scitq.azure;

import io.scitq.spi.ProviderFactory;
import io.scitq.spi.ProviderId;
import io.scitq.spi.ProviderKey;
import io.scitq.spi.ProviderSettings;
import io.scitq.spi.ProviderSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Makes the Azure provider from configuration; talks to nobody while doing so. */
public final class AzureProviderFactory implements ProviderFactory {
  /** For {@link java.util.ServiceLoader}. */
  public AzureProviderFactory() {}

  @Override
  public ProviderId id() {
    return AzureMapping.AZURE;
  }

  @Override
  public List<ProviderKey> keys() {
    return AzureKeys.ALL;
  }

  @Override
  public ProviderSetup create(ProviderSettings settings) {
    AzureSettingsReader reader = new AzureSettingsReader(settings);
    List<String> missing = reader.missing();
    if (!missing.isEmpty()) {
      return new ProviderSetup.Disabled("not set: " + String.join(", ", missing));
    }
    AzureSettings read = reader.read();
    if (!reader.mistakes().isEmpty()) {
      return new ProviderSetup.Invalid(reader.mistakes());
    }
    try {
      SSLContext tls = tls(read.endpoints().trusted());
      return new ProviderSetup.Enabled(
          new AzureProvider(read, tls, settings.clock(), Thread::sleep));
    } catch (IOException | GeneralSecurityException unusable) {
      return new ProviderSetup.Invalid(
          List.of(
              AzureKeys.CA_FILE
                  + " is '"
                  + read.endpoints().trusted().map(Path::toString).orElse("")
                  + "', must be a PEM file with certificates: "
                  + unusable.getMessage()));
    }
  }

  private static SSLContext tls(Optional<Path> trusted)
      throws IOException, GeneralSecurityException {
    return trusted.isPresent() ? TrustedCertificates.context(trusted.get()) : usual();
  }

  private static SSLContext usual() throws NoSuchAlgorithmException {
    return SSLContext.getDefault();
  }
}
