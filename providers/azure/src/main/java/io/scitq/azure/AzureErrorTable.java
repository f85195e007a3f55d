package io.scitq.azure;

import io.scitq.spi.DeleteOutcome;
import io.scitq.spi.FetchProblem;
import io.scitq.spi.LaunchFailure;
import io.scitq.spi.LaunchFailure.AuthenticationFailed;
import io.scitq.spi.LaunchFailure.Failed;
import io.scitq.spi.LaunchFailure.Indeterminate;
import io.scitq.spi.LaunchFailure.NoCapacity;
import io.scitq.spi.LaunchFailure.QuotaReached;
import io.scitq.spi.LaunchFailure.Scope;
import io.scitq.spi.LaunchFailure.Throttled;
import io.scitq.spi.LaunchFailure.Unsupported;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The one table from Azure's codes to outcomes.
 *
 * <p>Codes and texts as seen in karpenter-provider-azure's recorded errors and in Microsoft's pages
 * on spot error codes and throttling, read 2026-10.
 */
final class AzureErrorTable {
  /** Azure keeps a network interface for the machine that failed on it. */
  private static final Duration NIC_RESERVED = Duration.ofMinutes(3);

  private static final Set<String> NO_RIGHT =
      Set.of(
          "authorizationfailed",
          "linkedauthorizationfailed",
          "authenticationfailed",
          "invalidauthenticationtoken",
          "invalidauthenticationtokentenant",
          "expiredauthenticationtoken",
          "subscriptionnotfound",
          "invalidsubscriptionid",
          "missingsubscriptionregistration",
          "readonlydisabledsubscription",
          "azurespotfeaturenotenabledforsubscription");

  /** A bare 404 may come from anything between us and Azure; these codes come from Azure. */
  private static final Set<String> ABSENT =
      Set.of("resourcenotfound", "resourcegroupnotfound", "notfound", "parentresourcenotfound");

  private AzureErrorTable() {}

  /** What a refusal, at once or in the long operation, means for the launch. */
  static LaunchFailure launchFailure(AzureError error) {
    String code = error.code();
    String text = error.text();
    if (isAuthentication(error)) {
      return new AuthenticationFailed(code, text);
    }
    if (isThrottling(error)) {
      return new Throttled(error.retryAfter(), code, text);
    }
    Optional<QuotaText> quota = QuotaText.read(text);
    if (quota.isPresent()) {
      return quotaReached(quota.get(), error);
    }
    return switch (code.toLowerCase(Locale.ROOT)) {
      case "skunotavailable",
          "overconstrainedallocationrequest",
          "overconstrainedzonalallocationrequest",
          "spotpricegreaterthanprovidedmaxprice" ->
          new NoCapacity(Scope.OFFERING, code, text);
      case "allocationfailed", "zonalallocationfailed" ->
          new NoCapacity(Scope.FAMILY_AND_LARGER, code, text);
      case "publicipcountlimitreached", "publicipaddresscountlimitreached" ->
          quotaReached(QuotaText.addresses(text), error);
      case "azurespotisnotsupportedforthisvmsize" -> new Unsupported(code, text);
      case "nicreservedforanothervm" -> new Throttled(Optional.of(NIC_RESERVED), code, text);
      case "anotheroperationinprogress", "retryableerror" ->
          new Throttled(error.retryAfter(), code, text);
      case "badrequest", "invalidparameter", "operationnotallowed" -> refused(error);
      default -> unknown(error);
    };
  }

  /** What a refused deletion means; "not found" is for the caller to judge. */
  static DeleteOutcome deleteOutcome(AzureError error) {
    if (isAuthentication(error)) {
      return new DeleteOutcome.AuthenticationFailed(error.code(), error.text());
    }
    if (isThrottling(error)) {
      return new DeleteOutcome.Throttled(error.retryAfter());
    }
    return switch (error.code().toLowerCase(Locale.ROOT)) {
      case "nicreservedforanothervm",
          "nicinuse",
          "networkinterfaceinuse",
          "publicipaddresscannotbedeleted",
          "anotheroperationinprogress",
          "retryableerror",
          "attacheddiskcannotbedeleted",
          "diskinuse" ->
          new DeleteOutcome.Deleting();
      default -> new DeleteOutcome.Failed(error.label(), error.text());
    };
  }

  /** What a refused read means for a fetch. */
  static FetchProblem problem(String scope, AzureError error) {
    String kind = "http-" + error.status();
    if (isAuthentication(error)) {
      kind = "authentication";
    } else if (isThrottling(error)) {
      kind = "throttled";
    } else if (error.status() == 0) {
      kind = error.code();
    }
    return new FetchProblem(scope, kind, error.label() + ": " + error.text());
  }

  static boolean isAuthentication(AzureError error) {
    return error.status() == 401
        || error.code().startsWith("AADSTS")
        || NO_RIGHT.contains(error.code().toLowerCase(Locale.ROOT));
  }

  /** Says whether the vendor states in its own words that the thing is not there. */
  static boolean saysAbsent(AzureError error) {
    return error.status() == 404 && ABSENT.contains(error.code().toLowerCase(Locale.ROOT));
  }

  /**
   * Compute says 429 with the code OperationNotAllowed, which elsewhere means quota or conflict.
   */
  static boolean isThrottling(AzureError error) {
    return error.status() == 429
        || error.code().equalsIgnoreCase("TooManyRequests")
        || error.code().equalsIgnoreCase("SubscriptionRequestsThrottled");
  }

  private static QuotaReached quotaReached(QuotaText quota, AzureError error) {
    return new QuotaReached(quota.kind(), quota.limit(), quota.used(), error.code(), error.text());
  }

  private static LaunchFailure refused(AzureError error) {
    String text = error.text().toLowerCase(Locale.ROOT);
    boolean never =
        text.contains("is not supported for creation of vms")
            || text.contains("hypervisor generation")
            || text.contains("cpu architecture")
            || text.contains("securityprofile")
            || text.contains("disk controller type");
    return never ? new Unsupported(error.code(), error.text()) : unknown(error);
  }

  private static LaunchFailure unknown(AzureError error) {
    boolean unclear = error.status() == 0 || error.status() == 408 || error.status() >= 500;
    return unclear
        ? new Indeterminate(error.label(), error.text())
        : new Failed(error.label(), error.text());
  }
}
