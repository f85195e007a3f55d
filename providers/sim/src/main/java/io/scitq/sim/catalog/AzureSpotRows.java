package io.scitq.sim.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.cloud.Dice;
import java.util.ArrayList;
import java.util.List;

/** Makes rows of Resource Graph's SpotResources; one eviction row in ten is missing. */
final class AzureSpotRows implements WireRows {
  private record Row(AzureSize size, String type, String os) {}

  private static final String RATE = "skuspotevictionrate/location";
  private static final String HISTORY = "skuspotpricehistory/ostype/location";

  private final Dice dice;
  private final String region;
  private final List<Row> rows = new ArrayList<>();

  AzureSpotRows(Dice dice, String region, List<AzureSize> sizes) {
    this.dice = dice;
    this.region = region;
    for (AzureSize size : sizes) {
      if (dice.unit("eviction-row", region, size.name()) >= 0.10) {
        rows.add(new Row(size, RATE, ""));
      }
      rows.add(new Row(size, HISTORY, "linux"));
      rows.add(new Row(size, HISTORY, "windows"));
    }
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public ObjectNode row(int index) {
    Row row = rows.get(index);
    String name = row.size().lowerName();
    String path = row.type().substring(0, row.type().indexOf('/'));
    ObjectNode json = Json.object();
    json.put(
        "id",
        "/subscriptions/00000000-0000-0000-0000-000000000000/providers/Microsoft.Compute/locations/"
            + region
            + "/"
            + path
            + "/"
            + name);
    json.put("name", name).put("tenantId", "").put("kind", "").put("location", region);
    json.put("resourceGroup", "").put("subscriptionId", "00000000-0000-0000-0000-000000000000");
    json.put("managedBy", "");
    List.of("plan", "tags", "identity", "zones", "extendedLocation").forEach(json::putNull);
    json.put("type", "microsoft.compute/" + row.type()).putObject("sku").put("name", name);
    json.set("properties", row.os().isEmpty() ? rate(row.size()) : history(row));
    return json;
  }

  /** Bands are regional: one region in three is riskier, and GPUs everywhere. */
  private ObjectNode rate(AzureSize size) {
    double chance = dice.unit("eviction-band", region, size.name());
    boolean risky = size.gpus() > 0 || dice.unit("risky-region", region) < 0.33;
    double shifted = risky ? chance * 1.25 : chance * 0.8;
    String band =
        shifted < 0.67
            ? "0-5"
            : shifted < 0.85 ? "5-10" : shifted < 0.98 ? "10-15" : shifted < 1.02 ? "15-20" : "20+";
    return Json.texts("skuName", size.lowerName(), "evictionRate", band);
  }

  private ObjectNode history(Row row) {
    ObjectNode properties = Json.texts("osType", row.os());
    ArrayNode prices = properties.putArray("spotPrices");
    double price = row.size().dollars() * 0.1848 * (row.os().equals("windows") ? 1.86 : 1);
    for (String date : List.of("2026-08-01T00:00:00Z", "2026-05-01T00:00:00Z")) {
      double factor = 0.9 + 0.2 * dice.unit("history", region, row.size().name(), date);
      prices
          .addObject()
          .put("effectiveDate", date)
          .put("priceUSD", Math.round(price * factor * 1_000_000) / 1_000_000.0);
    }
    return properties;
  }
}
