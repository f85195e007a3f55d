package io.scitq.sim.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.catalog.AzureData;
import io.scitq.sim.catalog.Json;
import io.scitq.sim.catalog.WireRows;
import io.scitq.sim.http.SimRequest;
import io.scitq.sim.http.SimResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resource Graph, as far as {@code SpotResources} goes: it understands the type, the locations and
 * the operating system of a query, and projects name, location, rate and prices.
 */
final class SpotGraph {
  private static final Pattern TYPE = Pattern.compile("type =~ '([^']+)'");
  private static final Pattern PLACES = Pattern.compile("location in~ \\(([^)]*)\\)");
  private static final Pattern PLACE = Pattern.compile("'([^']+)'");
  private static final Pattern SYSTEM = Pattern.compile("osType =~ '([^']+)'");
  private static final int LARGEST_PAGE = 1_000;
  private static final int RESULTS_KEPT = 4;

  private final AzureData data;
  private final Map<String, List<byte[]>> results = new ConcurrentHashMap<>();

  SpotGraph(AzureData data) {
    this.data = data;
  }

  SimResponse query(SimRequest request) {
    JsonNode body = request.json();
    String query = body.path("query").asText("");
    if (!query.toLowerCase(Locale.ROOT).startsWith("spotresources")
        || !TYPE.matcher(query).find()) {
      return ArmErrors.error(400, "BadRequest", "Please provide below info: query is invalid.");
    }
    // these rows belong to no subscription: naming some can hide them
    List<byte[]> rows = body.path("subscriptions").size() > 0 ? List.of() : rows(query);
    JsonNode options = body.path("options");
    int from = offset(options.path("$skipToken").asText(""));
    int top = Math.clamp(options.path("$top").asInt(100), 1, LARGEST_PAGE);
    int to = Math.min(rows.size(), from + top);
    ObjectNode answer = Json.object();
    answer.put("totalRecords", rows.size()).put("count", Math.max(0, to - from));
    answer.put("resultTruncated", "false").putArray("facets");
    if (to < rows.size()) {
      answer.put("$skipToken", token(to));
    }
    ArrayNode page = answer.putArray("data");
    for (int i = from; i < to; i++) {
      page.add(Json.read(rows.get(i)));
    }
    return SimResponse.ok(answer);
  }

  private List<byte[]> rows(String query) {
    if (results.size() > RESULTS_KEPT) {
      results.clear();
    }
    return results.computeIfAbsent(query, this::find);
  }

  private List<byte[]> find(String query) {
    List<ObjectNode> found = new ArrayList<>();
    for (String region : places(query)) {
      WireRows rows = data.spot(region);
      for (int i = 0; i < rows.size(); i++) {
        ObjectNode row = rows.row(i);
        if (fits(query, row)) {
          found.add(project(row));
        }
      }
    }
    found.sort(
        Comparator.comparing((ObjectNode row) -> row.path("skuName").asText())
            .thenComparing(row -> row.path("location").asText()));
    return found.stream().map(Json::bytes).toList();
  }

  private Set<String> places(String query) {
    Matcher list = PLACES.matcher(query);
    if (!list.find()) {
      return Set.copyOf(data.regions());
    }
    Set<String> places = new HashSet<>();
    Matcher place = PLACE.matcher(list.group(1));
    while (place.find()) {
      places.add(place.group(1).toLowerCase(Locale.ROOT));
    }
    places.retainAll(data.regions());
    return places;
  }

  private static boolean fits(String query, ObjectNode row) {
    Matcher type = TYPE.matcher(query);
    Matcher system = SYSTEM.matcher(query);
    return type.find()
        && type.group(1).equalsIgnoreCase(row.path("type").asText())
        && (!system.find()
            || system.group(1).equalsIgnoreCase(row.at("/properties/osType").asText()));
  }

  private static ObjectNode project(ObjectNode row) {
    ObjectNode projected =
        Json.texts(
            "skuName", row.at("/sku/name").asText(), "location", row.path("location").asText());
    JsonNode properties = row.path("properties");
    if (properties.has("evictionRate")) {
      projected.set("spotEvictionRate", properties.get("evictionRate"));
      projected.set("evictionRate", properties.get("evictionRate"));
    }
    if (properties.has("spotPrices")) {
      projected.set("spotPrices", properties.get("spotPrices"));
    }
    return projected;
  }

  private static String token(int offset) {
    byte[] text = ("rows after " + offset).getBytes(StandardCharsets.US_ASCII);
    return Base64.getEncoder().encodeToString(text);
  }

  private static int offset(String token) {
    if (token.isEmpty()) {
      return 0;
    }
    String text = new String(Base64.getDecoder().decode(token), StandardCharsets.US_ASCII);
    return ArmPages.number(text.substring(text.lastIndexOf(' ') + 1));
  }
}
