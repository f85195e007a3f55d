package io.scitq.sim.catalog;

import java.math.BigDecimal;
import java.util.List;

/** A line of the table of OVH's flavors. */
record OvhFlavorFact(
    String name,
    int vcpus,
    int ramGb,
    int diskGb,
    BigDecimal euros,
    int mbit,
    String type,
    String gpu,
    String nvme,
    String windowsEuros,
    boolean flex,
    boolean monthly,
    int regions) {
  static OvhFlavorFact of(List<String> cells) {
    return new OvhFlavorFact(
        cells.get(0),
        Integer.parseInt(cells.get(1)),
        Integer.parseInt(cells.get(2)),
        Integer.parseInt(cells.get(3)),
        new BigDecimal(cells.get(4)),
        Integer.parseInt(cells.get(5)),
        cells.get(6),
        cells.get(7),
        cells.get(8),
        cells.get(9),
        !cells.get(10).equals("-"),
        !cells.get(11).equals("-"),
        Integer.parseInt(cells.get(12)));
  }

  /** Local-zone and three-zone plans exist for the third generation only. */
  boolean thirdGeneration() {
    return name.matches("[bcr]3-.*");
  }
}
