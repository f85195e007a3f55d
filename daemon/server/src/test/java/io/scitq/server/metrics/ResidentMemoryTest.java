package io.scitq.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResidentMemoryTest {
  @Test
  void readsPagesOfLinux(@TempDir Path folder) throws IOException {
    Path statm = Files.writeString(folder.resolve("statm"), "9000 1000 500 1 0 800 0\n");

    assertThat(new ResidentMemory(statm).bytes()).isEqualTo(4_096_000.0);
  }

  @Test
  void knowsNothingWhereThereIsNoLinux() {
    assertThat(new ResidentMemory(Path.of("/nowhere")).bytes()).isNaN();
  }
}
