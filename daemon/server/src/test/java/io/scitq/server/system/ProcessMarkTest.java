package io.scitq.server.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProcessMarkTest {
  private final ProcessMark marks = ProcessMark.ofThisHost();

  @Test
  void seesThatAProcessHasEnded() throws Exception {
    Process process = new ProcessBuilder("sleep", "60").start();
    String mark = marks.of(process.pid());
    assertThat(marks.hasEnded(mark)).isFalse();

    process.destroyForcibly().waitFor();

    assertThat(marks.hasEnded(mark)).isTrue();
  }

  @Test
  void takesAnotherProcessOfTheSameNumberForAnother() {
    long pid = ProcessHandle.current().pid();
    String mine = marks.of(pid);
    assertThat(marks.hasEnded(mine)).isFalse();
    assertThat(marks.hasEnded(mine.replaceFirst("/(\\d+)/(\\d+)/", "/$1/1$2/"))).isTrue();
  }

  @Test
  void saysNothingOfAProcessElsewhere() {
    String elsewhere = marks.of(999_999_999L).replaceFirst("^[^/]+", UUID.randomUUID().toString());
    assertThat(marks.hasEnded(elsewhere.replace("/0/", "/77/"))).isFalse();
    assertThat(marks.hasEnded(UUID.randomUUID().toString())).isFalse();
    assertThat(marks.hasEnded("")).isFalse();
  }

  @Test
  void namesEachStartDifferently() {
    long pid = ProcessHandle.current().pid();
    assertThat(marks.of(pid)).isNotEqualTo(marks.of(pid));
  }
}
