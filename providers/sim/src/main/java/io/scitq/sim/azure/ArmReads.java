package io.scitq.sim.azure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.catalog.AzureData;
import io.scitq.sim.catalog.Json;
import io.scitq.sim.catalog.WireRows;
import io.scitq.sim.cloud.SimCloud;
import io.scitq.sim.http.SimRequest;
import io.scitq.sim.http.SimResponse;
import io.scitq.spi.QuotaKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resource SKUs and usages. */
final class ArmReads {
  private static final Pattern LOCATION = Pattern.compile("location eq '([^']*)'");

  /** The real service answers a region in one page; every second region here takes several. */
  private static final int PAGE = 500;

  private final AzureData data;
  private final SimCloud cloud;

  ArmReads(AzureData data, SimCloud cloud) {
    this.data = data;
    this.cloud = cloud;
  }

  SimResponse skus(SimRequest request) {
    Matcher filter = LOCATION.matcher(request.parameter("$filter").orElse(""));
    if (!filter.find()) {
      return everything(request);
    }
    String region = filter.group(1).toLowerCase(Locale.ROOT);
    if (!data.regions().contains(region)) {
      return ArmPages.page(request, List.of(), PAGE);
    }
    WireRows rows = data.skus(region);
    boolean paged = data.regions().indexOf(region) % 2 == 1;
    return ArmPages.page(request, rows.size(), rows::row, paged ? PAGE : rows.size());
  }

  private SimResponse everything(SimRequest request) {
    List<ObjectNode> all = new ArrayList<>();
    for (String region : data.regions()) {
      WireRows rows = data.skus(region);
      for (int i = 0; i < rows.size(); i++) {
        all.add(rows.row(i));
      }
    }
    return ArmPages.page(request, all, Math.max(1, all.size()));
  }

  SimResponse computeUsages(SimRequest request) {
    String region = request.part("location").toLowerCase(Locale.ROOT);
    if (!data.regions().contains(region)) {
      return unknownRegion(region);
    }
    return ArmPages.page(
        request,
        List.of(
            usage("availabilitySets", "Availability Sets", 2_500, 0),
            usage(region, "cores", "Total Regional vCPUs", QuotaKind.CORES),
            usage(region, "virtualMachines", "Virtual Machines", QuotaKind.INSTANCES),
            usage("standardDSv3Family", "Standard DSv3 Family vCPUs", 100, 0),
            usage(
                region,
                "lowPriorityCores",
                "Total Regional Low-priority vCPUs",
                QuotaKind.SPOT_CORES)),
        1_000);
  }

  SimResponse networkUsages(SimRequest request) {
    String region = request.part("location").toLowerCase(Locale.ROOT);
    if (!data.regions().contains(region)) {
      return unknownRegion(region);
    }
    return ArmPages.page(
        request,
        List.of(
            usage("NetworkInterfaces", "Network Interfaces", 65_536, 0),
            usage(region, "PublicIPAddresses", "Public IP Addresses", QuotaKind.PUBLIC_IPS)),
        1_000);
  }

  private static SimResponse unknownRegion(String region) {
    return ArmErrors.error(
        400, "NoRegisteredProviderFound", "No registered resource provider in '" + region + "'.");
  }

  private ObjectNode usage(String region, String name, String words, QuotaKind kind) {
    // an endless ceiling is written as the biggest figure that the vendor's own clients can read
    long limit = Math.min(cloud.quota().limit(region, kind), Integer.MAX_VALUE);
    return usage(name, words, limit, cloud.quota().used(region, kind));
  }

  private static ObjectNode usage(String name, String words, long limit, long used) {
    ObjectNode usage = Json.object();
    usage.put("limit", limit).put("unit", "Count").put("currentValue", used);
    usage.putObject("name").put("value", name).put("localizedValue", words);
    return usage;
  }
}
