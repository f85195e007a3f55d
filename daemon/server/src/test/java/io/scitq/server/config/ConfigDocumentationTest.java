package io.scitq.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.server.config.ConfigKey.Kind;
import io.scitq.spi.ProviderFactory;
import io.scitq.spi.ProviderKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConfigDocumentationTest {
  private static final Pattern KEY = Pattern.compile("#?([A-Z][A-Z0-9_]*)=(.*)");

  /** KEY to documented default, as it stands in config/scitq.conf. */
  private static Map<String, String> documented() throws IOException {
    return Files.readAllLines(Path.of("../../config/scitq.conf")).stream()
        .map(KEY::matcher)
        .filter(Matcher::matches)
        .collect(Collectors.toMap(m -> m.group(1), m -> m.group(2)));
  }

  private static ConfigKeys known() {
    List<ProviderKey> declared =
        ServiceLoader.load(ProviderFactory.class).stream()
            .flatMap(factory -> factory.get().keys().stream())
            .toList();
    return ConfigKeys.with(declared);
  }

  @Test
  void everyKeyIsDocumentedAndEveryDocumentedKeyIsKnown() throws IOException {
    assertThat(documented().keySet())
        .containsExactlyInAnyOrderElementsOf(known().all().stream().map(ConfigKey::name).toList());
  }

  // lesson 40
  @Test
  void documentedDefaultsAreTheDefaults() throws IOException {
    Map<String, String> documented = documented();

    documented.remove(ConfigKeys.DATA); // depends on the user, as its comment says
    assertThat(known().all())
        .filteredOn(key -> key.kind() == Kind.DAEMON && documented.containsKey(key.name()))
        .hasSizeGreaterThan(25)
        .allSatisfy(
            key -> assertThat(documented.get(key.name())).as(key.name()).isEqualTo(key.fallback()));
  }

  @Test
  void theFileIsReadWithoutMistakeAsItIs() {
    ConfigFile file = ConfigFile.read(Path.of("../../config/scitq.conf"));

    assertThat(file.mistakes()).isEmpty();
    assertThat(file.entries()).isEmpty();
  }
}
