package io.scitq.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The records of this package as their sources say it: names, types and javadoc. */
final class SourceRecords {
  private static final Pattern RECORD =
      Pattern.compile(
          "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*public record (\\w+)(?:<\\w+>)?\\(([^{]*)\\)\\s*\\{",
          Pattern.DOTALL);
  private static final Pattern PARAM =
      Pattern.compile("@param (<?\\w+>?) (.*?)(?=@param|$)", Pattern.DOTALL);

  private SourceRecords() {}

  /**
   * A record.
   *
   * @param name with that of its enclosing record, as in {@code PlanView.Action}
   * @param text what it is
   * @param fields its components
   */
  record Shape(String name, String text, List<Field> fields) {}

  /**
   * A component.
   *
   * @param name as in the source
   * @param type as in the source, without annotations
   * @param nullable whether it may be null or absent
   * @param text what it is
   */
  record Field(String name, String type, boolean nullable, String text) {}

  /** All records below a folder, by name. */
  static Map<String, Shape> read(Path folder) throws IOException {
    Map<String, Shape> shapes = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        String main = file.getFileName().toString().replace(".java", "");
        Matcher found = RECORD.matcher(Files.readString(file));
        while (found.find()) {
          String name = found.group(2).equals(main) ? main : main + "." + found.group(2);
          shapes.put(name, shape(name, clean(found.group(1)), found.group(3)));
        }
      }
    }
    return shapes;
  }

  private static Shape shape(String name, String javadoc, String components) {
    Map<String, String> texts = new LinkedHashMap<>();
    Matcher params = PARAM.matcher(javadoc);
    while (params.find()) {
      texts.put(params.group(1), params.group(2).strip());
    }
    List<Field> fields = new ArrayList<>();
    for (String component : split(components)) {
      String plain = component.strip();
      boolean nullable = plain.startsWith("@Nullable ");
      plain = plain.replace("@Nullable ", "").strip();
      int space = plain.lastIndexOf(' ');
      String field = plain.substring(space + 1);
      String text = texts.getOrDefault(field, "");
      fields.add(new Field(field, plain.substring(0, space).strip(), nullable, text));
    }
    int first = javadoc.indexOf("@param");
    String text = first < 0 ? javadoc : javadoc.substring(0, first);
    return new Shape(name, text.strip(), fields);
  }

  /** Splits at commas outside angle brackets. */
  private static List<String> split(String components) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int at = 0; at < components.length(); at++) {
      char sign = components.charAt(at);
      depth += sign == '<' ? 1 : sign == '>' ? -1 : 0;
      if (sign == ',' && depth == 0) {
        parts.add(components.substring(from, at));
        from = at + 1;
      }
    }
    parts.add(components.substring(from));
    return parts.stream().filter(part -> !part.isBlank()).toList();
  }

  /** Javadoc as plain text on one line. */
  static String clean(String javadoc) {
    String text = javadoc.replaceAll("(?m)^\\s*\\*", " ").replaceAll("\\s+", " ").strip();
    String before;
    do {
      before = text;
      text = text.replaceAll("\\{@(?:link|code|value) #?((?:[^{}]|\\{[^{}]*\\})*)\\}", "$1");
    } while (!text.equals(before));
    return text.replaceAll("</?[a-z]+>", "").replaceAll("\\s+", " ").strip();
  }
}
