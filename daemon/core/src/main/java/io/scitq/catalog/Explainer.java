package io.scitq.catalog;

import io.scitq.catalog.Explanation.Count;
import io.scitq.catalog.Explanation.Verdict;
import io.scitq.spi.Exclusion;
import io.scitq.spi.Offering;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the first filter, after the filters the first provider fact, and last the operator's ban,
 * that rejects a row.
 */
final class Explainer {
  private static final Exclusion[] FACTS = Exclusion.values();
  private static final String BANNED = "banned by an operator";

  private final Columns columns;
  private final Matcher matcher;
  private final int[] byRule;
  private final int[] byFact = new int[FACTS.length];
  private final List<Verdict> verdicts = new ArrayList<>();
  private final Bans bans;
  private int fitting;
  private int banned;

  private Explainer(Columns columns, OfferingQuery query, Bans bans) {
    this.columns = columns;
    this.bans = bans;
    matcher = new Matcher(columns, query.rules());
    byRule = new int[matcher.rules().size()];
  }

  static Explanation explain(
      Columns columns, OfferingQuery query, Bans bans, List<Verdict> fitting, int limit) {
    Explainer explainer = new Explainer(columns, query, bans);
    explainer.verdicts.addAll(fitting);
    for (int row = 0; row < columns.size(); row++) {
      explainer.judge(row, limit);
    }
    return new Explanation(
        columns.size(), explainer.fitting, explainer.counts(), explainer.verdicts);
  }

  private void judge(int row, int limit) {
    int rule = matcher.firstRejection(row);
    boolean listed = verdicts.size() < limit;
    if (rule != Matcher.FITS) {
      byRule[rule]++;
      if (listed) {
        verdicts.add(rejected(columns.row(row), matcher.rules().get(rule)));
      }
    } else if (row < columns.candidates()) {
      candidate(columns.row(row), listed);
    } else {
      Exclusion fact = Purchasable.obstacle(columns.row(row)).orElseThrow();
      byFact[fact.ordinal()]++;
      if (listed) {
        verdicts.add(excluded(columns.row(row), fact));
      }
    }
  }

  private void candidate(Offering offering, boolean listed) {
    Optional<Ban> ban = bans.of(offering.id());
    if (ban.isEmpty()) {
      fitting++;
      return;
    }
    banned++;
    if (listed) {
      verdicts.add(new Verdict(offering, false, BANNED, ban.get().reason()));
    }
  }

  private List<Count> counts() {
    Stream<Count> rules =
        IntStream.range(0, byRule.length)
            .mapToObj(at -> new Count(matcher.rules().get(at).label(), byRule[at]));
    Stream<Count> facts =
        IntStream.range(0, byFact.length)
            .mapToObj(at -> new Count(FACTS[at].sentence(), byFact[at]));
    return Stream.concat(Stream.concat(rules, facts), Stream.of(new Count(BANNED, banned)))
        .filter(count -> count.count() > 0)
        .sorted(Comparator.comparingInt(Count::count).reversed().thenComparing(Count::reason))
        .toList();
  }

  /** The one it stands on. */
  static Verdict fits(Candidates candidates) {
    Offering offering = candidates.offering();
    String price = offering.price().map(Object::toString).orElse("");
    String expected =
        candidates
            .surcharge()
            .map(extra ->
                ", counts as " + extra.on(offering.price().orElseThrow()) + ": " + extra.evidence())
            .orElse("");
    return new Verdict(offering, true, "fits", price + expected);
  }

  private static Verdict rejected(Offering offering, Rule rule) {
    String detail = "asked " + rule.label() + ", found " + rule.found().apply(offering);
    return new Verdict(offering, false, rule.label(), detail);
  }

  private static Verdict excluded(Offering offering, Exclusion fact) {
    return new Verdict(offering, false, fact.sentence(), "said by the provider");
  }
}
