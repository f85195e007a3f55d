package io.scitq.server.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void doesNotTakeAProcessThatItCannotSeeForEnded(@TempDir Path proc) throws Exception {
    Files.createDirectories(proc.resolve("5"));
    Files.writeString(proc.resolve("5/stat"), Files.readString(Path.of("/proc/self/stat")));
    ProcessMark here = ProcessMark.of(proc);
    String mark = here.of(5);
    assertThat(here.hasEnded(mark)).isFalse();

    Files.delete(proc.resolve("5/stat"));
    assertThat(here.hasEnded(mark)).as("others are hidden, process 1 too").isFalse();
    Files.createDirectories(proc.resolve("5/stat"));
    assertThat(here.hasEnded(mark)).as("cannot be read").isFalse();
    Files.delete(proc.resolve("5/stat"));
    Files.createDirectories(proc.resolve("1"));
    Files.writeString(proc.resolve("1/stat"), "1 (init) S");
    assertThat(here.hasEnded(mark)).as("is not there").isTrue();
  }

  @Test
  void namesEachStartDifferently() {
    long pid = ProcessHandle.current().pid();
    assertThat(marks.of(pid)).isNotEqualTo(marks.of(pid));
  }
}
