package io.scitq.server.http.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintedPiecesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\":\"plain\"}",
        " {\n\"text\" : \"plain\" }\n",
        "{\"text\":\"\\u0070l\\u0000ain\"}",
      })
  void readsTheText(String body) {
    assertThat(pieces(body)).containsExactly("plain");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", " { } ", "{\"text\":null}", "{\"text\":\"\"}", "{\"text\":\"\\u0000\"}"})
  void nothingToAppendIsNoPiece(String body) {
    assertThat(pieces(body)).isEmpty();
  }

  @Test
  void readsEscapesAndRepairsHalvesOfPairs() {
    String body =
        "{\"text\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\\udc80\\ud83dx\\ud83d\\ud83d\\ude00\\ud83d\"}";

    assertThat(String.join("", pieces(body)))
        .isEqualTo("\"\\/\b\f\n\r\té\uD83D\uDE00\uFFFD\uFFFDx\uFFFD\uD83D\uDE00\uFFFD");
  }

  @Test
  void aLongTextComesInPiecesThatNeverCutAPair() {
    String text = "é\uD83D\uDE00x".repeat(700_000);

    List<String> pieces = pieces("{\"text\":\"" + text + "\"}");

    assertThat(pieces).hasSizeGreaterThan(2);
    assertThat(pieces)
        .allSatisfy(piece -> {
          assertThat(piece.length()).isLessThanOrEqualTo((1 << 20) + 2);
          assertThat(Character.isLowSurrogate(piece.charAt(0))).isFalse();
        });
    assertThat(String.join("", pieces).equals(text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [1]                       | no '{'
          {"text"                   | no ':'
          {"text":"abc              | a text without an end
          {"text":"a\\x"}           | an unknown escape
          {"text":"a\\u12"}         | an unknown escape
          {"text":"a"               | something behind the text
          {"text":"a"} x            | something behind the text
          {"text":"a","text":"b"}   | 'text' is given twice
          {"text":"a","more":"b"}   | Unknown field 'more'
          {"data":"a"}              | Unknown field 'data'
          {"text":7}                | 'text' must be a text
          {"text":nil}              | a value that is no JSON
          {text:"a"}                | no name in quotes
          """)
  void aWrongBodyIsRefused(String body, String message) {
    assertThatThrownBy(() -> pieces(body))
        .isInstanceOf(RestException.class)
        .hasMessageContaining(message);
  }

  private static List<String> pieces(String body) {
    List<String> all = new ArrayList<>();
    new PrintedPieces(new StringReader(body)).forEachRemaining(all::add);
    return all;
  }
}
