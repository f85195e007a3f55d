package io.scitq.protofilter;

import io.scitq.spi.Offering;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * A checked filter: all conditions must hold.
 *
 * @param conditions in the order they were written, possibly none
 */
public record Protofilter(List<Condition> conditions) {
  /** Without any condition; the implied ones still apply. */
  public static final Protofilter NONE = new Protofilter(List.of());

  /** The ceiling of the eviction rate where no filter names eviction: the manual's 5 %. */
  public static final int DEFAULT_MAX_EVICTION = Facts.ASSUMED_EVICTION;

  private static final Condition NOT_METAL = new Condition.HasTags(false, "M");

  /** Copies the list. */
  public Protofilter {
    conditions = List.copyOf(conditions);
  }

  /** Says whether a condition is about this item. */
  public boolean names(Item item) {
    return conditions.stream().anyMatch(condition -> condition.item() == item);
  }

  /** Says whether it asks for one provider by its name. */
  public boolean namesProvider() {
    return conditions.stream()
        .anyMatch(condition ->
            condition instanceof Condition.Text(Item item, Operator operator, String value)
                && item == Item.PROVIDER
                && operator == Operator.EQUAL
                && !value.isEmpty());
  }

  /**
   * The conditions that nobody wrote: {@code eviction<=5} (or the given ceiling) unless one names
   * eviction, {@code tags!#M} unless one names tags.
   */
  public List<Condition> implied(OptionalInt maxEviction) {
    List<Condition> implied = new ArrayList<>();
    if (!names(Item.EVICTION)) {
      int ceiling = maxEviction.orElse(DEFAULT_MAX_EVICTION);
      implied.add(Condition.Figure.of(Item.EVICTION, Operator.AT_MOST, ceiling));
    }
    if (!names(Item.TAGS)) {
      implied.add(NOT_METAL);
    }
    return implied;
  }

  /** Says whether the offering satisfies what was written and what is implied. */
  public boolean accepts(Offering offering) {
    return conditions.stream().allMatch(condition -> condition.accepts(offering))
        && implied(OptionalInt.empty()).stream().allMatch(rule -> rule.accepts(offering));
  }

  /** The canonical text; parsing it gives an equal filter. */
  @Override
  public String toString() {
    return conditions.stream().map(Condition::toString).collect(Collectors.joining(":"));
  }
}
