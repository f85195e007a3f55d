package io.scitq.sim.azure;

import io.scitq.sim.http.Route;
import io.scitq.sim.http.SimRequest;
import io.scitq.sim.http.SimResponse;
import io.scitq.sim.http.Vendor;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Azure's checks and words. */
final class AzureVendor implements Vendor {
  static final String TOKEN = "token";
  static final String PRICES = "prices.list";

  private static final Set<String> WITHOUT_TOKEN = Set.of(TOKEN, PRICES, ArmConsole.BLOB);

  private final AzureAccount account;
  private final List<Route> routes;
  private final AtomicLong requests = new AtomicLong();

  AzureVendor(AzureAccount account, List<Route> routes) {
    this.account = account;
    this.routes = List.copyOf(routes);
  }

  @Override
  public String cloud() {
    return "azure";
  }

  @Override
  public List<Route> routes() {
    return routes;
  }

  @Override
  public Optional<SimResponse> refuse(SimRequest request) {
    if (WITHOUT_TOKEN.contains(request.operation())) {
      return Optional.empty();
    }
    String wanted = "Bearer " + account.token();
    if (!wanted.equals(request.header("Authorization").orElse(""))) {
      return Optional.of(ArmErrors.unauthorized());
    }
    if (request
        .parameter("api-version")
        .filter(v -> v.matches("20\\d\\d-\\d\\d-\\d\\d.*"))
        .isEmpty()) {
      return Optional.of(
          ArmErrors.error(
              400,
              "MissingApiVersionParameter",
              "The api-version query parameter (?api-version=) is required for all requests."));
    }
    String subscription = request.captured().getOrDefault("subscription", account.subscription());
    if (!subscription.equalsIgnoreCase(account.subscription())) {
      return Optional.of(
          ArmErrors.error(
              404,
              "SubscriptionNotFound",
              "The subscription '" + subscription + "' could not be found."));
    }
    return Optional.empty();
  }

  @Override
  public SimResponse unknownPath(String method, String path) {
    return ArmErrors.error(
        404, "InvalidResourceType", "The resource type could not be found: " + path);
  }

  @Override
  public SimResponse tooManyRequests(SimRequest request, Duration retryAfter) {
    boolean compute = request.path().toLowerCase(Locale.ROOT).contains("microsoft.compute");
    return ArmErrors.tooManyRequests(compute, retryAfter);
  }

  @Override
  public SimResponse broken(SimRequest request, int status) {
    return ArmErrors.error(
        status, "InternalServerError", "Encountered internal server error. Diagnostic: sim.");
  }

  @Override
  public SimResponse authenticationFailed(SimRequest request) {
    return request.operation().equals(TOKEN) ? ArmErrors.invalidClient() : ArmErrors.unauthorized();
  }

  @Override
  public SimResponse decorate(SimRequest request, SimResponse response) {
    String id = Long.toString(requests.incrementAndGet());
    return response
        .with("x-ms-request-id", id)
        .with("x-ms-correlation-request-id", id)
        .with("Cache-Control", "no-cache")
        .with("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  }
}
