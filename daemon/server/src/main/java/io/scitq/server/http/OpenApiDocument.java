package io.scitq.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.scitq.api.BusAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The OpenAPI document of both doors, put together from the files beside the wire contract. */
final class OpenApiDocument {
  private static final String FOLDER = "/io/scitq/api/openapi/";
  private static final List<String> FILES =
      List.of(
          "tasks.yaml",
          "executions.yaml",
          "workers.yaml",
          "batches.yaml",
          "service.yaml",
          "bus.json");
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");

  private final Map<String, Object> head;
  private final Map<String, Object> paths = new LinkedHashMap<>();
  private final Map<String, Object> schemas;

  private OpenApiDocument() {
    head = read("openapi.yaml");
    schemas = new LinkedHashMap<>(map(head.remove("schemas")));
    for (String file : FILES) {
      Map<String, Object> part = read(file);
      add(paths, map(part.get("paths")), file);
      add(schemas, map(part.get("schemas")), file);
    }
  }

  /** Reads all files. */
  static OpenApiDocument load() {
    return new OpenApiDocument();
  }

  /** All operations as {@code GET /tasks/{id}}. */
  Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    paths.forEach((path, item) ->
        map(item).keySet().stream()
            .filter(METHODS::contains)
            .forEach(method -> operations.add(operation(method, path))));
    return operations;
  }

  static String operation(String method, String path) {
    return method.toUpperCase(Locale.ROOT) + " " + path;
  }

  /**
   * The document as JSON. What it does not know, and what it knows but is not there, it says
   * itself, in {@code x-undocumented} and {@code x-not-mounted}.
   *
   * @param mounted operations that are there, as {@link #operations} names them
   */
  String json(Set<String> mounted) {
    Map<String, Object> whole = new LinkedHashMap<>(head);
    whole.put("paths", paths);
    whole.put("components", Map.of("schemas", schemas, "responses", head.get("responses")));
    whole.remove("responses");
    whole.put("x-undocumented", without(mounted, operations()));
    whole.put("x-not-mounted", without(operations(), mounted));
    try {
      return new ObjectMapper().writeValueAsString(whole);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the document cannot be written", e);
    }
  }

  private static List<String> without(Set<String> all, Set<String> some) {
    List<String> rest = new ArrayList<>(all);
    rest.removeAll(some);
    return rest;
  }

  private static void add(Map<String, Object> all, Map<String, Object> part, String file) {
    part.forEach((name, value) -> {
      if (all.put(name, value) != null) {
        throw new IllegalStateException(name + " is in two files, the second is " + file);
      }
    });
  }

  private static Map<String, Object> read(String file) {
    try (InputStream stream = BusAddress.class.getResourceAsStream(FOLDER + file)) {
      if (stream == null) {
        throw new IllegalStateException("the wire contract lacks " + FOLDER + file);
      }
      return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked") // of a document of ours, which a test reads
  private static Map<String, Object> map(Object node) {
    return (Map<String, Object>) node;
  }
}
