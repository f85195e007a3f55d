package io.scitq.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.spi.EvictionRate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvictionBandsTest {
  @ParameterizedTest
  @CsvSource({"0-5, 5", "5-10, 10", "10-15, 15", "15-20, 20", "20+, 20", "' 20+ ', 20", "0-5%, 5"})
  void readsBands(String band, int percent) { // lesson 21
    assertThat(EvictionBands.read(band)).isEqualTo(new EvictionRate.Known(percent));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unknown", "-", "+", "0-", "5-400", "1e9"})
  void whatIsNoBandIsUnknown(String text) { // lesson 21
    assertThat(EvictionBands.read(text)).isEqualTo(EvictionRate.UNKNOWN);
  }
}
