package io.scitq.azure;

import io.scitq.azure.VmSize.Restriction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sizes made by hand, for what no recording shows. */
final class Sizes {
  private Sizes() {}

  /** A size that may be chosen, changed by further capabilities: name, value, name, value. */
  static VmSize usable(String name, String... changes) {
    Map<String, String> capabilities =
        new HashMap<>(
            Map.of(
                "vCPUs", "4",
                "vCPUsAvailable", "4",
                "MemoryGB", "16",
                "MaxResourceVolumeMB", "0",
                "PremiumIO", "True",
                "LowPriorityCapable", "True",
                "CpuArchitectureType", "x64",
                "HyperVGenerations", "V1,V2"));
    for (int i = 0; i < changes.length; i += 2) {
      if (changes[i + 1].isEmpty()) {
        capabilities.remove(changes[i]);
      } else {
        capabilities.put(changes[i], changes[i + 1]);
      }
    }
    return new VmSize(name, "Standard", "standardDSv5Family", capabilities, List.of());
  }

  static VmSize restricted(Restriction restriction) {
    VmSize size = usable("Standard_D4s_v5");
    return new VmSize(
        size.name(), size.tier(), size.family(), size.capabilities(), List.of(restriction));
  }
}
