package io.scitq.server.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a {@code KEY=value} file, as systemd and dotenv read them.
 *
 * @param entries the last value of each key with its line
 * @param mistakes lines that mean nothing
 */
record ConfigFile(Map<String, Entry> entries, List<String> mistakes) {
  static final ConfigFile NONE = new ConfigFile(Map.of(), List.of());

  /** A configuration of a megabyte is not one; it is more likely the wrong file. */
  private static final long MAX_BYTES = 1 << 20;

  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)");
  private static final Pattern QUOTED =
      Pattern.compile("(?:\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)')\\s*(?:#.*)?");
  private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*$");

  /**
   * A value in the file.
   *
   * @param value without quotes and comments, possibly empty
   * @param line from 1
   */
  record Entry(String value, int line) {}

  static ConfigFile read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        return wrong("cannot read " + file + ": there is no such file");
      }
      if (Files.size(file) > MAX_BYTES) {
        return wrong("cannot read " + file + ": larger than 1 MiB, is it a configuration file?");
      }
      return parse(file, Files.readString(file, StandardCharsets.UTF_8));
    } catch (CharacterCodingException e) {
      return wrong("cannot read " + file + ": it is not UTF-8 text");
    } catch (IOException e) {
      return wrong("cannot read " + file + ": " + Reasons.of(e));
    }
  }

  static ConfigFile parse(Path file, String text) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    List<String> mistakes = new ArrayList<>();
    int number = 0;
    for (String raw : text.lines().toList()) {
      number++;
      String line = (number == 1 ? raw.replace("\uFEFF", "") : raw).strip();
      if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
        continue;
      }
      Matcher matcher = ASSIGNMENT.matcher(line);
      if (!matcher.matches()) {
        mistakes.add(file + ":" + number + ": not of the form KEY=value" + keyOnly(line));
      } else if (isOpen(matcher.group(2))) {
        mistakes.add(file + ":" + number + ": " + matcher.group(1) + ": the quote is not closed");
      } else {
        entries.put(matcher.group(1), new Entry(unquoted(matcher.group(2)), number));
      }
    }
    return new ConfigFile(entries, mistakes);
  }

  private static ConfigFile wrong(String mistake) {
    return new ConfigFile(Map.of(), List.of(mistake));
  }

  /** A line that we cannot read may be part of a secret: at most what looks like a KEY is shown. */
  private static String keyOnly(String line) {
    String word = line.split("[\\s=:]", 2)[0];
    return word.matches("[A-Z]+_[A-Z0-9_]+") ? " (" + word + "...)" : "";
  }

  private static boolean isOpen(String value) {
    boolean quote = value.startsWith("\"") || value.startsWith("'");
    return quote && !QUOTED.matcher(value).matches();
  }

  private static String unquoted(String value) {
    Matcher matcher = QUOTED.matcher(value);
    if (!matcher.matches()) {
      return COMMENT.matcher(value).replaceFirst("").strip();
    }
    return matcher.group(2) != null
        ? matcher.group(2)
        : matcher.group(1).replaceAll("\\\\(.)", "$1");
  }
}
