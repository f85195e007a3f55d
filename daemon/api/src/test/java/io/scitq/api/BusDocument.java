package io.scitq.api;

import io.scitq.api.SourceRecords.Field;
import io.scitq.api.SourceRecords.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes the part of the OpenAPI document about {@code POST /bus/{address}} from the sources of
 * this package, so that javadoc is the one place where a field is explained. {@code .build/openapi}
 * runs it.
 */
final class BusDocument {
  static final Path SOURCES = Path.of("src/main/java/io/scitq/api");
  static final Path TARGET = Path.of("src/main/resources/io/scitq/api/openapi/bus.json");

  private static final Pattern ADDRESS =
      Pattern.compile(
          "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*public static final String \\w+ =\\s*\"([^\"]+)\";",
          Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\{@link (\\w+)\\}");
  private static final Pattern ITEMS = Pattern.compile("\"items\": \\[(\\w+)\\]");

  private final Map<String, Shape> shapes;
  private final String addresses;

  private BusDocument(Map<String, Shape> shapes, String addresses) {
    this.shapes = shapes;
    this.addresses = addresses;
  }

  /** Writes the file; its only argument is the folder of this module. */
  public static void main(String[] arguments) throws IOException {
    Path module = Path.of(arguments[0]);
    Files.writeString(module.resolve(TARGET), write(module.resolve(SOURCES)));
  }

  /** The file as it should be. */
  static String write(Path sources) throws IOException {
    String addresses = Files.readString(sources.resolve("BusAddress.java"));
    return new BusDocument(SourceRecords.read(sources), addresses).text();
  }

  private String text() {
    String schemas =
        shapes.values().stream()
            .filter(shape -> !shape.name().equals("Items"))
            .map(this::schema)
            .collect(Collectors.joining(",\n"));
    return "{\"paths\": {\n" + paths() + "\n},\n\"schemas\": {\n" + schemas + "\n}}\n";
  }

  private String paths() {
    StringBuilder paths = new StringBuilder();
    Matcher found = ADDRESS.matcher(addresses);
    while (found.find()) {
      paths.append(paths.isEmpty() ? "" : ",\n").append(path(found.group(2), found.group(1)));
    }
    return paths.toString();
  }

  private String path(String address, String javadoc) {
    String flat = javadoc.replaceAll("(?m)^\\s*\\*", " ").replaceAll("\\s+", " ");
    Matcher links = LINK.matcher(flat);
    if (!links.find()) {
      throw new IllegalStateException(address + " must link its request record");
    }
    String request = links.group(1);
    Matcher items = ITEMS.matcher(flat);
    String answer;
    if (items.find()) {
      answer = list(items.group(1));
    } else if (links.find()) {
      answer = ref(links.group(1));
    } else {
      throw new IllegalStateException(address + " must name its answer");
    }
    String object = address.split("\\.")[1];
    return ("%s: {\"post\": {\"tags\": [\"bus: %s\"], \"operationId\": %s, \"summary\": %s,\n"
            + "  \"requestBody\": {\"content\": {\"application/json\": {\"schema\": %s}}},\n"
            + "  \"responses\": {\"200\": {\"description\": \"done\", \"content\":"
            + " {\"application/json\": {\"schema\": %s}}},\n"
            + "  \"default\": {\"$ref\": \"#/components/responses/Problem\"}}}}")
        .formatted(
            quoted("/bus/" + address),
            object,
            quoted(address),
            quoted(SourceRecords.clean(javadoc)),
            ref(request),
            answer);
  }

  private String schema(Shape shape) {
    String fields =
        shape.fields().stream()
            .map(field -> "  " + quoted(snake(field.name())) + ": " + property(field))
            .collect(Collectors.joining(",\n"));
    String required =
        shape.fields().stream()
            .filter(field -> !field.nullable())
            .map(field -> quoted(snake(field.name())))
            .collect(Collectors.joining(", "));
    return quoted(shape.name())
        + ": {\"type\": \"object\", \"description\": "
        + quoted(shape.text())
        + (required.isEmpty() ? "" : ", \"required\": [" + required + "]")
        + ", \"additionalProperties\": false, \"properties\": {"
        + (fields.isEmpty() ? "" : "\n" + fields)
        + "}}";
  }

  private String property(Field field) {
    String type = type(field.type(), field.nullable());
    String text = field.text().isEmpty() ? "" : ", \"description\": " + quoted(field.text());
    return type.substring(0, type.length() - 1) + text + "}";
  }

  private String type(String type, boolean nullable) {
    if (type.startsWith("List<")) {
      String element = type(type.substring(5, type.length() - 1), false);
      return "{\"type\": " + name("array", nullable) + ", \"items\": " + element + "}";
    }
    return switch (type) {
      case "String" -> "{\"type\": " + name("string", nullable) + "}";
      case "int", "Integer" ->
          "{\"type\": " + name("integer", nullable) + ", \"format\": \"int32\"}";
      case "long", "Long" -> "{\"type\": " + name("integer", nullable) + ", \"format\": \"int64\"}";
      case "double", "Double", "BigDecimal" -> "{\"type\": " + name("number", nullable) + "}";
      case "boolean", "Boolean" -> "{\"type\": " + name("boolean", nullable) + "}";
      default -> ref(type);
    };
  }

  private static String name(String type, boolean nullable) {
    return nullable ? "[\"" + type + "\", \"null\"]" : "\"" + type + "\"";
  }

  private static String list(String type) {
    return "{\"type\": \"object\", \"required\": [\"items\"], \"properties\": {\"items\": {\"type\":"
        + " \"array\", \"items\": {\"$ref\": \"#/components/schemas/"
        + type
        + "\"}}}}";
  }

  /** A nested record is named in its source without the record around it. */
  private String ref(String type) {
    String name =
        shapes.keySet().stream()
            .filter(known -> known.equals(type) || known.endsWith("." + type))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no record is named " + type));
    return "{\"$ref\": \"#/components/schemas/" + name + "\"}";
  }

  static String snake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
