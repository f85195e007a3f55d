package io.scitq.recruit;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.catalog.Catalog;
import io.scitq.samples.Offers;
import io.scitq.spi.Offering;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecruiterMatchTest {
  @ParameterizedTest
  @CsvSource({
    "auto, auto, auto, 1, true",
    "auto:cpu>=1, auto, auto, 1, true",
    "auto:cpu>=999, auto, auto, 1, false",
    "auto:cpu>=1, azure, auto, 1, false",
    "auto:cpu>=1, auto, elsewhere, 1, false",
    "auto:cpu>>1, auto, auto, 1, false",
    "other-flavor, auto, auto, 1, false",
    "auto, auto, auto, 0, false",
  })
  void followsThePlannersRule(
      String flavor, String provider, String region, int perWorker, boolean accepted) {
    Offering offering = Offers.ovh("b3-8").price("0.1").make();
    World world = World.of(offering);
    Catalog catalog = world.catalog();
    Recruiter recruiter =
        new Recruiter(
            new RecruiterId("a", 1),
            flavor,
            Optional.of(region),
            Optional.of(provider),
            4,
            0,
            perWorker,
            OptionalInt.empty(),
            OptionalInt.empty());

    assertThat(RecruiterMatch.accepts(recruiter, offering.id(), catalog)).isEqualTo(accepted);
  }
}
