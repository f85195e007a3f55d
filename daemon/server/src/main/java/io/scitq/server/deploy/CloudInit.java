package io.scitq.server.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.scitq.spi.InstanceName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the cloud-init document of a worker from a template. The template is read as data, values
 * are put into its texts, and the document is written by a YAML library and read back: no value can
 * change the document's structure.
 */
public final class CloudInit {
  /**
   * Azure takes 64 KiB of custom data, OpenStack (OVH) 65,535 signs of base64, which are 49,151
   * bytes.
   */
  static final int MAX_BYTES = 49_151;

  private static final String HEADER = "#cloud-config\n";
  private static final String RCLONE = "rclone_conf";
  private static final Pattern PLACE = Pattern.compile("@([a-z_]+)@");
  private static final Set<String> PLACES = Set.of("hostname", "server", "concurrency", RCLONE);
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .build());

  private static final int FINGERPRINT = 12;

  private final JsonNode template;

  private CloudInit(JsonNode template) {
    this.template = template;
  }

  /** The template that comes with the daemon, {@code config/cloud-init/worker.yaml}. */
  public static CloudInit builtIn() {
    try (InputStream stream = CloudInit.class.getResourceAsStream("worker.yaml")) {
      if (stream == null) {
        throw new IllegalStateException("worker.yaml is missing beside " + CloudInit.class);
      }
      return parse("built-in template", new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("the built-in template cannot be read", e);
    }
  }

  /**
   * Reads an operator's template and tries it.
   *
   * @throws IllegalArgumentException with a sentence that names the file and what is wrong
   */
  public static CloudInit read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new IllegalArgumentException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  static CloudInit parse(String name, String text) {
    try {
      JsonNode tree = YAML.readTree(text);
      if (!tree.isObject()) {
        throw new IllegalArgumentException(name + ": must be a YAML mapping, as #cloud-config is");
      }
      CloudInit template = new CloudInit(tree);
      template.render(new WorkerSetup(new InstanceName("trial"), "trial", 1, Optional.empty()));
      return template;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(name + ": not YAML: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  /**
   * Tells whether two machines were asked for with the same template.
   *
   * @param image what else decides how they start
   */
  String fingerprint(String image) {
    try {
      byte[] text = (template + "\n" + image).getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(hash).substring(0, FINGERPRINT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * The document for one worker.
   *
   * @throws IllegalArgumentException when it would be larger than clouds take
   */
  public String render(WorkerSetup setup) {
    Map<String, String> values =
        Map.of(
            "hostname",
            setup.name().value(),
            "server",
            setup.server(),
            "concurrency",
            Integer.toString(setup.concurrency()),
            RCLONE,
            setup.rcloneConf().orElse(""));
    JsonNode document = filled(template, values);
    String text = HEADER + write(document);
    check(text, document, setup);
    return text;
  }

  private static void check(String text, JsonNode document, WorkerSetup setup) {
    int size = text.getBytes(StandardCharsets.UTF_8).length;
    if (size > MAX_BYTES) {
      throw new IllegalArgumentException(
          "cloud-init of %d bytes is larger than the %d that clouds take; shorten rclone.conf (%d)"
              .formatted(size, MAX_BYTES, setup.rcloneConf().map(String::length).orElse(0)));
    }
    if (!document.equals(read(text))) {
      throw new IllegalStateException("the cloud-init document does not read back as written");
    }
    String start =
        "ExecStart=/usr/local/bin/scitq-worker -s running %s %d"
            .formatted(setup.server(), setup.concurrency());
    if (text.lines().map(String::strip).noneMatch(start::equals)) {
      throw new IllegalArgumentException(
          "the unit scitq-worker.service must hold the line"
              + " 'ExecStart=/usr/local/bin/scitq-worker -s running @server@ @concurrency@'");
    }
  }

  private static JsonNode filled(JsonNode node, Map<String, String> values) {
    return switch (node) {
      case ObjectNode object -> filled(object, values);
      case ArrayNode array -> filled(array, values);
      case JsonNode text when text.isTextual() ->
          JsonNodeFactory.instance.textNode(filled(text.textValue(), values));
      default -> node;
    };
  }

  private static ObjectNode filled(ObjectNode object, Map<String, String> values) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    object
        .properties()
        .forEach(entry -> copy.set(entry.getKey(), filled(entry.getValue(), values)));
    return copy;
  }

  /** An entry of {@code write_files} whose content is an absent rclone.conf is left out. */
  private static ArrayNode filled(ArrayNode array, Map<String, String> values) {
    ArrayNode copy = JsonNodeFactory.instance.arrayNode();
    for (JsonNode element : array) {
      boolean optional = element.path("content").asText("").strip().equals("@" + RCLONE + "@");
      if (!optional || !values.getOrDefault(RCLONE, "").isBlank()) {
        copy.add(filled(element, values));
      }
    }
    return copy;
  }

  /** One pass, so that a value that looks like a place is left alone. */
  private static String filled(String text, Map<String, String> values) {
    return PLACE.matcher(text).replaceAll(m -> Matcher.quoteReplacement(value(m, text, values)));
  }

  private static String value(MatchResult place, String text, Map<String, String> values) {
    String name = place.group(1);
    if (!PLACES.contains(name)) {
      throw new IllegalArgumentException(
          "unknown @%s@, allowed are @hostname@, @server@, @concurrency@ and @rclone_conf@"
              .formatted(name));
    }
    if (name.equals(RCLONE) && !text.strip().equals(place.group())) {
      throw new IllegalArgumentException("@rclone_conf@ must be the whole content of a file");
    }
    return values.getOrDefault(name, "");
  }

  private static String write(JsonNode document) {
    try {
      return YAML.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the cloud-init document cannot be written", e);
    }
  }

  private static JsonNode read(String text) {
    try {
      return YAML.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the cloud-init document cannot be read back", e);
    }
  }
}
