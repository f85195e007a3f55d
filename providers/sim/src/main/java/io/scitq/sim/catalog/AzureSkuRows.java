package io.scitq.sim.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.cloud.Dice;
import java.util.List;

/** Makes rows of {@code GET Microsoft.Compute/skus}. */
final class AzureSkuRows {
  /** Rows that are no virtual machines; a client must skip them. */
  static final int OTHERS = 3;

  private static final List<String> OTHER_TYPES =
      List.of("availabilitySets", "snapshots", "hostGroups/hosts");

  private final Dice dice;
  private final String region;

  AzureSkuRows(Dice dice, String region) {
    this.dice = dice;
    this.region = region;
  }

  ObjectNode size(AzureSize size) {
    ObjectNode row = Json.texts("resourceType", "virtualMachines", "name", size.name());
    row.put("tier", "Standard").put("size", size.name().substring("Standard_".length()));
    row.put("family", size.family()).putArray("locations").add(spelledLocation(size));
    addLocationInfo(row);
    addCapabilities(row, size);
    ArrayNode restrictions = row.putArray("restrictions");
    double chance = dice.unit("restricted", region, size.name());
    if (chance < 0.10) {
      addRestriction(restrictions, "Location");
    }
    if (chance < 0.13) {
      addRestriction(restrictions, "Zone");
    }
    return row;
  }

  ObjectNode other(int number) {
    ObjectNode row = Json.texts("resourceType", OTHER_TYPES.get(number));
    row.put("name", number == 0 ? "Classic" : "Standard_LRS").putArray("locations").add(region);
    addLocationInfo(row);
    row.putArray("capabilities");
    row.putArray("restrictions");
    return row;
  }

  /** Now and then a location comes in other letters, as the real service does. */
  private String spelledLocation(AzureSize size) {
    return dice.unit("spelling", region, size.name()) < 0.03
        ? Character.toUpperCase(region.charAt(0)) + region.substring(1)
        : region;
  }

  private void addLocationInfo(ObjectNode row) {
    ObjectNode info = row.putArray("locationInfo").addObject().put("location", region);
    info.putArray("zones").add("1").add("2").add("3");
    info.putArray("zoneDetails");
  }

  /** Sizes with NVMe (v6, v7) report no temporary disk: it is in the NVMe figure alone. */
  private static void addCapabilities(ObjectNode row, AzureSize size) {
    ArrayNode list = row.putArray("capabilities");
    add(list, "MaxResourceVolumeMB", Long.toString(size.temporaryMb()));
    add(list, "OSVhdSizeMB", "1047552");
    add(list, "vCPUs", Integer.toString(size.vcpus()));
    add(list, "MemoryGB", size.memoryText());
    add(list, "CpuArchitectureType", size.arm() ? "Arm64" : "x64");
    add(list, "LowPriorityCapable", size.lowPriority() ? "True" : "False");
    add(list, "PremiumIO", size.premium() ? "True" : "False");
    add(list, "VMDeploymentTypes", "IaaS");
    add(list, "vCPUsAvailable", Integer.toString(size.usableVcpus()));
    boolean nvme = size.name().matches(".*_v[67]");
    add(list, "HyperVGenerations", nvme || size.arm() ? "V2" : "V1,V2");
    if (nvme) {
      add(list, "DiskControllerTypes", "NVMe");
    }
    if (size.nvmeMib() > 0) {
      add(list, "NvmeDiskSizeInMiB", Long.toString(size.nvmeMib()));
      add(list, "NvmeSizePerDiskInMiB", Long.toString(Math.min(size.nvmeMib(), 1_802_240)));
    }
    if (size.gpus() > 0) {
      add(list, "GPUs", Integer.toString(size.gpus()));
    }
    add(list, "AcceleratedNetworkingEnabled", "True");
  }

  private static void add(ArrayNode list, String name, String value) {
    list.addObject().put("name", name).put("value", value);
  }

  private void addRestriction(ArrayNode list, String type) {
    ObjectNode one = list.addObject().put("type", type);
    one.putArray("values").add(region);
    ObjectNode info = one.putObject("restrictionInfo");
    info.putArray("locations").add(region);
    if (type.equals("Zone")) {
      info.putArray("zones").add("3");
    }
    one.put("reasonCode", "NotAvailableForSubscription");
  }
}
