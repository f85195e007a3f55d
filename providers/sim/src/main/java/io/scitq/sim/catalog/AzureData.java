package io.scitq.sim.catalog;

import java.util.List;

/** Azure's answers for each region, as rows of its own formats. */
public interface AzureData {
  /** The regions, lower-case, in a fixed order. */
  List<String> regions();

  /** Resource SKUs of a region, other resource types included. */
  WireRows skus(String region);

  /** Retail price items of a region: Linux, Windows, Spot, Low Priority and the odd ones. */
  WireRows retail(String region);

  /** Resource Graph rows of SpotResources of a region: eviction rates and price histories. */
  WireRows spot(String region);
}
