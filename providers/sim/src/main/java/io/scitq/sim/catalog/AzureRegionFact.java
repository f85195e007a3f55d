package io.scitq.sim.catalog;

import java.util.List;

/** A line of the table of Azure's regions; the price factor is against West Europe. */
record AzureRegionFact(String name, String location, double priceFactor) {
  static AzureRegionFact of(List<String> cells) {
    return new AzureRegionFact(cells.get(0), cells.get(1), Double.parseDouble(cells.get(2)));
  }
}
