package io.scitq.protofilter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlavorDemandTest {
  @Test
  void takesAnyOtherWordAsName() {
    assertThat(FlavorDemand.parse("d2-2")).isEqualTo(new FlavorDemand.Named("d2-2"));
    assertThat(FlavorDemand.parse("Standard_D4s_v5"))
        .isEqualTo(new FlavorDemand.Named("Standard_D4s_v5"));
  }

  @Test
  void readsAutoAloneAsNoCondition() {
    assertThat(FlavorDemand.parse("auto")).isEqualTo(new FlavorDemand.Auto(Protofilter.NONE));
  }

  @Test
  void readsFiltersAfterAuto() {
    FlavorDemand demand = FlavorDemand.parse("auto:cpu>=10:ram>=100:disk>=200");

    assertThat(demand).isInstanceOf(FlavorDemand.Auto.class);
    assertThat(((FlavorDemand.Auto) demand).filter().toString())
        .isEqualTo("cpu>=10:ram>=100:disk>=200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"automatic", "autoxx:cpu>2", "auto ", "auto:", "auto:cpus>1", "", "  "})
  void refusesWithASentence(String text) {
    FlavorDemand demand = FlavorDemand.parse(text);

    assertThat(demand).isInstanceOf(FlavorDemand.Invalid.class);
    assertThat(((FlavorDemand.Invalid) demand).message()).isNotBlank();
  }

  @Test
  void usesTheDocumentedSentence() {
    FlavorDemand demand = FlavorDemand.parse("automatic");

    assertThat(((FlavorDemand.Invalid) demand).message())
        .isEqualTo(
            "Protofilter syntax error, worker_flavor should be auto or auto:... not automatic");
  }
}
