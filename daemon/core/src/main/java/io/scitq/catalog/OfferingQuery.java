package io.scitq.catalog;

import io.scitq.protofilter.Condition;
import io.scitq.protofilter.Item;
import io.scitq.protofilter.Operator;
import io.scitq.protofilter.Protofilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A search for offerings.
 *
 * @param filter what was written
 * @param minCpu at least so many vCPUs, 0 for any
 * @param minRam at least so many GB of memory, 0 for any
 * @param minDisk at least so many GB of disk, 0 for any
 * @param maxEviction ceiling in percent per hour where the filter does not name eviction; the
 *     manual's default when absent
 * @param provider exact name of the provider, empty for any
 * @param region exact name of the region, empty for any
 * @param flavorName exact name of the flavor, empty for any
 * @param preferred regions that come first; they only count when a provider is given, so that an
 *     open search stays a search for the cheapest
 * @param implied false where neither {@code eviction<=5} nor {@code tags!#M} is meant: a flavor
 *     asked for by its name
 * @param ownMachines true when the operator's own machines are among what is searched; false where
 *     something is to be launched and nobody named them
 */
public record OfferingQuery(
    Protofilter filter,
    int minCpu,
    double minRam,
    double minDisk,
    OptionalInt maxEviction,
    Optional<String> provider,
    Optional<String> region,
    Optional<String> flavorName,
    List<PreferredRegion> preferred,
    boolean implied,
    boolean ownMachines) {
  /** Copies the list. */
  public OfferingQuery {
    preferred = List.copyOf(preferred);
  }

  /** The word that leaves provider or region open. */
  public static final String ANY = "auto";

  /** Everything that satisfies the filter and what it implies, anywhere. */
  public static OfferingQuery of(Protofilter filter) {
    return new OfferingQuery(
        filter,
        0,
        0,
        0,
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        true,
        true);
  }

  /** This very flavor, anywhere; nothing is implied. */
  public static OfferingQuery named(String flavorName) {
    OfferingQuery all = of(Protofilter.NONE);
    return new OfferingQuery(
        all.filter,
        0,
        0,
        0,
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(flavorName),
        List.of(),
        false,
        true);
  }

  /** The same search at one provider and in one region; {@code auto} or empty leaves it open. */
  public OfferingQuery at(Optional<String> provider, Optional<String> region) {
    return new OfferingQuery(
        filter,
        minCpu,
        minRam,
        minDisk,
        maxEviction,
        provider.filter(name -> !name.equals(ANY)),
        region.filter(name -> !name.equals(ANY)),
        flavorName,
        preferred,
        implied,
        ownMachines);
  }

  /** The same search with these regions first. */
  public OfferingQuery preferring(List<PreferredRegion> regions) {
    return new OfferingQuery(
        filter,
        minCpu,
        minRam,
        minDisk,
        maxEviction,
        provider,
        region,
        flavorName,
        regions,
        implied,
        ownMachines);
  }

  /** The same search with at least so much of each. */
  public OfferingQuery atLeast(int cpu, double ram, double disk) {
    return new OfferingQuery(
        filter,
        cpu,
        ram,
        disk,
        maxEviction,
        provider,
        region,
        flavorName,
        preferred,
        implied,
        ownMachines);
  }

  /** The same search with another ceiling of the eviction rate. */
  public OfferingQuery evictionAtMost(int percentPerHour) {
    return new OfferingQuery(
        filter,
        minCpu,
        minRam,
        minDisk,
        OptionalInt.of(percentPerHour),
        provider,
        region,
        flavorName,
        preferred,
        implied,
        ownMachines);
  }

  /**
   * The same search to launch upon: the operator's own machine is found only when it is asked for,
   * by its provider or by the flavor's name, so that no batch meant for a cloud lands on it.
   */
  public OfferingQuery toLaunch() {
    return new OfferingQuery(
        filter,
        minCpu,
        minRam,
        minDisk,
        maxEviction,
        provider,
        region,
        flavorName,
        preferred,
        implied,
        asksForOwnMachines());
  }

  private boolean asksForOwnMachines() {
    return provider.isPresent() || flavorName.isPresent() || filter.namesProvider();
  }

  /** Everything an offering must satisfy, in the order in which rejections are told. */
  List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    provider.ifPresent(name -> rules.add(Rule.provider(name)));
    region.ifPresent(name -> rules.add(Rule.region(name)));
    flavorName.ifPresent(name -> rules.add(Rule.flavor(name)));
    atLeast(rules, Item.CPU, minCpu);
    atLeast(rules, Item.RAM, minRam);
    atLeast(rules, Item.DISK, minDisk);
    filter.conditions().forEach(condition -> rules.add(Rule.of(condition)));
    if (!ownMachines) {
      rules.add(Rule.notOwnMachine());
    }
    if (implied) {
      filter.implied(maxEviction).forEach(condition -> rules.add(Rule.implied(condition)));
    }
    return rules;
  }

  private static void atLeast(List<Rule> rules, Item item, double value) {
    if (value > 0) {
      rules.add(Rule.of(Condition.Figure.of(item, Operator.AT_LEAST, value)));
    }
  }
}
