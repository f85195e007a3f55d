package io.scitq.sim.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A size made from a line of the table of Azure's families. */
record AzureSize(
    String name,
    String family,
    int vcpus,
    int usableVcpus,
    double memoryGb,
    long temporaryMb,
    long nvmeMib,
    int gpus,
    double dollars,
    boolean arm,
    boolean premium,
    boolean lowPriority) {
  /** All sizes of all families, in the order of the table. */
  static List<AzureSize> all() {
    return Facts.table("azure-families.csv").stream().flatMap(AzureSize::ofFamily).toList();
  }

  private static Stream<AzureSize> ofFamily(List<String> cells) {
    List<AzureSize> sizes = new ArrayList<>();
    for (String vcpus : cells.get(3).split(" ")) {
      int full = Integer.parseInt(vcpus);
      sizes.add(of(cells, full, full));
      if (cells.get(12).equals("y") && full >= 8 && full % 4 == 0) {
        sizes.add(of(cells, full, full / 2));
        sizes.add(of(cells, full, full / 4));
      }
    }
    return sizes.stream();
  }

  /** Constrained sizes cost as much as whole ones and tell their usable cores in their name. */
  private static AzureSize of(List<String> cells, int full, int usable) {
    String number = usable == full ? Integer.toString(full) : full + "-" + usable;
    return new AzureSize(
        "Standard_" + cells.get(1) + number + cells.get(2),
        cells.get(0),
        full,
        usable,
        full * Double.parseDouble(cells.get(4)),
        Math.round(full * Double.parseDouble(cells.get(5))),
        Math.round(full * Double.parseDouble(cells.get(6))),
        gpus(cells.get(7), full),
        full * Double.parseDouble(cells.get(8)),
        cells.get(9).equals("Arm64"),
        cells.get(10).equals("y"),
        cells.get(11).equals("y"));
  }

  private static int gpus(String table, int vcpus) {
    return Stream.of(table.split(" "))
        .filter(cell -> cell.startsWith(vcpus + ":"))
        .map(cell -> cell.substring(cell.indexOf(':') + 1))
        .mapToInt(Integer::parseInt)
        .findFirst()
        .orElse(0);
  }

  /** The name without its tier, as price lists write it: {@code D4s v5}. */
  String meter() {
    return name.substring("Standard_".length()).replace('_', ' ');
  }

  /** The name as Resource Graph writes it. */
  String lowerName() {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Memory without useless decimals, as the vendor's texts have it. */
  String memoryText() {
    return memoryGb == Math.rint(memoryGb)
        ? Long.toString((long) memoryGb)
        : String.format(Locale.ROOT, "%.2f", memoryGb);
  }
}
