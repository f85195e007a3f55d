package io.scitq.sim.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.cloud.Dice;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes items of the Retail Prices service: up to five meters for each size, and the rows that a
 * client must not believe (zero, without size name, future, doubled, Cloud Services, DevTest,
 * reservation).
 */
final class AzureRetailRows implements WireRows {
  private enum Kind {
    LINUX,
    SPOT,
    LOW_PRIORITY,
    WINDOWS,
    WINDOWS_SPOT,
    ZERO,
    NAMELESS,
    FUTURE,
    DOUBLE,
    CLOUD_SERVICES,
    DEV_TEST,
    RESERVATION
  }

  private record Row(AzureSize size, Kind kind) {}

  private final Dice dice;
  private final AzureRegionFact region;
  private final List<Row> rows = new ArrayList<>();

  AzureRetailRows(Dice dice, AzureRegionFact region, List<AzureSize> sizes) {
    this.dice = dice;
    this.region = region;
    sizes.forEach(this::addKinds);
  }

  private void addKinds(AzureSize size) {
    add(size, Kind.LINUX);
    add(size, Kind.WINDOWS);
    if (dice.unit("spot-sold", region.name(), size.name()) >= 0.05) {
      add(size, Kind.SPOT);
      add(size, Kind.WINDOWS_SPOT);
    }
    if (!size.name().matches(".*_v[67]")) {
      add(size, Kind.LOW_PRIORITY);
    }
    double odd = dice.unit("odd-row", region.name(), size.name());
    if (odd < 0.07) {
      add(size, Kind.values()[Kind.ZERO.ordinal() + (int) (odd * 100)]);
    }
  }

  private void add(AzureSize size, Kind kind) {
    rows.add(new Row(size, kind));
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public ObjectNode row(int index) {
    AzureSize size = rows.get(index).size();
    Kind kind = rows.get(index).kind();
    boolean spot = kind != Kind.LINUX && kind != Kind.WINDOWS && kind != Kind.LOW_PRIORITY;
    String meter =
        size.meter() + (kind == Kind.LOW_PRIORITY ? " Low Priority" : spot ? " Spot" : "");
    double price = price(size, kind);
    String product = dice.uuid("product", size.family()).toString().substring(0, 12);
    ObjectNode row = Json.texts("currencyCode", "USD");
    row.put("tierMinimumUnits", 0.0).put("retailPrice", price).put("unitPrice", price);
    row.put("armRegionName", region.name()).put("location", region.location());
    row.put("effectiveStartDate", start(kind, spot));
    row.put("meterId", dice.uuid("meter", region.name(), meter, kind.name()).toString());
    row.put("meterName", meter).put("productId", product);
    row.put(
        "skuId",
        product + "/" + Integer.toHexString(dice.below(65_536, "sku", meter, kind.name())));
    row.putNull("availabilityId").put("productName", productName(size, kind)).put("skuName", meter);
    row.put("serviceName", "Virtual Machines").put("serviceId", "DZH313Z7MMC8");
    row.put("serviceFamily", "Compute").put("unitOfMeasure", "1 Hour").put("type", type(kind));
    row.put("isPrimaryMeterRegion", kind != Kind.DOUBLE);
    return row.put("armSkuName", kind == Kind.NAMELESS ? "" : size.name());
  }

  private double price(AzureSize size, Kind kind) {
    double linux = size.dollars() * region.priceFactor();
    double spot = linux * spotRatio(size);
    double price =
        switch (kind) {
          case LINUX -> linux;
          case WINDOWS -> linux * 1.88;
          case SPOT, NAMELESS, DOUBLE -> spot;
          case WINDOWS_SPOT -> spot * 1.86;
          case LOW_PRIORITY -> linux * 0.2;
          case FUTURE -> spot * 3;
          case CLOUD_SERVICES, DEV_TEST -> spot * 0.5;
          case RESERVATION -> linux * 5_000;
          case ZERO -> 0;
        };
    return Math.round(price * 1_000_000) / 1_000_000.0;
  }

  /** As counted over 53,825 spot prices in May 2026. */
  private double spotRatio(AzureSize size) {
    double chance = dice.unit("spot-ratio", region.name(), size.name());
    if (chance < 0.82) {
      return 0.1848;
    }
    return chance < 0.842 ? 0.9 : chance < 0.859 ? 0.2 : chance < 0.871 ? 0.1 : 0.12 + chance / 3;
  }

  private static String start(Kind kind, boolean spot) {
    return kind == Kind.FUTURE
        ? "2099-01-01T00:00:00Z"
        : spot ? "2026-08-01T00:00:00Z" : "2021-12-01T00:00:00Z";
  }

  private static String productName(AzureSize size, Kind kind) {
    String series = size.family().replaceAll("(?i)standard|family| ", "");
    return switch (kind) {
      case WINDOWS, WINDOWS_SPOT -> "Virtual Machines " + series + " Series Windows";
      case CLOUD_SERVICES -> "Virtual Machines " + series + " Series Cloud Services";
      default -> "Virtual Machines " + series + " Series";
    };
  }

  private static String type(Kind kind) {
    return switch (kind) {
      case DEV_TEST -> "DevTestConsumption";
      case RESERVATION -> "Reservation";
      default -> "Consumption";
    };
  }
}
