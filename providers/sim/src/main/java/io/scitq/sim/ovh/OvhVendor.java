package io.scitq.sim.ovh;

import io.scitq.sim.http.Route;
import io.scitq.sim.http.SimRequest;
import io.scitq.sim.http.SimResponse;
import io.scitq.sim.http.Vendor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** OVH's routes, its signature check and its errors. */
final class OvhVendor implements Vendor {
  /** Time that a signed call stays valid; OVH does not document its own figure. */
  private static final long VALID_SECONDS = 120;

  private static final Set<String> OPEN = Set.of("auth.time", "catalog");

  private final OvhWorld world;
  private final List<Route> routes;
  private final AtomicLong queries = new AtomicLong();

  OvhVendor(OvhWorld world, List<Route> routes) {
    this.world = world;
    this.routes = List.copyOf(routes);
  }

  @Override
  public String cloud() {
    return world.cloud().name();
  }

  @Override
  public List<Route> routes() {
    return routes;
  }

  @Override
  public Optional<SimResponse> refuse(SimRequest request) {
    if (OPEN.contains(request.operation())) {
      return Optional.empty();
    }
    OvhAccount account = world.account();
    OvhErrors errors = world.errors();
    Optional<String> signature = request.header("X-Ovh-Signature");
    Optional<String> timestamp = request.header("X-Ovh-Timestamp");
    if (signature.isEmpty() || timestamp.isEmpty()) {
      return Optional.of(errors.notLoggedIn());
    }
    if (!request.header("X-Ovh-Application").equals(Optional.of(account.applicationKey()))) {
      return Optional.of(errors.invalidKey());
    }
    if (!request.header("X-Ovh-Consumer").equals(Optional.of(account.consumerKey()))) {
      return Optional.of(errors.invalidCredential());
    }
    if (!inTime(timestamp.get())) {
      return Optional.of(errors.outOfTime());
    }
    String expected =
        account.signature(request.method(), request.url(), request.body(), timestamp.get());
    if (!same(expected, signature.get())) {
      return Optional.of(errors.invalidSignature());
    }
    return wrongProject(request);
  }

  private boolean inTime(String timestamp) {
    if (!timestamp.matches("\\d{1,12}")) {
      return false;
    }
    long now = world.cloud().time().instant().getEpochSecond();
    return Math.abs(now - Long.parseLong(timestamp)) <= VALID_SECONDS;
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private Optional<SimResponse> wrongProject(SimRequest request) {
    String project = request.captured().getOrDefault("project", world.account().project());
    return project.equals(world.account().project())
        ? Optional.empty()
        : Optional.of(world.errors().notFound("Project " + project));
  }

  @Override
  public SimResponse unknownPath(String method, String path) {
    return world.errors().notFound("Got an invalid (or empty) URL " + path + ": path");
  }

  @Override
  public SimResponse tooManyRequests(SimRequest request, Duration retryAfter) {
    return world.errors().tooManyRequests();
  }

  @Override
  public SimResponse broken(SimRequest request, int status) {
    return world.errors().broken(status);
  }

  @Override
  public SimResponse authenticationFailed(SimRequest request) {
    return world.errors().notCredential();
  }

  @Override
  public SimResponse decorate(SimRequest request, SimResponse response) {
    String query = Long.toHexString(0x5860_0000L + queries.incrementAndGet());
    return response.with("X-Ovh-QueryID", "EU.ext-1." + query + ".4632.0180");
  }
}
