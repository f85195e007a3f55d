package io.scitq.local;

import io.scitq.spi.ProviderKey;
import io.scitq.spi.ProviderSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and checks the settings of this provider. */
final class SettingsReader {
  static final String ENABLED = "SCITQ_LOCAL";
  static final String WORKERS = "SCITQ_LOCAL_WORKERS";
  static final String WORK = "SCITQ_LOCAL_WORKDIR";
  static final String BATCH = "SCITQ_LOCAL_BATCH";

  /** The daemon's own key, which it always fills. */
  static final String DATA = "SCITQ_DATA";

  static final List<ProviderKey> KEYS =
      List.of(
          new ProviderKey(ENABLED, false, "1: workers on this host; default 1 without any cloud"),
          new ProviderKey(WORKERS, false, "workers on this host at once, default 1"),
          new ProviderKey(WORK, false, "where their tasks run, default DATA/local/work"),
          new ProviderKey(
              BATCH, false, "batch of a standing worker; without any cloud: Default, else none"));

  /** A program that cannot run dies at once; it is not started again and again without pause. */
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private static final int MAX_WORKERS = 1000;

  private final ProviderSettings settings;
  private final List<String> mistakes = new ArrayList<>();

  SettingsReader(ProviderSettings settings) {
    this.settings = settings;
  }

  List<String> mistakes() {
    return List.copyOf(mistakes);
  }

  boolean isEnabled() {
    String text = settings.value(ENABLED).orElse("0");
    switch (text) {
      case "1", "true", "yes" -> {
        return true;
      }
      case "0", "false", "no" -> {
        return false;
      }
      default -> {
        mistakes.add(ENABLED + "=" + text + ": must be 1 or 0");
        return false;
      }
    }
  }

  LocalSettings read() {
    Path base = path(DATA).orElse(Path.of("/var/lib/scitq")).resolve("local");
    Path work = path(WORK).orElse(base.resolve("work"));
    // the standing worker comes on top of those that people ask for
    Optional<String> standing = settings.value(BATCH);
    int workers = workers() + (standing.isPresent() ? 1 : 0);
    return new LocalSettings(base.resolve("agents"), work, workers, standing, PAUSE);
  }

  private int workers() {
    String text = settings.value(WORKERS).orElse("1");
    if (text.matches("\\d{1,4}") && Integer.parseInt(text) <= MAX_WORKERS) {
      return Integer.parseInt(text);
    }
    mistakes.add(WORKERS + "=" + text + ": must be a whole number from 0 to " + MAX_WORKERS);
    return 0;
  }

  private Optional<Path> path(String key) {
    Optional<String> text = settings.value(key);
    if (text.isPresent() && !text.get().startsWith("/")) {
      mistakes.add(key + "=" + text.get() + ": must be an absolute path");
      return Optional.empty();
    }
    return text.map(Path::of).map(Path::normalize);
  }
}
