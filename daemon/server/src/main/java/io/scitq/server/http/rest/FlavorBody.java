package io.scitq.server.http.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.api.FlavorQuery;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The search arguments of scitq 1.3: an absent one has its default, a null one is no condition. */
final class FlavorBody {
  private static final List<String> FIELDS =
      List.of(
          "min_cpu",
          "min_ram",
          "min_disk",
          "max_eviction",
          "limit",
          "provider",
          "region",
          "protofilters");
  private static final int NO_CEILING = 100;

  /** What a list of ours gives at most. */
  private static final int UNLIMITED = 100_000;

  private FlavorBody() {}

  static FlavorQuery query(ObjectNode body) {
    WorkerChecks.refuseOthers(body, FIELDS);
    return new FlavorQuery(
        atLeast(body, "min_cpu"),
        size(body, "min_ram"),
        size(body, "min_disk"),
        ceiling(body, "max_eviction", NO_CEILING),
        ceiling(body, "limit", UNLIMITED),
        text(body, "provider"),
        text(body, "region"),
        text(body, "protofilters"));
  }

  private static @Nullable String text(ObjectNode body, String name) {
    JsonNode node = body.path(name);
    return node.isMissingNode() || node.isNull() ? null : WireValue.text(name, node);
  }

  /** A bound below 0 excludes nothing. */
  private static @Nullable Integer atLeast(ObjectNode body, String name) {
    return number(body, name).map(number -> Math.max(0, number)).orElse(null);
  }

  private static @Nullable Double size(ObjectNode body, String name) {
    return number(body, name).map(number -> (double) Math.max(0, number)).orElse(null);
  }

  private static @Nullable Integer ceiling(ObjectNode body, String name, int open) {
    if (body.path(name).isNull()) {
      return open;
    }
    return number(body, name).map(number -> Math.min(number, open)).orElse(null);
  }

  /** Fractions are cut off, as by Python's int. */
  private static Optional<Integer> number(ObjectNode body, String name) {
    JsonNode node = body.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    if (node.isFloatingPointNumber() && Math.abs(node.doubleValue()) <= Integer.MAX_VALUE) {
      return Optional.of((int) node.doubleValue());
    }
    return Optional.of(WireValue.integer(name, node));
  }
}
