package io.scitq.catalog;

import io.scitq.protofilter.Condition;
import io.scitq.protofilter.Facts;
import io.scitq.protofilter.Item;
import io.scitq.spi.Offering;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One thing an offering must satisfy.
 *
 * @param label as it is told to people
 * @param subject the part of the offering that alone decides it
 * @param accepts the test
 * @param found what an offering has, for people
 */
record Rule(
    String label, Subject subject, Predicate<Offering> accepts, Function<Offering, String> found) {
  /** The parts of an offering; the catalog judges each distinct part once per search. */
  enum Subject {
    FLAVOR,
    REGION,
    EVICTION,
    COST
  }

  static Rule of(Condition condition) {
    return named(condition.toString(), condition);
  }

  static Rule implied(Condition condition) {
    return named(condition + " (implied)", condition);
  }

  static Rule provider(String name) {
    return new Rule(
        "provider " + name,
        Subject.REGION,
        offering -> offering.flavor().id().provider().value().equals(name),
        offering -> offering.flavor().id().provider().value());
  }

  static Rule region(String name) {
    return new Rule(
        "region " + name,
        Subject.REGION,
        offering -> offering.region().equals(name),
        Offering::region);
  }

  static Rule flavor(String name) {
    return new Rule(
        "flavor " + name,
        Subject.FLAVOR,
        offering -> offering.flavor().id().name().equals(name),
        offering -> offering.flavor().id().name());
  }

  /** A provider sells machines or lends the operator's own: all of a region is one or the other. */
  static Rule notOwnMachine() {
    return new Rule(
        "own machine, chosen only when its provider is named",
        Subject.REGION,
        offering -> !offering.isOwnMachine(),
        offering -> offering.isOwnMachine() ? "own machine" : "sold");
  }

  private static Rule named(String label, Condition condition) {
    Item item = condition.item();
    return new Rule(
        label, subject(item), condition::accepts, offering -> Facts.shown(item, offering));
  }

  private static Subject subject(Item item) {
    return switch (item) {
      case CPU, RAM, DISK, GPUMEM, TAGS -> Subject.FLAVOR;
      case REGION, PROVIDER -> Subject.REGION;
      case EVICTION -> Subject.EVICTION;
      case COST -> Subject.COST;
    };
  }
}
