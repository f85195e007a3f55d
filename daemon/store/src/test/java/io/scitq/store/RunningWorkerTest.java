package io.scitq.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunningWorkerTest {
  @Test
  void readsWeightsByBatch() {
    assertThat(RunningWorker.weights("{\"A\": [2.5, 1], \"B\": [1, 3]}"))
        .isEqualTo(Map.of("A", 2.5, "B", 1.0));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "{}", "[]", "nonsense", "{\"A\": [-1, 1]}", "{\"A\": [NaN, 1]}"})
  void countsWhatIsNoWeightAsNone(String properties) { // lesson 4
    assertThat(RunningWorker.weights(properties)).isEmpty();
  }
}
