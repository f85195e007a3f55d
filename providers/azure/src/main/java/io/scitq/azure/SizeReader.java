package io.scitq.azure;

import com.azure.resourcemanager.compute.fluent.ResourceSkusClient;
import com.azure.resourcemanager.compute.fluent.models.ResourceSkuInner;
import com.azure.resourcemanager.compute.models.ResourceSkuCapabilities;
import com.azure.resourcemanager.compute.models.ResourceSkuRestrictions;
import com.azure.resourcemanager.compute.models.ResourceSkuRestrictionsType;
import io.scitq.azure.VmSize.Restriction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the virtual machine sizes of a region through the SDK. */
final class SizeReader {
  private final Supplier<ResourceSkusClient> skus;
  private final AzureCalls calls;

  SizeReader(Supplier<ResourceSkusClient> skus, AzureCalls calls) {
    this.skus = skus;
    this.calls = calls;
  }

  /** All sizes of a region, also those that may not be used. */
  AzureAnswer<List<VmSize>> sizes(String region) {
    return switch (calls.await(skus.get().listAsync("location eq '" + region + "'", "false"))) {
      case AzureAnswer.Refused<List<ResourceSkuInner>>(AzureError error) ->
          new AzureAnswer.Refused<>(error);
      case AzureAnswer.Got<List<ResourceSkuInner>>(List<ResourceSkuInner> rows) ->
          new AzureAnswer.Got<>(sizes(rows, region));
    };
  }

  static List<VmSize> sizes(List<ResourceSkuInner> rows, String region) {
    return rows.stream().filter(row -> isSizeIn(row, region)).map(SizeReader::size).toList();
  }

  /** The list holds disks, host groups and more, and some services ignore its filter. */
  private static boolean isSizeIn(ResourceSkuInner row, String region) {
    return "virtualMachines".equalsIgnoreCase(row.resourceType())
        && row.name() != null
        && orEmpty(row.locations()).stream().anyMatch(place -> VmSize.sameRegion(place, region));
  }

  private static VmSize size(ResourceSkuInner row) {
    Map<String, String> capabilities = new HashMap<>();
    for (ResourceSkuCapabilities capability : orEmpty(row.capabilities())) {
      if (capability.name() != null && capability.value() != null) {
        capabilities.put(capability.name(), capability.value());
      }
    }
    return new VmSize(
        row.name(),
        text(row.tier()),
        text(row.family()),
        capabilities,
        orEmpty(row.restrictions()).stream().map(SizeReader::restriction).toList());
  }

  private static Restriction restriction(ResourceSkuRestrictions row) {
    List<String> places =
        row.restrictionInfo() == null
            ? orEmpty(row.values())
            : orEmpty(row.restrictionInfo().locations());
    return new Restriction(
        row.type() != ResourceSkuRestrictionsType.ZONE,
        places,
        row.reasonCode() == null ? "" : row.reasonCode().toString());
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
