package io.scitq.spi;

/** Reads what a provider sells. */
public interface CatalogSource {
  /**
   * Reads all configured regions with flavors, prices and eviction rates. Blocks; bounded by the
   * configured time-outs. Never throws for a vendor's answer: what could not be read is a problem
   * of the report and its region is not complete.
   */
  FetchReport<Offering> fetchOfferings();
}
