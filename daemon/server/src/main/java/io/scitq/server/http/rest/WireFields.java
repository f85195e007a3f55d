package io.scitq.server.http.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.store.Changes;
import io.scitq.store.Criteria;
import io.scitq.store.Field;
import io.scitq.store.Match;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields that a body may name.
 *
 * @param <F> a table's fields
 */
final class WireFields<F extends Field> {
  private final Map<String, F> byName = new LinkedHashMap<>();
  private final Set<String> allowed;

  WireFields(Collection<F> fields) {
    this(fields, Set.of());
  }

  /**
   * Fields of a body that has options as well.
   *
   * @param options names that are read before, told to who mistypes one
   */
  WireFields(Collection<F> fields, Set<String> options) {
    fields.forEach(field -> byName.put(field.column(), field));
    allowed = new TreeSet<>(byName.keySet());
    allowed.addAll(options);
  }

  /** The rows that a list asks for: a value, a list of values or null, by column. */
  Criteria<F> criteria(ObjectNode body) {
    Map<F, Match> matches = new LinkedHashMap<>();
    body.properties()
        .forEach(entry -> {
          F field = field(entry.getKey());
          matches.put(field, match(field, entry.getValue()));
        });
    return new Criteria<>(matches);
  }

  /** The new values that a body gives. */
  Changes<F> changes(ObjectNode body) {
    Map<F, Optional<Object>> values = new LinkedHashMap<>();
    body.properties()
        .forEach(entry -> {
          F field = field(entry.getKey());
          Optional<Object> value = WireValue.read(field, entry.getValue());
          if (value.isEmpty() && !field.nullable()) {
            throw RestException.invalid("'" + field.column() + "' cannot be null");
          }
          values.put(field, value);
        });
    return new Changes<>(values);
  }

  private F field(String name) {
    F field = byName.get(name);
    if (field == null) {
      throw RestException.invalid(
          "Unknown field '" + name + "', allowed: " + String.join(", ", allowed));
    }
    return field;
  }

  private static Match match(Field field, JsonNode node) {
    if (!node.isArray()) {
      return WireValue.read(field, node).<Match>map(Match.Equal::new).orElseGet(Match.Empty::new);
    }
    List<Object> values = new ArrayList<>();
    node.forEach(element -> WireValue.read(field, element).ifPresent(values::add));
    return new Match.In(values);
  }
}
