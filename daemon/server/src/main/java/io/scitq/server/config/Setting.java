package io.scitq.server.config;

import java.util.regex.Pattern;

/**
 * One effective value.
 *
 * @param key its KEY
 * @param value as text, never blank
 * @param origin where it comes from: a flag, {@code environment}, {@code FILE:LINE} or {@code
 *     default}
 * @param secret true when the value must never be shown
 */
public record Setting(String key, String value, String origin, boolean secret) {
  private static final Pattern URI_PASSWORD = Pattern.compile("(://[^:/@]*):.*@");
  private static final Pattern QUERY_PASSWORD = Pattern.compile("(?i)(password=)[^&]*");

  /** The value as it may be shown. Of a database address only the password is hidden. */
  public String shown() {
    if (!secret) {
      return value;
    }
    if (!key.equals(ConfigKeys.DATABASE_URI) || !value.contains("://")) {
      return "***";
    }
    String hidden = URI_PASSWORD.matcher(value).replaceFirst("$1:***@");
    return QUERY_PASSWORD.matcher(hidden).replaceAll("$1***");
  }

  @Override
  public String toString() {
    return key + "=" + shown() + " (" + origin + ")";
  }
}
