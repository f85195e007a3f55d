package io.scitq.sim.azure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.catalog.AzureData;
import io.scitq.sim.catalog.Json;
import io.scitq.sim.catalog.WireRows;
import io.scitq.sim.cloud.SimCloud;
import io.scitq.sim.http.SimRequest;
import io.scitq.sim.http.SimResponse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Retail Prices: a thousand rows a page, the next page's address in the answer. */
final class RetailService {
  private static final int PAGE = 1_000;
  private static final int FILTERS_KEPT = 200;
  private static final Pattern PLACE =
      Pattern.compile("armRegionName eq '([^']+)'", Pattern.CASE_INSENSITIVE);

  /** Other currencies are conversions of the dollar. */
  private static final Map<String, BigDecimal> RATES =
      Map.of("USD", BigDecimal.ONE, "EUR", new BigDecimal("0.88"), "GBP", new BigDecimal("0.75"));

  private record Found(String region, int index) {}

  private final AzureData data;
  private final SimCloud cloud;
  private final Map<String, List<Found>> results = new ConcurrentHashMap<>();

  RetailService(AzureData data, SimCloud cloud) {
    this.data = data;
    this.cloud = cloud;
  }

  SimResponse list(SimRequest request) {
    String currency = request.parameter("currencyCode").orElse("'USD'").replace("'", "");
    if (!RATES.containsKey(currency)) {
      return ArmErrors.error(400, "BadRequest", "Invalid currency code " + currency);
    }
    String filter = request.parameter("$filter").orElse("");
    int from = request.parameter("$skip").map(ArmPages::number).orElse(0);
    List<Found> found = found(filter);
    int to = Math.min(found.size(), from + PAGE);
    ObjectNode page = Json.texts("BillingCurrency", currency, "CustomerEntityId", "Default");
    ArrayNode items = page.put("CustomerEntityType", "Retail").putArray("Items");
    for (int i = from; i < to; i++) {
      items.add(priced(found.get(i), currency));
    }
    page.put("NextPageLink", to < found.size() ? link(request, filter, currency, to) : null);
    return SimResponse.ok(page.put("Count", items.size()));
  }

  private static String link(SimRequest request, String filter, String currency, int skip) {
    return request.url().substring(0, request.url().indexOf('?'))
        + "?currencyCode=%27"
        + currency
        + "%27&%24filter="
        + URLEncoder.encode(filter, StandardCharsets.UTF_8)
        + "&%24skip="
        + skip;
  }

  private ObjectNode priced(Found found, String currency) {
    ObjectNode row = data.retail(found.region()).row(found.index());
    String name = found.region() + "/" + found.index();
    BigDecimal dollars = cloud.prices().apply(row.path("retailPrice").decimalValue(), name);
    BigDecimal price = dollars.multiply(RATES.get(currency)).setScale(6, RoundingMode.HALF_UP);
    return row.put("currencyCode", currency).put("retailPrice", price).put("unitPrice", price);
  }

  private List<Found> found(String filter) {
    if (results.size() > FILTERS_KEPT) {
      results.clear();
    }
    return results.computeIfAbsent(filter, this::find);
  }

  private List<Found> find(String filter) {
    String wanted = filter.toLowerCase(Locale.ROOT);
    boolean spot = wanted.contains("contains(metername,'spot')");
    boolean consumption = wanted.contains("pricetype eq 'consumption'");
    List<Found> found = new ArrayList<>();
    for (String region : places(filter)) {
      WireRows rows = data.retail(region);
      for (int i = 0; i < rows.size(); i++) {
        ObjectNode row = rows.row(i);
        if ((!spot || row.path("meterName").asText().contains("Spot"))
            && (!consumption || row.path("type").asText().equals("Consumption"))) {
          found.add(new Found(region, i));
        }
      }
    }
    return List.copyOf(found);
  }

  private List<String> places(String filter) {
    List<String> named = new ArrayList<>();
    Matcher place = PLACE.matcher(filter);
    while (place.find()) {
      named.add(place.group(1).toLowerCase(Locale.ROOT));
    }
    return data.regions().stream()
        .filter(region -> named.isEmpty() || named.contains(region))
        .toList();
  }
}
