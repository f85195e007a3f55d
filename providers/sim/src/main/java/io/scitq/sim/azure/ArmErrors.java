package io.scitq.sim.azure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.catalog.Json;
import io.scitq.sim.cloud.CreateResult;
import io.scitq.sim.http.SimResponse;
import java.time.Duration;

/** The words of Azure's refusals, as in karpenter-provider-azure's recordings and MS pages. */
final class ArmErrors {
  private ArmErrors() {}

  static SimResponse error(int status, String code, String message) {
    return SimResponse.json(status, body(code, message));
  }

  static ObjectNode body(String code, String message) {
    ObjectNode body = Json.object();
    body.putObject("error").put("code", code).put("message", message);
    return body;
  }

  static SimResponse notFound(String type, String name, String group) {
    return error(
        404,
        "ResourceNotFound",
        "The Resource '"
            + type
            + "/"
            + name
            + "' under resource group '"
            + group
            + "' was not found. For more details please go to"
            + " https://aka.ms/ARMResourceNotFoundFix");
  }

  static SimResponse groupNotFound(String group) {
    return error(
        404, "ResourceGroupNotFound", "Resource group '" + group + "' could not be found.");
  }

  static SimResponse noCapacity(String size, String region) {
    return error(
        409,
        "SkuNotAvailable",
        "The requested VM size for resource 'Following SKUs have failed for Capacity Restrictions: "
            + size
            + "' is currently not available in location '"
            + region
            + "'. Please try another size or deploy to a different location or different zone. See"
            + " https://aka.ms/azureskunotavailable for details.");
  }

  static SimResponse overQuota(String region, CreateResult.OverQuota met) {
    String name =
        switch (met.kind()) {
          case SPOT_CORES -> "LowPriorityCores";
          case CORES -> "Total Regional Cores";
          case INSTANCES -> "VirtualMachines";
          case PUBLIC_IPS -> "PublicIPAddresses";
          case MEMORY_GB -> "Memory";
        };
    return error(
        409,
        "OperationNotAllowed",
        "Operation could not be completed as it results in exceeding approved "
            + name
            + " quota. Additional details - Deployment Model: Resource Manager, Location: "
            + region
            + ", Current Limit: "
            + met.limit()
            + ", Current Usage: "
            + met.used()
            + ", Additional Required: "
            + met.asked()
            + ", (Minimum) New Limit Required: "
            + (met.used() + met.asked())
            + ".");
  }

  static SimResponse tooManyAddresses(long limit) {
    return error(
        400,
        "PublicIPCountLimitReached",
        "Cannot create more than "
            + limit
            + " public IP addresses for this subscription in this region.");
  }

  /** Why an allocation fails in the long operation: spot machines name their constraints. */
  static ArmFailure allocation(boolean spot) {
    return spot
        ? new ArmFailure(
            "OverconstrainedAllocationRequest",
            "Allocation failed. VM(s) with the following constraints cannot be allocated, because"
                + " the condition is too restrictive. Please remove some constraints and try"
                + " again. Constraints applied are:\n"
                + "  - Low Priority VMs\n"
                + "  - Preemptible VMs (VM might be preempted by another VM with a higher"
                + " priority)\n"
                + "  - VM Size\n")
        : new ArmFailure(
            "AllocationFailed",
            "Allocation failed. We do not have sufficient capacity for the requested VM size in"
                + " this region. Read more about improving likelihood of allocation success at"
                + " http://aka.ms/allocation-guidance.");
  }

  /** Compute answers without the usual wrapper, all others with it. */
  static SimResponse tooManyRequests(boolean compute, Duration retryAfter) {
    if (!compute) {
      return error(
          429,
          "SubscriptionRequestsThrottled",
          "Number of requests for subscription exceeded. Please try again after '"
              + retryAfter.toSeconds()
              + "' seconds after additional tokens are available.");
    }
    ObjectNode body = Json.object();
    body.put("code", "OperationNotAllowed");
    body.put(
        "message",
        "The server rejected the request because too many requests have been received for this"
            + " subscription.");
    body.putArray("details")
        .addObject()
        .put("code", "TooManyRequests")
        .put("target", "HighCostGet30Min")
        .put("message", "{\"operationGroup\":\"HighCostGet30Min\"}");
    return SimResponse.json(429, body);
  }

  static SimResponse unauthorized() {
    return error(401, "InvalidAuthenticationToken", "The access token is invalid.")
        .with(
            "WWW-Authenticate",
            "Bearer authorization_uri=\"https://login.windows.net/\", error=\"invalid_token\"");
  }

  static SimResponse invalidClient() {
    ObjectNode body =
        Json.texts(
            "error",
            "invalid_client",
            "error_description",
            "AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the"
                + " request is the client secret value.");
    body.putArray("error_codes").add(7_000_215);
    body.put("timestamp", "2026-08-14 09:00:00Z").put("trace_id", "0").put("correlation_id", "0");
    return SimResponse.json(401, body);
  }
}
