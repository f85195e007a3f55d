package io.scitq.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTextTest {

  @Test
  void escapesWhatATerminalWouldObey() {
    assertThat(TerminalText.line("a\u001b[31mb\r\n\tc\u009b\u202ed\u007f"))
        .isEqualTo("a\\u001b[31mb\\r\\n\\tc\\u009b\\u202ed\\u007f");
  }

  @Test
  void keepsLineBreaksOfBlocksAndLetters() {
    assertThat(TerminalText.block("é\n€😀\u0007")).isEqualTo("é\n€😀\\u0007");
  }
}
