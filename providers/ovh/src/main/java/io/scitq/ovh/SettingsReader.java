package io.scitq.ovh;

import io.scitq.spi.ProviderKey;
import io.scitq.spi.ProviderSettings;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the configuration and collects every mistake. */
final class SettingsReader {
  static final String APPLICATION = "OVH_APPLICATIONKEY";
  static final String SECRET = "OVH_APPLICATIONSECRET";
  static final String CONSUMER = "OVH_CONSUMERKEY";
  static final String PROJECT = "OS_PROJECT_ID";
  static final String REGIONS = "OVH_REGIONS";
  static final String ENDPOINT = "OVH_ENDPOINT";
  static final String SUBSIDIARY = "OVH_SUBSIDIARY";
  static final String SSH_KEY = "OVH_SSH_KEY";
  static final String IMAGE = "OVH_IMAGE";
  static final String TIMEOUT = "OVH_TIMEOUT_SECONDS";

  static final List<ProviderKey> KEYS =
      List.of(
          new ProviderKey(APPLICATION, false, "OVH application key"),
          new ProviderKey(SECRET, true, "OVH application secret"),
          new ProviderKey(CONSUMER, true, "OVH consumer key"),
          new ProviderKey(PROJECT, false, "OVH Public Cloud project, 32 hexadecimal signs"),
          new ProviderKey(REGIONS, false, "OVH regions to use, separated by spaces"),
          new ProviderKey(ENDPOINT, false, "OVH API (default https://eu.api.ovh.com/1.0)"),
          new ProviderKey(SUBSIDIARY, false, "OVH subsidiary whose prices apply (default FR)"),
          new ProviderKey(SSH_KEY, false, "name of an OVH key pair for the workers (optional)"),
          new ProviderKey(IMAGE, false, "OVH image name or id (default Ubuntu 24.04)"),
          new ProviderKey(TIMEOUT, false, "bound of each OVH call in seconds (default 60)"));

  /** Without these the provider is disabled rather than wrong. */
  private static final List<String> REQUIRED =
      List.of(APPLICATION, SECRET, CONSUMER, PROJECT, REGIONS);

  private static final Pattern PROJECT_SHAPE = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern REGION_SHAPE = Pattern.compile("[A-Z][A-Z0-9]*(-[A-Z0-9]+)*");
  private static final Pattern SUBSIDIARY_SHAPE = Pattern.compile("[A-Z]{2,5}");
  private static final Pattern SECONDS_SHAPE = Pattern.compile("[0-9]{1,3}");
  private static final int LONGEST_TIMEOUT = 600;

  private final ProviderSettings settings;
  private final List<String> mistakes = new ArrayList<>();

  SettingsReader(ProviderSettings settings) {
    this.settings = settings;
  }

  /** Required keys that are not set. */
  List<String> missing() {
    return REQUIRED.stream().filter(key -> settings.value(key).isEmpty()).toList();
  }

  /** Reads everything; what it returns may be used only when {@link #mistakes} is empty. */
  OvhSettings read() {
    return new OvhSettings(
        endpoint(value(ENDPOINT, "https://eu.api.ovh.com/1.0")),
        new Credentials(value(APPLICATION, ""), value(SECRET, ""), value(CONSUMER, "")),
        shaped(PROJECT, value(PROJECT, ""), PROJECT_SHAPE, "32 lower-case hexadecimal signs"),
        regions(value(REGIONS, "")),
        shaped(SUBSIDIARY, value(SUBSIDIARY, "FR"), SUBSIDIARY_SHAPE, "letters such as FR or US"),
        settings.value(SSH_KEY),
        value(IMAGE, "Ubuntu 24.04"),
        timeout(value(TIMEOUT, "60")));
  }

  List<String> mistakes() {
    return mistakes;
  }

  private URI endpoint(String text) {
    try {
      URI uri = new URI(text.replaceAll("/+$", ""));
      if (uri.getHost() != null && uri.getQuery() == null && isSafe(uri)) {
        return uri;
      }
    } catch (URISyntaxException e) {
      mistakes.add(ENDPOINT + " is not a URL (" + e.getReason() + "), got '" + text + "'");
      return URI.create("https://invalid.invalid");
    }
    mistakes.add(
        ENDPOINT + " must be an https URL (http only on this host's loopback), got '" + text + "'");
    return URI.create("https://invalid.invalid");
  }

  /** Consumer keys travel in a header, so they leave this host encrypted or not at all. */
  private static boolean isSafe(URI uri) {
    if ("https".equals(uri.getScheme())) {
      return true;
    }
    boolean literal = uri.getHost().matches("[0-9.]+|\\[[0-9a-fA-F:]+\\]|localhost");
    return "http".equals(uri.getScheme()) && literal && isLoopback(uri.getHost());
  }

  private static boolean isLoopback(String host) {
    return "localhost".equals(host) || InetAddress.ofLiteral(host).isLoopbackAddress();
  }

  private List<String> regions(String text) {
    List<String> names = Arrays.stream(text.split("\\s+")).distinct().toList();
    names.forEach(
        name -> shaped(REGIONS, name, REGION_SHAPE, "OVH region names such as GRA11 EU-WEST-PAR"));
    return names;
  }

  private Duration timeout(String text) {
    if (SECONDS_SHAPE.matcher(text).matches()) {
      int seconds = Integer.parseInt(text);
      if (seconds >= 1 && seconds <= LONGEST_TIMEOUT) {
        return Duration.ofSeconds(seconds);
      }
    }
    mistakes.add(TIMEOUT + " must be 1 to " + LONGEST_TIMEOUT + " seconds, got '" + text + "'");
    return Duration.ofSeconds(1);
  }

  private String shaped(String key, String value, Pattern shape, String allowed) {
    if (!shape.matcher(value).matches()) {
      mistakes.add(key + " must be " + allowed + ", got '" + value + "'");
    }
    return value;
  }

  private String value(String key, String byDefault) {
    return settings.value(key).orElse(byDefault);
  }
}
