package io.scitq.ovh;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An instance as OVH describes it, in a list (flat ids) or alone (nested flavor).
 *
 * @param flavorName from the nested flavor or the plan code; empty when neither tells
 * @param fault a text beside status ERROR, which the API may or may not give
 */
record InstanceRow(
    String id,
    String name,
    String region,
    String status,
    String flavorName,
    Optional<String> fault,
    Optional<String> ipv4,
    Optional<String> ipv6,
    Optional<Instant> created) {
  private static final int OLD_ADDRESS = 4;
  private static final int NEW_ADDRESS = 6;

  /** One instance; without id, name, region or status it is none. */
  static Reply<InstanceRow> of(JsonNode node) {
    return Shape.objectWith(node, "id")
        .then(checked -> Shape.objectWith(checked, "name"))
        .then(checked -> Shape.objectWith(checked, "region"))
        .then(checked -> Shape.objectWith(checked, "status"))
        .map(InstanceRow::read);
  }

  /** A list of which every row can be read: a row that is missed would look like a deletion. */
  static Reply<List<InstanceRow>> listOf(JsonNode node) {
    return Shape.objects(node)
        .then(rows -> {
          List<Reply<InstanceRow>> read = rows.stream().map(InstanceRow::of).toList();
          return read.stream().allMatch(row -> row instanceof Reply.Ok)
              ? new Reply.Ok<>(read.stream().flatMap(InstanceRow::value).toList())
              : Reply.badAnswer("a row of the list is not an instance");
        });
  }

  private static Stream<InstanceRow> value(Reply<InstanceRow> row) {
    return row instanceof Reply.Ok<InstanceRow>(InstanceRow value)
        ? Stream.of(value)
        : Stream.empty();
  }

  private static InstanceRow read(JsonNode node) {
    return new InstanceRow(
        Json.text(node, "id").orElseThrow(),
        Json.text(node, "name").orElseThrow(),
        Json.text(node, "region").orElseThrow(),
        Json.text(node, "status").orElseThrow(),
        Json.text(node.path("flavor"), "name").or(() -> flavorOf(node)).orElse(""),
        Json.text(node.path("fault"), "message").or(() -> Json.text(node, "fault")),
        address(node, OLD_ADDRESS),
        address(node, NEW_ADDRESS),
        Json.text(node, "created").flatMap(InstanceRow::time));
  }

  /** {@code b3-8.consumption.3AZ} is b3-8; names may hold dots themselves (metal.eg-256). */
  private static Optional<String> flavorOf(JsonNode node) {
    return Json.text(node, "planCode")
        .map(code -> code.replaceFirst("\\.(consumption|monthly)(\\..*)?$", ""));
  }

  private static Optional<String> address(JsonNode node, int version) {
    return node.path("ipAddresses")
        .valueStream()
        .filter(each -> each.path("version").asInt() == version)
        .filter(each -> "public".equals(each.path("type").asText()))
        .flatMap(each -> Json.text(each, "ip").stream())
        .findFirst();
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
