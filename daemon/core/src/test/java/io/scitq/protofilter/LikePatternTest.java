package io.scitq.protofilter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikePatternTest {
  @ParameterizedTest
  @CsvSource({
    "GRA%,GRA11,true",
    "GRA%,gra11,false",
    "GRA,GRA11,false",
    "GRA__,GRA11,true",
    "GRA_,GRA11,false",
    "%,'',true",
    "'','',true",
    "'',x,false",
    "_,'',false",
    "%1,GRA11,true",
    "%A%1,GRA11,true",
    "a%b%c,axxbxxc,true",
    "a%b%c,axxbxx,false",
    "a.c,abc,false",
  })
  void fitsAsSqlLike(String pattern, String text, boolean fits) {
    assertThat(new LikePattern(pattern).fits(text)).isEqualTo(fits);
  }

  @Test
  void doesNotExplodeOnManyWildcards() {
    String pattern = "%a".repeat(200) + "b";

    assertThat(new LikePattern(pattern).fits("a".repeat(2000))).isFalse();
  }
}
