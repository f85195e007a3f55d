package io.scitq.sim.catalog;

import io.scitq.sim.cloud.SimOptions;
import java.nio.file.Path;

/**
 * The catalogs of both clouds.
 *
 * @param ovh what OVH says
 * @param azure what Azure says
 */
public record SimCatalogs(OvhData ovh, AzureData azure) {
  /**
   * Reads every region file found in a directory with the folders {@code ovh} and {@code azure}.
   *
   * @throws IllegalArgumentException when something needed is not there, naming the file
   */
  public static SimCatalogs load(Path dataDir) {
    return new SimCatalogs(
        LoadedOvh.read(dataDir.resolve("ovh")), new LoadedAzure(dataDir.resolve("azure")));
  }

  /** Makes catalogs with so many offerings (Linux size in a region) over both clouds together. */
  public static SimCatalogs generate(long seed, int offerings) {
    GeneratedOvh ovh = new GeneratedOvh(seed, Math.max(1, offerings * 15 / 100));
    return new SimCatalogs(ovh.data(), new GeneratedAzure(seed, offerings - ovh.offerings()));
  }

  /** Reads or generates, as the options say. */
  public static SimCatalogs of(SimOptions options) {
    return options
        .dataDir()
        .map(SimCatalogs::load)
        .orElseGet(() -> generate(options.seed(), options.offerings()));
  }
}
