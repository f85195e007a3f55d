package io.scitq.spi;

/** Reads the provider's own quotas and their use. */
public interface QuotaSource {
  /** Reads all configured regions. Blocks; bounded; never throws for a vendor's answer. */
  FetchReport<QuotaReading> fetchQuotas();
}
