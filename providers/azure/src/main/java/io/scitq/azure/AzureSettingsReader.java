package io.scitq.azure;

import io.scitq.azure.AzureSettings.Account;
import io.scitq.azure.AzureSettings.Endpoints;
import io.scitq.azure.AzureSettings.Machines;
import io.scitq.spi.ProviderSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads and checks the configuration, and gathers all its mistakes. */
final class AzureSettingsReader {
  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern TENANT = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.-]{1,252}");
  private static final Pattern REGION = Pattern.compile("[a-z][a-z0-9]{2,39}");
  private static final Pattern GROUP = Pattern.compile("[0-9A-Za-z_().-]{0,89}[0-9A-Za-z_()-]");

  private final ProviderSettings settings;
  private final List<String> mistakes = new ArrayList<>();

  AzureSettingsReader(ProviderSettings settings) {
    this.settings = settings;
  }

  /** The required keys that are not set. */
  List<String> missing() {
    return AzureKeys.REQUIRED.stream().filter(key -> settings.value(key).isEmpty()).toList();
  }

  /** What was wrong in what {@link #read} read. */
  List<String> mistakes() {
    return List.copyOf(mistakes);
  }

  /** Reads everything; worth something only when there are no {@link #mistakes} afterwards. */
  AzureSettings read() {
    Account account =
        new Account(
            text(AzureKeys.SUBSCRIPTION, "", GUID, "a GUID"),
            text(AzureKeys.TENANT, "", TENANT, "a GUID or a domain"),
            text(AzureKeys.CLIENT, "", GUID, "a GUID"),
            settings.value(AzureKeys.SECRET).orElse(""));
    Endpoints endpoints =
        new Endpoints(
            address(AzureKeys.ENDPOINT, "https://management.azure.com", true),
            address(AzureKeys.AUTHORITY, "https://login.microsoftonline.com", true),
            address(AzureKeys.PRICES, "https://prices.azure.com", false),
            trusted());
    int seconds = number(AzureKeys.TIMEOUT, 180, 1, 3600);
    return new AzureSettings(
        account,
        endpoints,
        machines(),
        regions(),
        currency(),
        Duration.ofSeconds(seconds),
        settings.serverId());
  }

  private Machines machines() {
    return new Machines(
        text(AzureKeys.RESOURCE_GROUP, "scitq", GROUP, "a resource group name"),
        image(),
        sshKey(),
        number(AzureKeys.OS_DISK, 64, 30, 4095),
        maxPrice());
  }

  private String text(String key, String byDefault, Pattern shape, String allowed) {
    String value = settings.value(key).orElse(byDefault);
    if (!shape.matcher(value).matches()) {
      mistake(key, value, allowed);
    }
    return value;
  }

  private URI address(String key, String byDefault, boolean https) {
    String value = settings.value(key).orElse(byDefault);
    try {
      URI address = new URI(value.replaceAll("/+$", ""));
      boolean scheme =
          "https".equals(address.getScheme()) || (!https && "http".equals(address.getScheme()));
      if (scheme && address.getHost() != null) {
        return address;
      }
    } catch (URISyntaxException wrong) {
      mistake(key, value, "an address, but " + wrong.getReason());
      return URI.create(byDefault);
    }
    mistake(key, value, https ? "an https address" : "an http or https address");
    return URI.create(byDefault);
  }

  private Optional<Path> trusted() {
    Optional<String> value = settings.value(AzureKeys.CA_FILE);
    Optional<Path> file = value.flatMap(AzureSettingsReader::readable);
    if (value.isPresent() && file.isEmpty()) {
      mistake(AzureKeys.CA_FILE, value.get(), "a readable PEM file");
    }
    return file;
  }

  private List<String> regions() {
    String value = settings.value(AzureKeys.REGIONS).orElse("").toLowerCase(Locale.ROOT);
    List<String> names =
        List.of(value.split("\\s+")).stream().filter(n -> !n.isEmpty()).distinct().toList();
    for (String name : names) {
      if (!REGION.matcher(name).matches()) {
        mistake(AzureKeys.REGIONS, name, "region names such as westeurope");
      }
    }
    return names;
  }

  private AzureImage image() {
    String value = settings.value(AzureKeys.IMAGE).orElse(AzureKeys.DEFAULT_IMAGE);
    Optional<AzureImage> image = AzureImage.parse(value);
    if (image.isEmpty()) {
      mistake(AzureKeys.IMAGE, value, "publisher:offer:sku:version");
    }
    return image.orElse(new AzureImage("-", "-", "-", "-"));
  }

  private Optional<String> sshKey() {
    Optional<String> value = settings.value(AzureKeys.SSH_KEY);
    if (value.isEmpty() || isKey(value.get())) {
      return value;
    }
    Optional<String> read = readable(value.get()).flatMap(this::firstKey);
    if (read.isEmpty()) {
      mistake(AzureKeys.SSH_KEY, value.get(), "a public key (ssh-rsa or ssh-ed25519) or its file");
    }
    return read;
  }

  private Optional<String> firstKey(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.map(String::strip).filter(AzureSettingsReader::isKey).findFirst();
    } catch (IOException | java.io.UncheckedIOException unreadable) {
      mistake(AzureKeys.SSH_KEY, file.toString(), "readable: " + unreadable.getMessage());
      return Optional.empty();
    }
  }

  private Currency currency() {
    String value = settings.value(AzureKeys.CURRENCY).orElse("USD");
    try {
      return Currency.getInstance(value.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      mistake(AzureKeys.CURRENCY, value, "an ISO 4217 code such as USD");
      return Currency.getInstance("USD");
    }
  }

  private int number(String key, int byDefault, int lowest, int highest) {
    String value = settings.value(key).orElse(Integer.toString(byDefault));
    if (value.matches("\\d{1,6}")) {
      int number = Integer.parseInt(value);
      if (number >= lowest && number <= highest) {
        return number;
      }
    }
    mistake(key, value, "a whole number from " + lowest + " to " + highest);
    return byDefault;
  }

  private double maxPrice() {
    String value = settings.value(AzureKeys.MAX_PRICE).orElse("-1");
    if (value.equals("-1") || (value.matches("\\d{1,4}(\\.\\d{1,5})?") && !isZero(value))) {
      return Double.parseDouble(value);
    }
    mistake(AzureKeys.MAX_PRICE, value, "-1 or USD per hour with at most 5 decimals");
    return -1;
  }

  private static boolean isZero(String value) {
    return value.matches("[0.]+");
  }

  private static boolean isKey(String text) {
    return text.matches("(ssh-rsa|ssh-ed25519) [A-Za-z0-9+/=]{60,}( .*)?");
  }

  private static Optional<Path> readable(String text) {
    try {
      return Optional.of(Path.of(text)).filter(Files::isRegularFile).filter(Files::isReadable);
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
  }

  private void mistake(String key, String value, String allowed) {
    mistakes.add(key + " is '" + value + "', must be " + allowed);
  }
}
