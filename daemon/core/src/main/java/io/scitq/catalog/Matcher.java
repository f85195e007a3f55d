package io.scitq.catalog;

import java.util.Arrays;
import java.util.List;

/**
 * A query made ready for one catalog. It tells for each row the first rule that rejects it; what a
 * distinct flavor, region or eviction rate decides is judged once and remembered.
 */
final class Matcher {
  /** No rule rejects the row. */
  static final int FITS = Integer.MAX_VALUE;

  private static final int UNKNOWN = -1;

  private final Columns columns;
  private final List<Rule> rules;
  private final boolean pricedRules;
  private final int[] byFlavor;
  private final int[] byRegion;
  private final int[] byEviction;

  Matcher(Columns columns, List<Rule> rules) {
    this.columns = columns;
    this.rules = rules;
    pricedRules = rules.stream().anyMatch(rule -> rule.subject() == Rule.Subject.COST);
    byFlavor = new int[columns.flavorSample().length];
    Arrays.fill(byFlavor, UNKNOWN);
    byRegion = judgeAll(Rule.Subject.REGION, columns.regionSample());
    byEviction = judgeAll(Rule.Subject.EVICTION, columns.evictionSample());
  }

  List<Rule> rules() {
    return rules;
  }

  /**
   * The three parts are joined without branches on purpose: which of them rejects is as good as
   * random from row to row, and mispredicted branches were most of the cost of a long walk.
   */
  boolean accepts(int row) {
    int hardware = flavor(columns.flavor(row));
    int parts = hardware & byRegion[columns.region(row)] & byEviction[columns.eviction(row)];
    return parts == FITS && (!pricedRules || judge(Rule.Subject.COST, row) == FITS);
  }

  /** Says whether what a row is beside its region, eviction rate and flavor does not matter. */
  boolean judgesPartsOnly() {
    return !pricedRules;
  }

  /** The part of {@link #accepts(int)} that hangs on the flavor. */
  boolean acceptsFlavor(int number) {
    return flavor(number) == FITS;
  }

  /** The part of {@link #accepts(int)} that hangs on region and eviction rate. */
  boolean accepts(int region, int eviction) {
    return (byRegion[region] & byEviction[eviction]) == FITS;
  }

  /** Place in {@link #rules} of the first one that rejects the row, or {@link #FITS}. */
  int firstRejection(int row) {
    int hardware = flavor(columns.flavor(row));
    int place = byRegion[columns.region(row)];
    int eviction = byEviction[columns.eviction(row)];
    int cost = pricedRules ? judge(Rule.Subject.COST, row) : FITS;
    return Math.min(Math.min(hardware, place), Math.min(eviction, cost));
  }

  private int flavor(int number) {
    int known = byFlavor[number];
    if (known != UNKNOWN) {
      return known;
    }
    int judged = judge(Rule.Subject.FLAVOR, columns.flavorSample()[number]);
    byFlavor[number] = judged;
    return judged;
  }

  private int[] judgeAll(Rule.Subject subject, int[] samples) {
    int[] judged = new int[samples.length];
    for (int number = 0; number < samples.length; number++) {
      judged[number] = samples[number] < 0 ? FITS : judge(subject, samples[number]);
    }
    return judged;
  }

  private int judge(Rule.Subject subject, int row) {
    for (int at = 0; at < rules.size(); at++) {
      Rule rule = rules.get(at);
      if (rule.subject() == subject && !rule.accepts().test(columns.row(row))) {
        return at;
      }
    }
    return FITS;
  }
}
