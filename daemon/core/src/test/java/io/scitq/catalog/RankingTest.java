package io.scitq.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.protofilter.Protofilter;
import io.scitq.samples.Offers;
import io.scitq.samples.RandomOffers;
import io.scitq.spi.Offering;
import io.scitq.spi.OfferingId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static final OfferingQuery ALL = OfferingQuery.of(Protofilter.NONE);

  private static List<OfferingId> walk(Catalog catalog, Map<OfferingId, Surcharge> surcharges) {
    Candidates candidates = catalog.candidates(ALL, catalog.ranking(surcharges));
    List<OfferingId> seen = new ArrayList<>();
    while (candidates.next()) {
      seen.add(candidates.offering().id());
    }
    return seen;
  }

  private static Surcharge share(double share) {
    return new Surcharge(share, "why");
  }

  private static Offering at(String name, String price) {
    return Offers.ovh(name).price(price).make();
  }

  @Test
  void equalExpectedCostsAreOrderedByName() {
    Offering cheap = at("b", "0.2");
    Offering equal = at("a", "0.25");
    Offering dear = at("c", "0.25");
    Catalog catalog = Catalog.of(1, List.of(dear, equal, cheap), Map.of());

    assertThat(walk(catalog, Map.of(cheap.id(), share(0.25))))
        .containsExactly(equal.id(), cheap.id(), dear.id());
    assertThat(walk(catalog, Map.of(dear.id(), share(0.1), equal.id(), share(0.1))))
        .containsExactly(cheap.id(), equal.id(), dear.id());
  }

  @Test
  void whatIsUnknownOrNotSoldHasNoPlace() {
    Offering sold = at("a", "0.2");
    Offering unpriced = Offers.ovh("b").price("0").make();
    Catalog catalog = Catalog.of(1, List.of(sold, unpriced), Map.of());

    assertThat(
            walk(
                catalog,
                Map.of(
                    unpriced.id(), share(1), at("gone", "1").id(), share(1), sold.id(), share(1))))
        .containsExactly(sold.id());
    assertThat(walk(Catalog.EMPTY, Map.of(sold.id(), share(1)))).isEmpty();
  }

  /** The same as sorting all anew, whatever is moved. */
  @Test
  void movesExactlyThoseThatItShould() {
    List<Offering> offerings = RandomOffers.make(3, 5, 60);
    Catalog catalog = Catalog.of(1, offerings, RandomOffers.observed(offerings));
    List<OfferingId> byPrice = walk(catalog, Map.of());
    Random random = new Random(11);
    for (int round = 0; round < 30; round++) {
      Map<OfferingId, Surcharge> surcharges = new HashMap<>();
      List<OfferingId> some = new ArrayList<>(byPrice);
      Collections.shuffle(some, random);
      some.stream()
          .limit(round * round)
          .forEach(id -> surcharges.put(id, share(0.02 + random.nextInt(99) / 100.0)));
      Comparator<OfferingId> expected =
          Comparator.comparingDouble((OfferingId id) -> expected(catalog, surcharges, id))
              .thenComparing(OfferingId::provider)
              .thenComparing(OfferingId::region)
              .thenComparing(id -> id.flavor().name());

      assertThat(walk(catalog, surcharges))
          .containsExactlyElementsOf(byPrice.stream().sorted(expected).toList());
    }
  }

  private static double expected(
      Catalog catalog, Map<OfferingId, Surcharge> surcharges, OfferingId id) {
    double price = catalog.find(id).orElseThrow().price().orElseThrow().perHour().doubleValue();
    return surcharges.containsKey(id) ? price * (1 + surcharges.get(id).share()) : price;
  }
}
