package io.scitq.sim.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.cloud.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/**
 * Azure's rows made from the table of families: all sizes in as many regions as the wanted number
 * of offerings needs, or a part of the sizes in three regions. Regions beyond the real ones are
 * numbered.
 */
final class GeneratedAzure implements AzureData {
  private record Made(int size, IntFunction<ObjectNode> maker) implements WireRows {
    @Override
    public ObjectNode row(int index) {
      return maker.apply(index);
    }
  }

  private final Dice dice;
  private final List<AzureRegionFact> facts = new ArrayList<>();
  private final Map<String, List<AzureSize>> sizes = new TreeMap<>();
  private final Map<String, WireRows> retail = new ConcurrentHashMap<>();
  private final Map<String, WireRows> spot = new ConcurrentHashMap<>();

  GeneratedAzure(long seed, int offerings) {
    dice = new Dice(seed);
    List<AzureSize> all = AzureSize.all();
    int count = Math.max(Math.min(3, offerings), Math.ceilDiv(offerings, all.size()));
    List<List<String>> table = Facts.table("azure-regions.csv");
    for (int i = 0; i < count; i++) {
      AzureRegionFact region =
          i < table.size()
              ? AzureRegionFact.of(table.get(i))
              : new AzureRegionFact("simregion" + i, "Sim " + i, 1);
      facts.add(region);
      int share = offerings / count + (i < offerings % count ? 1 : 0);
      sizes.put(region.name(), spread(all, share));
    }
  }

  /** Takes so many sizes, evenly over the whole table. */
  private static List<AzureSize> spread(List<AzureSize> all, int count) {
    List<AzureSize> taken = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      taken.add(all.get((int) ((long) i * all.size() / count)));
    }
    return List.copyOf(taken);
  }

  @Override
  public List<String> regions() {
    return facts.stream().map(AzureRegionFact::name).toList();
  }

  @Override
  public WireRows skus(String region) {
    List<AzureSize> here = sizes.getOrDefault(region, List.of());
    AzureSkuRows rows = new AzureSkuRows(dice, region);
    return new Made(
        here.size() + AzureSkuRows.OTHERS,
        i -> i < here.size() ? rows.size(here.get(i)) : rows.other(i - here.size()));
  }

  @Override
  public WireRows retail(String region) {
    return retail.computeIfAbsent(
        region,
        key ->
            facts.stream()
                .filter(fact -> fact.name().equals(key))
                .findFirst()
                .<WireRows>map(fact -> new AzureRetailRows(dice, fact, sizes.get(key)))
                .orElse(new PackedRows(Json.array())));
  }

  @Override
  public WireRows spot(String region) {
    return spot.computeIfAbsent(
        region, key -> new AzureSpotRows(dice, key, sizes.getOrDefault(key, List.of())));
  }
}
