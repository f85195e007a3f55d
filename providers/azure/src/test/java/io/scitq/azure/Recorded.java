package io.scitq.azure;

import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import com.azure.json.ReadValueCallback;
import com.azure.resourcemanager.compute.fluent.models.ResourceSkuInner;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Recorded replies: those kept beside the tests, and the big ones of a shared folder. */
final class Recorded {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Recorded() {}

  /** A reply kept beside the tests. */
  static JsonNode json(String name) {
    try (InputStream in = Objects.requireNonNull(Recorded.class.getResourceAsStream(name))) {
      return JSON.readTree(in);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The folder of big recordings, when this machine has it. */
  static Optional<Path> shared() {
    Optional<Path> named = Optional.ofNullable(System.getenv("SCITQ_SHARED_DATA")).map(Path::of);
    return named
        .or(() -> inside(Path.of("").toAbsolutePath()))
        .map(folder -> folder.resolve("azure"))
        .filter(Files::isDirectory);
  }

  private static Optional<Path> inside(Path module) {
    Path top = module;
    while (top != null && !Files.isDirectory(top.resolve(".build"))) {
      top = top.getParent();
    }
    return Optional.ofNullable(top).map(found -> found.resolve("../shared/data").normalize());
  }

  /** A packed reply of the shared folder. */
  static JsonNode packed(Path file) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return JSON.readTree(in);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Sizes as the SDK reads them from a reply. */
  static List<VmSize> sizes(JsonNode reply, String region) {
    List<ResourceSkuInner> rows = new ArrayList<>();
    reply.path("value").forEach(row -> rows.add(model(row, ResourceSkuInner::fromJson)));
    return SizeReader.sizes(rows, region);
  }

  /** A model of the SDK from a tree. */
  static <T> T model(JsonNode tree, ReadValueCallback<JsonReader, T> reading) {
    try (JsonReader reader = JsonProviders.createReader(tree.toString())) {
      return reading.read(reader);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
