package io.scitq.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.protofilter.ParseResult;
import io.scitq.protofilter.ProtofilterParser;
import io.scitq.samples.RandomOffers;
import io.scitq.spi.Offering;
import io.scitq.spi.Purchase;
import io.scitq.spi.Region;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A walk that is cut short tells the same as one that visits every one of 12,000 offerings. */
class RemainderTest {
  private static final Catalog CATALOG = catalog();
  private static final Map<Region, Integer> NUMBERS = numbers();

  private record Walk(List<Offering> offered, Map<String, Integer> passed) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auto:cpu>=1",
        "auto:cpu>=8:ram>=16",
        "auto:cpu==4",
        "auto:cpu>=5:cpu<=40:disk>=100",
        "auto:eviction<=20",
        "auto:region~region-1%",
        "auto:cost<0.5",
        "auto:cpu>=1000"
      })
  void offersAndCountsWhatAFullWalkDoes(String filter) {
    for (int everyNth = 1; everyNth <= 3; everyNth++) {
      for (OfferingQuery query : queries(filter)) {
        assertThat(shortened(query, everyNth))
            .as("%s, one of %d shut", filter, everyNth)
            .isEqualTo(full(query, everyNth));
      }
    }
  }

  private static List<OfferingQuery> queries(String filter) {
    ParseResult result = ProtofilterParser.parse(filter);
    OfferingQuery query = OfferingQuery.of(((ParseResult.Valid) result).filter());
    OfferingQuery azure = query.at(Optional.of("azure"), Optional.empty());
    return List.of(
        query,
        azure,
        azure.preferring(List.of(new PreferredRegion(RandomOffers.azure(), "region-2"))));
  }

  /** What is offered is refused from its vCPUs on, or now and then taken without a refusal. */
  private static Walk shortened(OfferingQuery query, int everyNth) {
    Shutters shutters = new Shutters(CATALOG.regions().size());
    Candidates candidates = CATALOG.candidates(query);
    List<Offering> offered = new ArrayList<>();
    while (candidates.next(shutters)) {
      Offering offering = candidates.offering();
      offered.add(offering);
      if (offered.size() % everyNth == 0) {
        shutters.shut(
            candidates.region(), offering.purchase().ordinal(), offering.flavor().vcpus());
      }
    }
    assertThat(candidates.next(shutters)).isFalse();
    Map<String, Integer> passed = new HashMap<>();
    for (int region = 0; region < CATALOG.regions().size(); region++) {
      for (Purchase purchase : Purchase.values()) {
        int count = shutters.takePassed(region, purchase.ordinal());
        if (count > 0) {
          passed.put(region + " " + purchase, count);
        }
      }
    }
    return new Walk(offered, passed);
  }

  private static Walk full(OfferingQuery query, int everyNth) {
    Map<String, Integer> shut = new HashMap<>();
    Map<String, Integer> passed = new HashMap<>();
    List<Offering> offered = new ArrayList<>();
    for (Offering offering : CATALOG.search(query, Integer.MAX_VALUE)) {
      String cell = NUMBERS.get(offering.id().where()) + " " + offering.purchase();
      int vcpus = offering.flavor().vcpus();
      if (vcpus >= shut.getOrDefault(cell, Integer.MAX_VALUE)) {
        passed.merge(cell, 1, Integer::sum);
      } else {
        offered.add(offering);
        if (offered.size() % everyNth == 0) {
          shut.put(cell, vcpus);
        }
      }
    }
    return new Walk(offered, passed);
  }

  private static Catalog catalog() {
    List<Offering> offerings = RandomOffers.make(7, 12, 1000);
    return Catalog.of(1, offerings, RandomOffers.observed(offerings));
  }

  private static Map<Region, Integer> numbers() {
    Map<Region, Integer> numbers = new HashMap<>();
    for (Region region : CATALOG.regions()) {
      numbers.put(region, numbers.size());
    }
    return numbers;
  }
}
