package io.scitq.server.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scitq.server.config.ScitqdConfig.LogConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogSetupTest {
  @AfterEach
  void consoleOnly() {
    LogSetup.apply(new LogConfig("INFO", Optional.empty(), 10_000, 1));
  }

  private static LogConfig to(Path file, String level) {
    return new LogConfig(level, Optional.of(file), 10_000, 2);
  }

  @Test
  void writesOneLineWithKeyValues(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("new/scitq.log");

    LogSetup.apply(to(file, "INFO"));
    Logger log = LoggerFactory.getLogger(LogSetupTest.class);
    log.atInfo().addKeyValue("region", "GRA11").log("region read");
    log.atDebug().log("not at this level");
    LoggerFactory.getLogger("com.azure.core").info("not of interest");
    LoggerFactory.getLogger("com.azure.core").warn("of interest");
    LoggerFactory.getLogger("com.azure.core.implementation.MethodHandleReflectiveInvoker")
        .error("Unexpected character in {\"serialConsoleLogBlobUri\":\"https://x?sig=secret");
    java.util.logging.Logger.getLogger("some.jul").log(Level.WARNING, "from java.util.logging");

    assertThat(Files.readAllLines(file))
        .hasSize(3)
        .anyMatch(line ->
            line.matches(
                "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z INFO  LogSetupTest:"
                    + " region read region=\"GRA11\""))
        .anyMatch(line -> line.contains("WARN  core: of interest"))
        .anyMatch(line -> line.contains("WARN  jul: from java.util.logging"));
  }

  @Test
  void followsTheLevel(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("scitq.log");

    LogSetup.apply(to(file, "DEBUG"));
    LoggerFactory.getLogger(LogSetupTest.class).debug("seen");

    assertThat(file).content().contains("DEBUG LogSetupTest: seen");
  }

  @Test
  void saysThatTheFileCannotBeWritten(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> LogSetup.apply(to(file.resolve("scitq.log"), "INFO")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("LOG_FILE=" + file + "/scitq.log: cannot be written");
  }
}
