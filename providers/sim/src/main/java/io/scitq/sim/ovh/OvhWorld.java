package io.scitq.sim.ovh;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.catalog.OvhData;
import io.scitq.sim.cloud.SimCloud;
import io.scitq.sim.http.SimRequest;
import io.scitq.spi.QuotaKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What OVH's operations share: the rows, the machines, the account and the errors.
 *
 * @param data the rows
 * @param cloud the machines; its sizes are flavor names
 * @param account the one account
 * @param errors the words of refusals
 * @param flavorsById flavors by their id
 */
record OvhWorld(
    OvhData data,
    SimCloud cloud,
    OvhAccount account,
    OvhErrors errors,
    Map<String, ObjectNode> flavorsById) {
  static OvhWorld of(OvhData data, SimCloud cloud) {
    Map<String, ObjectNode> byId = new HashMap<>();
    for (ObjectNode row : data.flavors()) {
      byId.put(row.get("id").asText(), row);
      if (!row.get("available").asBoolean()) {
        cloud.room().setCapacity(row.get("region").asText(), row.get("name").asText(), 0);
      }
    }
    return new OvhWorld(data, cloud, OvhAccount.of(cloud.dice()), new OvhErrors(), byId);
  }

  /** The row as it is now: stock and remaining quota follow the machines. */
  ObjectNode flavorNow(ObjectNode row) {
    String region = row.get("region").asText();
    long room = cloud.room().left(region, row.get("name").asText());
    long cores = remaining(region, QuotaKind.CORES) / Math.max(1, row.get("vcpus").asInt());
    long fits = Math.min(cores, remaining(region, QuotaKind.INSTANCES));
    return row.deepCopy().put("available", room > 0).put("quota", Math.min(fits, 100_000));
  }

  private long remaining(String region, QuotaKind kind) {
    return Math.max(0, cloud.quota().limit(region, kind) - cloud.quota().used(region, kind));
  }

  /** The region that a request asks for, when it names one that does not exist. */
  Optional<String> unknownRegion(SimRequest request) {
    return request.parameter("region").filter(name -> !data.regions().containsKey(name));
  }
}
