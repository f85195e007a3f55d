package io.scitq.azure;

import com.azure.core.util.Context;
import com.azure.resourcemanager.resourcegraph.ResourceGraphManager;
import com.azure.resourcemanager.resourcegraph.models.QueryRequest;
import com.azure.resourcemanager.resourcegraph.models.QueryRequestOptions;
import com.azure.resourcemanager.resourcegraph.models.QueryResponse;
import com.azure.resourcemanager.resourcegraph.models.ResultFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Asks Resource Graph for the spot figures of the configured regions, page by page.
 *
 * <p>The queries name no subscription: these rows belong to none, and naming one can give an empty
 * answer. Pages hold together only in a fixed order.
 */
final class SpotResources {
  private static final int PAGE = 1000;
  private static final int MOST_PAGES = 500;

  private final Supplier<ResourceGraphManager> graph;
  private final AzureCalls calls;

  SpotResources(Supplier<ResourceGraphManager> graph, AzureCalls calls) {
    this.graph = graph;
    this.calls = calls;
  }

  /** Rows with {@code skuName}, {@code location}, {@code evictionRate}. */
  AzureAnswer<List<Map<String, Object>>> evictions(List<String> regions) {
    return all(
        "SpotResources | where type =~ 'microsoft.compute/skuspotevictionrate/location'"
            + where(regions)
            + " | project skuName=tostring(sku.name), location=tostring(location),"
            + " evictionRate=tostring(properties.evictionRate)"
            + " | order by skuName asc, location asc");
  }

  /** Rows with {@code skuName}, {@code location}, {@code spotPrices}, Linux only. */
  AzureAnswer<List<Map<String, Object>>> prices(List<String> regions) {
    return all(
        "SpotResources | where type =~ 'microsoft.compute/skuspotpricehistory/ostype/location'"
            + where(regions)
            + " and properties.osType =~ 'linux'"
            + " | project skuName=tostring(sku.name), location=tostring(location),"
            + " spotPrices=properties.spotPrices"
            + " | order by skuName asc, location asc");
  }

  private static String where(List<String> regions) {
    return regions.stream()
        .map(region -> "'" + region + "'")
        .collect(Collectors.joining(", ", " and location in~ (", ")"));
  }

  private AzureAnswer<List<Map<String, Object>>> all(String query) {
    List<Map<String, Object>> rows = new ArrayList<>();
    Set<String> tokens = new HashSet<>();
    String token = "";
    while (tokens.add(token) && tokens.size() <= MOST_PAGES) {
      switch (page(query, token)) {
        case AzureAnswer.Refused<QueryResponse>(AzureError error) -> {
          return new AzureAnswer.Refused<>(error);
        }
        case AzureAnswer.Got<QueryResponse>(QueryResponse page) -> {
          if (!(page.data() instanceof List<?> data)) {
            return new AzureAnswer.Refused<>(
                AzureError.of(0, "malformed-answer", "Resource Graph sent no list of rows"));
          }
          rows.addAll(rows(data));
          if (page.skipToken() == null || page.skipToken().isEmpty()) {
            return new AzureAnswer.Got<>(rows);
          }
          token = page.skipToken();
        }
      }
    }
    return new AzureAnswer.Refused<>(
        AzureError.of(0, "page-loop", "Resource Graph's pages go in a circle"));
  }

  private AzureAnswer<QueryResponse> page(String query, String token) {
    QueryRequestOptions options =
        new QueryRequestOptions().withTop(PAGE).withResultFormat(ResultFormat.OBJECT_ARRAY);
    if (!token.isEmpty()) {
      options.withSkipToken(token);
    }
    QueryRequest request = new QueryRequest().withQuery(query).withOptions(options);
    return calls.await(
        Mono.fromCallable(
                () -> graph.get().resourceProviders().resourcesWithResponse(request, Context.NONE))
            .map(response -> response.getValue())
            .subscribeOn(Schedulers.boundedElastic()));
  }

  /** Rows are objects by the format asked for; anything else is no row of ours. */
  private static List<Map<String, Object>> rows(List<?> data) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Object row : data) {
      if (row instanceof Map<?, ?> fields) {
        rows.add(SpotRows.lowerCaseKeys(fields));
      }
    }
    return rows;
  }
}
