package io.scitq.ovh;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds the ids that a create needs. They differ per region for the same name, and image ids rotate
 * at each refresh.
 */
final class VendorIds {
  /** OVH refreshes images every few weeks; a wrong id is noticed and read again anyway. */
  private static final Duration KEEP = Duration.ofMinutes(10);

  private static final String UUID_SHAPE = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  private final OvhApi api;
  private final OvhSettings settings;
  private final Cached<Map<String, String>> flavors;
  private final Cached<List<JsonNode>> images;
  private final Cached<String> keys;

  VendorIds(OvhApi api, OvhSettings settings, InstantSource clock) {
    this.api = api;
    this.settings = settings;
    flavors = new Cached<>(clock, KEEP);
    images = new Cached<>(clock, KEEP);
    keys = new Cached<>(clock, KEEP);
  }

  Reply<String> flavor(String region, String name) {
    return flavors
        .get(region, () -> api.flavors(region).map(VendorIds::flavorIds))
        .then(ids ->
            Optional.ofNullable(ids.get(name))
                .<Reply<String>>map(Reply.Ok::new)
                .orElseGet(() -> missing("flavor-not-found", name + " is not sold in " + region)));
  }

  /**
   * The image of this exact name, newest first; bare metal takes the one that OVH prefixes with
   * {@code Baremetal - } when there is one.
   */
  Reply<String> image(String region, boolean metal) {
    if (settings.image().matches(UUID_SHAPE)) {
      return new Reply.Ok<>(settings.image());
    }
    return images
        .get(region, () -> api.images(region))
        .then(rows -> imageAmong(rows, region, metal));
  }

  void forgetImages(String region) {
    images.forget(region);
  }

  void forgetFlavors(String region) {
    flavors.forget(region);
  }

  /** The id of the configured key pair; empty when none is configured. */
  Reply<Optional<String>> sshKey(String region) {
    return settings
        .sshKey()
        .map(name -> keys.get(region, () -> readKey(region, name)).map(Optional::of))
        .orElseGet(() -> new Reply.Ok<>(Optional.empty()));
  }

  private Reply<String> imageAmong(List<JsonNode> rows, String region, boolean metal) {
    Optional<String> metalImage =
        metal ? newest(rows, "Baremetal - " + settings.image()) : Optional.empty();
    return metalImage
        .or(() -> newest(rows, settings.image()))
        .<Reply<String>>map(Reply.Ok::new)
        .orElseGet(() ->
            missing("image-not-found", "no image '" + settings.image() + "' in region " + region));
  }

  private static Optional<String> newest(List<JsonNode> rows, String name) {
    return rows.stream()
        .filter(row -> name.equals(row.path("name").asText()))
        .filter(row -> "active".equalsIgnoreCase(row.path("status").asText("active")))
        .filter(row -> Json.text(row, "id").isPresent())
        .max(
            Comparator.comparing((JsonNode row) -> row.path("creationDate").asText(""))
                .thenComparing(row -> row.path("id").asText()))
        .flatMap(row -> Json.text(row, "id"));
  }

  private Reply<String> readKey(String region, String name) {
    return api.sshKeys(region)
        .then(rows ->
            rows.stream()
                .filter(row -> name.equals(row.path("name").asText()))
                .flatMap(row -> Json.text(row, "id").stream())
                .findFirst()
                .<Reply<String>>map(Reply.Ok::new)
                .orElseGet(() -> missing("ssh-key-not-found", "no key pair '" + name + "'")));
  }

  private static Map<String, String> flavorIds(List<JsonNode> rows) {
    Predicate<JsonNode> readable = row -> FlavorRow.fault(row).isEmpty();
    return rows.stream()
        .filter(readable)
        .map(FlavorRow::of)
        .filter(row -> !row.isTwin())
        .collect(Collectors.toMap(FlavorRow::name, FlavorRow::id, (first, second) -> first));
  }

  private static <T> Reply<T> missing(String code, String text) {
    return Reply.refused(new ApiError.NotSent(code, text));
  }
}
