package io.scitq.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {

  /** The right column was printed by Python 3.11's format(x, "g"). */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.0, 0",
    "32.0, 32",
    "0.123456789, 0.123457",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "123456, 123456",
    "1234567, 1.23457e+06",
    "999999.5, 1e+06",
    "100000, 100000",
    "1000000, 1e+06",
    "-2.50, -2.5",
    "1e3, 1000",
    "1.5e-10, 1.5e-10",
    "0.25, 0.25",
    "2.675, 2.675",
    "1e100, 1e+100",
    "abc, abc"
  })
  void printsAsPythonDoes(String number, String text) {
    assertThat(NumberText.general(number)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "1,true",
    "-1.5,true",
    ".5,true",
    "5.,true",
    "1e5,true",
    "nan,false",
    "'',false",
    "1 2,false",
    "0x10,false",
    "5?,false"
  })
  void knowsNumbers(String text, boolean expected) {
    assertThat(NumberText.isNumber(text)).isEqualTo(expected);
  }
}
