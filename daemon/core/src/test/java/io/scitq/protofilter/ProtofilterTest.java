package io.scitq.protofilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.samples.Offers;
import io.scitq.spi.Offering;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtofilterTest {
  private static final Offering METAL = Offers.ovh("bm-l1").tags("MN").make();
  private static final Offering GPU = Offers.ovh("a100").tags("GN").gpu(2, 160).make();
  private static final Offering PLAIN = Offers.ovh("b3-32").make();
  private static final Offering RISKY = Offers.azure("D8s").eviction(20).make();
  private static final Offering UNTOLD = Offers.azure("D4s").unknownEviction().make();

  // lesson 40: eviction <= 5 and no metal unless a filter names them
  @ParameterizedTest
  @CsvSource({
    "'',false,true,false,true",
    "tags~%,true,true,false,true",
    "tags#M,true,false,false,false",
    "tags!#GM,false,true,false,true",
    "eviction>=0,false,true,true,true",
    "eviction<=4,false,true,false,false",
    "eviction==5,false,false,false,true",
    "eviction>=0:tags~%,true,true,true,true",
    "gpumem>=100,false,false,false,false",
    "gpumem!=1,false,false,false,false",
    "cost<=0.4,false,true,false,true",
    "region~GRA%,false,true,false,false",
    "region~GRA,false,false,false,false",
    "provider!=ovh,false,false,false,true",
  })
  void appliesTheManualsDefaults(
      String text, boolean metal, boolean plain, boolean risky, boolean untold) {
    Protofilter filter = filter(text);

    assertThat(filter.accepts(METAL)).isEqualTo(metal);
    assertThat(filter.accepts(PLAIN)).isEqualTo(plain);
    assertThat(filter.accepts(RISKY)).isEqualTo(risky);
    assertThat(filter.accepts(UNTOLD)).isEqualTo(untold);
  }

  @ParameterizedTest
  @CsvSource({
    "gpumem>=100,true",
    "gpumem<100,false",
    "tags#GN,true",
    "tags#GM,false",
    "tags!#GM,false",
    "tags!#M,true",
    "tags==GN,true",
    "tags==NG,true",
    "tags!=G,true",
    "tags~G%,true",
    "tags!~G%,false",
  })
  void judgesTagsAndGpus(String text, boolean fits) {
    assertThat(filter(text).accepts(GPU)).isEqualTo(fits);
  }

  // lesson 21: unknown is unknown; the default applies and is shown as assumed
  @Test
  void marksAnAssumedEviction() {
    assertThat(Facts.eviction(UNTOLD.eviction())).isEqualTo(Protofilter.DEFAULT_MAX_EVICTION);
    assertThat(Facts.isAssumed(UNTOLD.eviction())).isTrue();
    assertThat(Facts.isAssumed(RISKY.eviction())).isFalse();
    assertThat(Facts.shown(Item.EVICTION, UNTOLD)).isEqualTo("5 (assumed)");
  }

  @Test
  void anUnknownPriceSatisfiesNoComparison() {
    Offering unpriced = Offers.ovh("b3-8").unpriced().make();

    assertThat(filter("cost<1").accepts(unpriced)).isFalse();
    assertThat(filter("cost!=1").accepts(unpriced)).isFalse();
    assertThat(filter("cost>=0").accepts(unpriced)).isFalse();
  }

  @Test
  void takesAnotherCeilingOnlyWhereNoFilterNamesEviction() {
    assertThat(filter("").implied(OptionalInt.of(20)))
        .anyMatch(condition -> condition.toString().equals("eviction<=20"));
    assertThat(filter("eviction<=1").implied(OptionalInt.of(20)))
        .noneMatch(condition -> condition.item() == Item.EVICTION);
  }

  private static Protofilter filter(String text) {
    return ((ParseResult.Valid) ProtofilterParser.parse(text)).filter();
  }
}
