package io.scitq.local.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected words are what Python 3.12's shlex.split gives. */
class ShellWordsTest {
  private static void splits(String command, String... words) {
    assertThat(ShellWords.split(command)).as(command).isEqualTo(List.of(words));
  }

  @Test
  void partsWordsAtBlanks() {
    splits("echo  a\tb\n c ", "echo", "a", "b", "c");
    splits("", new String[0]);
    splits("   ", new String[0]);
  }

  @Test
  void keepsWhatIsQuoted() {
    splits("sh -c 'echo \"$HOME\"; exit 3'", "sh", "-c", "echo \"$HOME\"; exit 3");
    splits("echo 'it'\"'\"'s'", "echo", "it's");
    splits("a '' \"\" b", "a", "", "", "b");
    splits("pre'fix mid'dle", "prefix middle");
  }

  @Test
  void readsBackslashesAsPythonDoes() {
    splits("a\\ b c", "a b", "c");
    splits("'a\\b'", "a\\b");
    splits("\"a\\\"b\\\\c\\n\"", "a\"b\\c\\n");
    splits("é\\é", "éé");
  }

  @Test
  void leavesWhatAShellWouldExpand() {
    splits("ls *.txt > $OUT | cat; #no", "ls", "*.txt", ">", "$OUT", "|", "cat;", "#no");
  }

  @ParameterizedTest
  @ValueSource(strings = {"echo 'a", "echo \"a", "echo a\\", "echo \"a\\\""})
  void refusesWhatIsNotComplete(String command) {
    assertThatThrownBy(() -> ShellWords.split(command))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the command");
  }
}
