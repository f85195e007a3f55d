package io.scitq.sim.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The technical part of an addon, with NVMe disks in the three spellings of the real catalog. */
final class OvhTechnical {
  private OvhTechnical() {}

  static ObjectNode of(OvhFlavorFact fact, String name, String os) {
    ObjectNode technical = Json.object();
    technical.putObject("bandwidth").put("guaranteed", false).put("level", fact.mbit());
    technical
        .putObject("cpu")
        .put("cores", fact.vcpus())
        .put("frequency", 2.3)
        .put("model", "vCore")
        .put("type", "vCore");
    if (!fact.gpu().equals("-")) {
      String[] parts = fact.gpu().split(":", -1);
      ObjectNode gpu = technical.putObject("gpu");
      gpu.putObject("memory").put("interface", "HBM2").put("size", Integer.parseInt(parts[2]));
      gpu.put("model", parts[0]).put("number", Integer.parseInt(parts[1]));
    }
    technical.putObject("memory").put("size", fact.ramGb());
    technical.put("name", name);
    addDisks(technical, fact);
    technical.putObject("os").put("family", os);
    return technical;
  }

  private static void addDisks(ObjectNode technical, OvhFlavorFact fact) {
    ObjectNode storage = technical.putObject("storage");
    ArrayNode disks = storage.putArray("disks");
    ObjectNode disk = disks.addObject();
    switch (fact.nvme()) {
      case "interface" ->
          disk.put("capacity", fact.diskGb()).put("number", 1).put("interface", "NVMe");
      case "technology" ->
          disk.put("capacity", fact.diskGb()).put("number", 1).put("technology", "NVMe");
      case "-" -> plain(disk, fact);
      default -> {
        disk.put("capacity", fact.diskGb());
        addPassthrough(technical, fact.nvme().substring("passthrough:".length()));
      }
    }
    storage.put("raid", "local");
  }

  /** The i1 family's NVMe is not in the catalog: it says 50 GB of SSD only. Metal has two disks. */
  private static void plain(ObjectNode disk, OvhFlavorFact fact) {
    boolean metal = fact.type().equals("baremetal");
    boolean silent = fact.name().startsWith("i1-");
    int capacity = metal ? fact.diskGb() / 2 : silent ? 50 : fact.diskGb();
    disk.put("capacity", capacity).put("number", metal ? 2 : 1).put("technology", "SSD");
  }

  private static void addPassthrough(ObjectNode technical, String countAndSize) {
    String[] parts = countAndSize.split("x", -1);
    technical
        .putObject("nvme")
        .putArray("disks")
        .addObject()
        .put("capacity", Integer.parseInt(parts[1]))
        .put("number", Integer.parseInt(parts[0]))
        .put("interface", "NVMe Passthrough");
  }
}
