package io.scitq.azure;

import io.scitq.spi.CatalogSource;
import io.scitq.spi.EvictionRate;
import io.scitq.spi.FetchProblem;
import io.scitq.spi.FetchReport;
import io.scitq.spi.Offering;
import io.scitq.spi.Price;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads sizes, spot prices and eviction rates of the configured regions and joins them.
 *
 * <p>A region is complete when its sizes and all its price pages were read. Eviction rates do not
 * count: where they fail, all are unknown and a problem says so.
 */
final class AzureCatalog implements CatalogSource {
  private static final Logger log = LoggerFactory.getLogger(AzureCatalog.class);
  private static final String DOLLAR = "USD";

  private final AzureSettings settings;
  private final SizeReader sizes;
  private final SpotResources spot;
  private final Supplier<RetailCrawl> crawls;
  private final InstantSource clock;

  AzureCatalog(
      AzureSettings settings,
      SizeReader sizes,
      SpotResources spot,
      Supplier<RetailCrawl> crawls,
      InstantSource clock) {
    this.settings = settings;
    this.sizes = sizes;
    this.spot = spot;
    this.crawls = crawls;
    this.clock = clock;
  }

  @Override
  public FetchReport<Offering> fetchOfferings() {
    Instant now = clock.instant();
    List<FetchProblem> problems = new ArrayList<>();
    Map<String, Map<String, EvictionRate>> evictions =
        rows(spot.evictions(settings.regions()), SpotRows::evictions, "eviction", problems);
    Map<String, Map<String, Price>> history = history(problems);
    List<Offering> offerings = new ArrayList<>();
    Set<String> complete = new HashSet<>();
    for (String region : settings.regions()) {
      switch (sizes.sizes(region)) {
        case AzureAnswer.Refused<List<VmSize>>(AzureError error) ->
            problems.add(AzureErrorTable.problem(region, error));
        case AzureAnswer.Got<List<VmSize>>(List<VmSize> read) -> {
          RetailCrawl.Result crawl = crawls.get().run(region, settings.currency());
          Map<String, Price> prices = new HashMap<>(history.getOrDefault(region, Map.of()));
          prices.putAll(SpotMeters.prices(crawl.items(), region, settings.currency(), now));
          AzureMapping.Mapped mapped =
              AzureMapping.offerings(
                  region, read, prices, evictions.getOrDefault(region, Map.of()));
          offerings.addAll(mapped.offerings());
          problems.addAll(mapped.problems());
          problems.addAll(crawl.problems());
          if (crawl.problems().isEmpty() && isThere(region, read, problems)) {
            complete.add(region);
          }
        }
      }
    }
    log.atDebug()
        .addKeyValue("offerings", offerings.size())
        .addKeyValue("problems", problems.size())
        .log("catalog fetched");
    return new FetchReport<>(offerings, complete, problems, now);
  }

  /** Every region sells something; an empty list is a mistake, of ours in the name or of theirs. */
  private static boolean isThere(String region, List<VmSize> read, List<FetchProblem> problems) {
    if (read.isEmpty()) {
      problems.add(new FetchProblem(region, "empty", "no sizes; is the region's name right?"));
    }
    return !read.isEmpty();
  }

  /** The history's present price fills gaps of the price pages; it is in dollars only. */
  private Map<String, Map<String, Price>> history(List<FetchProblem> problems) {
    return settings.currency().getCurrencyCode().equals(DOLLAR)
        ? rows(spot.prices(settings.regions()), SpotRows::prices, "price-history", problems)
        : Map.of();
  }

  private static <T> Map<String, Map<String, T>> rows(
      AzureAnswer<List<Map<String, Object>>> answer,
      Function<List<Map<String, Object>>, Map<String, Map<String, T>>> reading,
      String scope,
      List<FetchProblem> problems) {
    return switch (answer) {
      case AzureAnswer.Got<List<Map<String, Object>>>(List<Map<String, Object>> rows) -> {
        if (rows.isEmpty()) {
          problems.add(new FetchProblem(scope, "empty", "Resource Graph knows of no spot sizes"));
        }
        yield reading.apply(rows);
      }
      case AzureAnswer.Refused<List<Map<String, Object>>>(AzureError error) -> {
        problems.add(AzureErrorTable.problem(scope, error));
        yield Map.of();
      }
    };
  }
}
