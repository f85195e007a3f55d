package io.scitq.server.operation;

import io.scitq.api.FlavorQuery;
import io.scitq.catalog.OfferingQuery;
import io.scitq.catalog.PreferredRegion;
import io.scitq.protofilter.FlavorDemand;
import io.scitq.protofilter.ParseResult;
import io.scitq.protofilter.Protofilter;
import io.scitq.protofilter.ProtofilterParser;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A checked search.
 *
 * @param query what must hold
 * @param limit at most so many rows
 */
record FlavorSearch(OfferingQuery query, int limit) {
  private static final int DEFAULT_LIMIT = 10;
  private static final int MAX_LIMIT = 100_000;

  /**
   * Checks a request.
   *
   * @throws ProblemException 400 with everything that is wrong
   */
  static FlavorSearch of(FlavorQuery asked, List<PreferredRegion> preferred) {
    RequestCheck check =
        new RequestCheck()
            .range("min_cpu", asked.minCpu(), 0, Integer.MAX_VALUE)
            .range("max_eviction", asked.maxEviction(), 0, 100)
            .range("limit", asked.limit(), 0, MAX_LIMIT)
            .text("provider", asked.provider())
            .text("region", asked.region());
    size(check, "min_ram", asked.minRam());
    size(check, "min_disk", asked.minDisk());
    check.orThrow();
    OfferingQuery query =
        OfferingQuery.of(filter(asked.protofilters()))
            .at(named(asked.provider()), named(asked.region()))
            .preferring(preferred)
            .atLeast(
                asked.minCpu() == null ? 0 : asked.minCpu(),
                asked.minRam() == null ? 0 : asked.minRam(),
                asked.minDisk() == null ? 0 : asked.minDisk());
    if (asked.maxEviction() != null) {
      query = query.evictionAtMost(asked.maxEviction());
    }
    return new FlavorSearch(query, asked.limit() == null ? DEFAULT_LIMIT : asked.limit());
  }

  private static void size(RequestCheck check, String name, @Nullable Double gigabytes) {
    if (gigabytes != null && !(gigabytes >= 0 && gigabytes < 1e9)) {
      check.mistake(name + " must be 0 or more GB, got " + gigabytes);
    }
  }

  private static Optional<String> named(@Nullable String name) {
    return Optional.ofNullable(name).filter(given -> !given.isBlank());
  }

  private static Protofilter filter(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return Protofilter.NONE;
    }
    if (text.equals(FlavorDemand.AUTO) || text.startsWith(FlavorDemand.AUTO + ":")) {
      return switch (FlavorDemand.parse(text)) {
        case FlavorDemand.Auto(Protofilter filter) -> filter;
        case FlavorDemand.Invalid wrong -> throw refused(wrong.reason());
        case FlavorDemand.Named named ->
            throw new IllegalStateException("auto was read as the flavor name " + named.name());
      };
    }
    return switch (ProtofilterParser.parse(text)) {
      case ParseResult.Valid(Protofilter filter) -> filter;
      case ParseResult.Invalid wrong -> throw refused(wrong);
    };
  }

  /** The answer to a wrong filter: where, what, and what is allowed. */
  static ProblemException refused(ParseResult.Invalid wrong) {
    return ProblemException.invalid("protofilter-invalid", wrong.message(), wrong.allowed());
  }
}
