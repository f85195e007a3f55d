package io.scitq.local.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerLineTest {
  private static AgentOptions parse(Map<String, String> environment, String... args) {
    return WorkerLine.parse(List.of(args), environment, "here");
  }

  @Test
  void readsTheCommandLineOfScitqWorker() {
    AgentOptions options =
        parse(Map.of("BASE_WORKDIR", "/w"), "-s", "paused", "server:5001", "4", "-n", "n1", "-b=A");

    assertThat(options.host()).isEqualTo("server");
    assertThat(options.port()).isEqualTo(5001);
    assertThat(options.concurrency()).isEqualTo(4);
    assertThat(options.name()).isEqualTo("n1");
    assertThat(options.hostname()).isEqualTo("here");
    assertThat(options.status()).isEqualTo("paused");
    assertThat(options.batch()).contains("A");
    assertThat(options.permanent()).isTrue();
    assertThat(options.launched()).isFalse();
    assertThat(options.folder()).isEqualTo(Path.of("/w/n1"));
  }

  @Test
  void hasTheDefaultsOfScitqWorker() {
    AgentOptions options = parse(Map.of("TMPDIR", "/t", "USER", "me"), "server", "1");

    assertThat(options.port()).isEqualTo(5000);
    assertThat(options.name()).isEqualTo("here");
    assertThat(options.status()).isEqualTo("running");
    assertThat(options.batch()).isEmpty();
    assertThat(options.flavor()).isEmpty();
  }

  @Test
  void isPermanentUnlessToldOtherwise() {
    assertThat(parse(Map.of("SCITQ_PERMANENT_WORKER", "0"), "s", "1").permanent()).isFalse();
    assertThat(parse(Map.of("SCITQ_PERMANENT_WORKER", "what"), "s", "1").permanent()).isTrue();
  }

  @Test
  void aNameCannotLeaveTheWorkDirectory() {
    AgentOptions options = parse(Map.of("BASE_WORKDIR", "/w"), "s", "1", "-n", "../../etc");

    assertThat(options.folder().normalize()).isEqualTo(Path.of("/w/.._.._etc"));
  }

  @ParameterizedTest
  @CsvSource({
    "server,SERVER[:PORT] and CONCURRENCY",
    "server many,CONCURRENCY must be a whole number from 0 to 10000",
    "server 1 2,SERVER[:PORT] and CONCURRENCY",
    "server:99999 1,PORT must be a whole number from 1 to 65535",
    "ser/ver 1,'SERVER must be HOST or HOST:PORT, got ''ser/ver'''",
    "server 1 -s sleepy,--status must be running or paused",
    "server 1 --frobnicate,unknown option '--frobnicate'",
    "server 1 -n,-n needs a value",
  })
  void refusesWhatIsWrong(String line, String message) {
    assertThatThrownBy(() -> parse(Map.of(), line.split(" ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
