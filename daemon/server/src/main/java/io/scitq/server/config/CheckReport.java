package io.scitq.server.config;

import io.scitq.spi.ProviderFactory;
import io.scitq.spi.ProviderSetup;
import io.scitq.spi.ServerId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What {@code scitqd check} says.
 *
 * @param text for people, secrets hidden
 * @param good true when the daemon would start
 */
public record CheckReport(String text, boolean good) {
  /** No provider keeps anything under this id: a check asks nothing of a cloud. */
  private static final ServerId NOBODY = new ServerId("000000");

  /** Checks the configuration and lets every provider check its part. */
  public static CheckReport of(
      ConfigResult result, List<ProviderFactory> factories, InstantSource clock) {
    List<Setting> settings =
        switch (result) {
          case ConfigResult.Valid valid -> valid.config().settings();
          case ConfigResult.Wrong wrong -> wrong.settings();
        };
    List<String> warnings = new ArrayList<>();
    List<String> mistakes = new ArrayList<>();
    switch (result) {
      case ConfigResult.Valid valid -> warnings.addAll(valid.warnings());
      case ConfigResult.Wrong wrong -> mistakes.addAll(wrong.mistakes());
    }
    StringBuilder text = new StringBuilder(table(settings));
    text.append('\n').append(providers(settings, factories, clock, mistakes));
    warnings.forEach(warning -> text.append("warning: ").append(warning).append('\n'));
    mistakes.forEach(mistake -> text.append("mistake: ").append(mistake).append('\n'));
    text.append(mistakes.isEmpty() ? "The configuration is good.\n" : "scitqd would not start.\n");
    return new CheckReport(text.toString(), mistakes.isEmpty());
  }

  private static String table(List<Setting> settings) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("KEY", "VALUE", "ORIGIN"));
    settings.forEach(s -> rows.add(List.of(s.key(), s.shown(), s.origin())));
    int key = width(rows, 0);
    int value = Math.min(width(rows, 1), 60);
    return rows.stream()
        .map(row -> pad(row.get(0), key) + "  " + pad(row.get(1), value) + "  " + row.get(2))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String providers(
      List<Setting> settings,
      List<ProviderFactory> factories,
      InstantSource clock,
      List<String> mistakes) {
    Map<String, String> values =
        settings.stream().collect(Collectors.toMap(Setting::key, Setting::value));
    return ProviderSetups.of(factories, values, NOBODY, clock).entrySet().stream()
        .map(
            setup -> "provider " + setup.getKey() + ": " + state(setup.getValue(), mistakes) + "\n")
        .collect(Collectors.joining());
  }

  private static String state(ProviderSetup setup, List<String> mistakes) {
    return switch (setup) {
      case ProviderSetup.Enabled enabled -> {
        enabled.provider().close();
        yield "enabled";
      }
      case ProviderSetup.Disabled disabled -> "disabled, " + disabled.reason();
      case ProviderSetup.Invalid invalid -> {
        mistakes.addAll(invalid.mistakes());
        yield "wrong configuration";
      }
    };
  }
}
