package io.scitq.protofilter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtofilterParserTest {
  @ParameterizedTest
  @CsvSource({
    "cpu>=10,cpu>=10",
    "cpu<2,cpu<2",
    "cpu<=2,cpu<=2",
    "cpu==2,cpu==2",
    "cpu!=2,cpu!=2",
    "cpu>007,cpu>7",
    "ram>=64.50,ram>=64.5",
    "ram>=100,ram>=100",
    "ram>.5,ram>0.5",
    "ram>5.,ram>5",
    "cost<0.05,cost<0.05",
    "gpumem>=40,gpumem>=40",
    "eviction>=0,eviction>=0",
    "region!~GRA%,region!~GRA%",
    "region==EU-WEST-PAR,region==EU-WEST-PAR",
    "region~1%,region~1%",
    "provider==ovh,provider==ovh",
    "tags!#GM,tags!#GM",
    "tags#NGN,tags#GN",
    "tags~%,tags~%",
    "tags==NG,tags==GN",
    "cpu>=10:ram>=100:disk>=200,cpu>=10:ram>=100:disk>=200",
    "auto:cpu>=16,cpu>=16",
    "auto,''",
    "'',''",
  })
  void readsWhatTheManualAllows(String text, String canonical) {
    assertThat(ProtofilterParser.parse(text)).isInstanceOf(ParseResult.Valid.class);
    assertThat(valid(text).toString()).isEqualTo(canonical);
  }

  // What scitq 1.3 rejected, and what it accepted and then failed on (type errors).
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cpus>2|1|unknown item 'cpus' at position 1: did you mean cpu? allowed: cpu, ram, disk,"
            + " tags, gpumem, eviction, region, cost, provider",
        "cpu>2:mem>2|7|unknown item 'mem' at position 7: did you mean ram?",
        "auto:cpus>2|6|unknown item 'cpus' at position 6",
        "flavor~x|1|unknown item 'flavor'",
        "cpu=10|4|unknown comparator '=' at position 4: did you mean ==?",
        "cpu=>3|4|unknown comparator '=>' at position 4: did you mean >=?",
        "cpu<>3|4|did you mean !=?",
        "cpu~3%|4|cpu is a whole number and cannot be compared with '~' at position 4; allowed: ==",
        "ram#G|4|ram is a number and cannot be compared with '#'",
        "region>3|7|region is text and cannot be compared with '>'",
        "region>=x|7|region is text",
        "provider#ovh|9|provider is text and cannot be compared with '#'",
        "tags>G|5|tags is letters and cannot be compared with '>'",
        "cpu>=1.5|6|cpu needs a whole number, found '1.5' at position 6",
        "cpu>=1.0|6|cpu needs a whole number",
        "eviction<=2.5|11|eviction needs a whole number",
        "ram>=1.5.2|6|ram needs a number, found '1.5.2'",
        "ram>=.|6|ram needs a number",
        "cpu>=10abc|6|cpu needs a whole number, found '10abc'",
        "cpu>=abc|6|cpu needs a whole number",
        "cpu>-1|5|cpu needs a whole number, found '-1'",
        "ram>1e3|5|ram needs a number, found '1e3'",
        "cost<0,5|6|cost needs a number, found '0,5'",
        "tags#|6|'tags#' has no value at position 6",
        "tags#G,N|6|tags needs letters",
        "tags#G%|6|tags needs letters",
        "region==a b|10|no blank is allowed in a filter, found one at position 10",
        "cpu >=1|4|no blank is allowed",
        "cpu|1|'cpu' has no comparator at position 1",
        "cpu>=1:|8|empty filter at position 8",
        "cpu>=1::ram>1|8|empty filter at position 8",
        ">=1|1|unknown item ''",
        "régión==x|1|unknown item 'régión'",
      })
  void refusesWithPlaceAndReason(String text, int position, String message) {
    ParseResult result = ProtofilterParser.parse(text);

    assertThat(result).isInstanceOf(ParseResult.Invalid.class);
    ParseResult.Invalid wrong = (ParseResult.Invalid) result;
    assertThat(wrong.position()).isEqualTo(position);
    assertThat(wrong.message()).contains(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto:", "auto::", ":", " ", "\n", "cpu>=1\n", "cpu>=1 "})
  void refusesEmptyPartsAndBlanks(String text) {
    assertThat(ProtofilterParser.parse(text)).isInstanceOf(ParseResult.Invalid.class);
  }

  // lesson 41: scitq 1.3 pasted filters into SQL and evaluated them
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cpu>=1; DROP TABLE flavor",
        "cpu>=1'--",
        "region=='x' OR 1=1",
        "cpu>=(SELECT 1)",
        "ram>=__import__('os')",
        "region==x') OR ('a'=='a"
      })
  void takesNeitherSqlNorCodeForAFilter(String text) {
    assertThat(ProtofilterParser.parse(text)).isInstanceOf(ParseResult.Invalid.class);
  }

  @Test
  void refusesHugeTextsUnread() {
    String text = "cpu>=1:".repeat(100_000);

    assertThat(ProtofilterParser.parse(text)).isInstanceOf(ParseResult.Invalid.class);
  }

  @Test
  void printedFiltersAreReadBackEqual() {
    Random random = new Random(20261123);
    for (int round = 0; round < 5000; round++) {
      Protofilter filter = RandomFilters.make(random);

      assertThat(valid(filter.toString())).as(filter.toString()).isEqualTo(filter);
    }
  }

  // lesson 4: whatever is stored, reading it never throws
  @Test
  void survivesRandomTexts() {
    Random random = new Random(7);
    String signs = "cpuramdiskt:=!<>~#%_-.0123456789 éG\"';\n";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(20); length > 0; length--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      switch (ProtofilterParser.parse(text.toString())) {
        case ParseResult.Valid(Protofilter filter) ->
            assertThat(valid(filter.toString())).isEqualTo(filter);
        case ParseResult.Invalid wrong -> {
          assertThat(wrong.position()).isBetween(1, text.length() + 1);
          assertThat(wrong.message()).contains("position " + wrong.position());
        }
      }
    }
  }

  private static Protofilter valid(String text) {
    return ((ParseResult.Valid) ProtofilterParser.parse(text)).filter();
  }
}
