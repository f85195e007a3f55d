package io.scitq.sim.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Azure's rows from recorded region files, each file read when it is first asked for. */
final class LoadedAzure implements AzureData {
  private static final String PREFIX = "resource-skus.";
  private static final String SUFFIX = ".json.gz";

  private final Path folder;
  private final List<String> regions;
  private final Map<String, WireRows> rows = new ConcurrentHashMap<>();

  LoadedAzure(Path folder) {
    this.folder = folder;
    try (Stream<Path> files = Files.list(folder)) {
      regions =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.startsWith(PREFIX) && name.endsWith(SUFFIX))
              .map(name -> name.substring(PREFIX.length(), name.length() - SUFFIX.length()))
              .sorted()
              .toList();
    } catch (IOException missing) {
      throw new IllegalArgumentException("cannot list " + folder, missing);
    }
    if (regions.isEmpty()) {
      throw new IllegalArgumentException("no file " + PREFIX + "REGION" + SUFFIX + " in " + folder);
    }
  }

  @Override
  public List<String> regions() {
    return regions;
  }

  @Override
  public WireRows skus(String region) {
    return rows(PREFIX + region);
  }

  @Override
  public WireRows retail(String region) {
    return rows("retail-items." + region);
  }

  @Override
  public WireRows spot(String region) {
    return rows("spotresources." + region);
  }

  private WireRows rows(String name) {
    return rows.computeIfAbsent(
        name,
        key -> {
          Path file = folder.resolve(key + SUFFIX);
          if (!Files.exists(file)) {
            return new PackedRows(Json.array());
          }
          JsonNode root = Json.readGz(file);
          return new PackedRows(root.isArray() ? root : root.path("value"));
        });
  }
}
