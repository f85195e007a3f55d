package io.scitq.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.cli.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTest {

  @ParameterizedTest
  @CsvSource({
    "2022-11-16T08:25:25.747354, 2022-11-16 08:25:25.747354",
    "2022-11-16T08:25:25.747354Z, 2022-11-16 08:25:25.747354",
    "2022-11-16T08:25:25.7Z, 2022-11-16 08:25:25.700000",
    "2022-11-16T08:25:25.747354999, 2022-11-16 08:25:25.747354",
    "2022-11-16T08:25:25.000, 2022-11-16 08:25:25",
    "2022-11-16T08:25:25, 2022-11-16 08:25:25",
    "2022-11-16T08:25:25+02:00, 2022-11-16 08:25:25+02:00",
    "2022-11-16, 2022-11-16"
  })
  void showsDatesWithASpace(String wire, String shown) {
    assertThat(Cell.of(new Json.Text(wire))).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"0,0s", "59,59s", "60,1m", "3599,59m", "3600,1h00m", "86399,23h59m", "90000,1d01h"})
  void showsAgesInTheTwoLargestUnits(long seconds, String shown) {
    assertThat(Cell.age(seconds)).isEqualTo(shown);
  }

  @Test
  void showsEachKindOfValue() {
    assertThat(Cell.of(new Json.Null())).isEmpty();
    assertThat(Cell.of(new Json.Bool(true))).isEqualTo("X");
    assertThat(Cell.of(new Json.Bool(false))).isEmpty();
    assertThat(Cell.of(new Json.Numeral("1.50"))).isEqualTo("1.50");
    assertThat(Cell.of(new Json.Array(List.of(new Json.Text("a"), new Json.Numeral("1")))))
        .isEqualTo("a,1");
  }

  @Test
  void cutsTextLongerThanFiftyCharacters() {
    assertThat(Cell.of(new Json.Text("x".repeat(50)))).isEqualTo("x".repeat(50));
    assertThat(Cell.of(new Json.Text("x".repeat(51)))).isEqualTo("x".repeat(49) + "...");
    assertThat(Cell.of(new Json.Text("😀".repeat(51)))).isEqualTo("😀".repeat(49) + "...");
    assertThat(Cell.whole(new Json.Text("x".repeat(51)))).isEqualTo("x".repeat(51));
  }
}
