package io.scitq.sim.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerCommandTest {
  private static final String CLOUD_INIT =
      """
      #cloud-config
      hostname: scitq-abc123-7
      preserve_hostname: false
      write_files:
        - path: /etc/scitq-worker.conf
          content: |
            SCITQ_PERMANENT_WORKER=0
        - path: /etc/systemd/system/scitq-worker.service
          content: |
            [Service]
            EnvironmentFile=/etc/scitq-worker.conf
            ExecStart=/usr/local/bin/scitq-worker -s running 127.0.0.1:5001 4
            Restart=always
      runcmd:
        - [systemctl, enable, --now, scitq-worker]
      """;

  @Test
  void readsTheUsualDocument() {
    assertThat(WorkerCommand.parse(CLOUD_INIT, "vm"))
        .contains(
            new WorkerCommand(
                "127.0.0.1",
                5001,
                4,
                "scitq-abc123-7",
                "scitq-abc123-7",
                Optional.empty(),
                Optional.empty(),
                "running",
                false));
  }

  @Test
  void readsTheProjectsOwnTemplate() throws IOException {
    Path top = Path.of("").toAbsolutePath();
    while (top.getParent() != null && !Files.exists(top.resolve(".build"))) {
      top = top.getParent();
    }
    String template =
        Files.readString(top.resolve("config/cloud-init/worker.yaml"))
            .replace("@hostname@", "scitq-abc123-7")
            .replace("@server@", "127.0.0.1:5001")
            .replace("@concurrency@", "4");

    assertThat(WorkerCommand.parse(template, "vm"))
        .isEqualTo(WorkerCommand.parse(CLOUD_INIT, "vm"));
  }

  @Test
  void readsUnitsInBase64() {
    String unit = "[Service]\nExecStart=/usr/bin/scitq-worker -s running head 2\nRestart=always\n";
    String encoded = Base64.getEncoder().encodeToString(unit.getBytes(StandardCharsets.UTF_8));
    WorkerCommand command =
        WorkerCommand.parse("write_files:\n  - encoding: b64\n    content: " + encoded, "vm")
            .orElseThrow();

    assertThat(command.host()).isEqualTo("head");
    assertThat(command.port()).isEqualTo(5000);
    assertThat(command.hostname()).isEqualTo("vm");
    assertThat(command.permanent()).isTrue();
  }

  @Test
  void readsQuotedTextsWithEscapedLineEnds() {
    String quoted =
        "{\"hostname\": \"w-1\", \"content\": \"[Service]\\nExecStart=scitq-worker --status=paused"
            + " -b B -f b3-8 http://10.0.0.1:80/ 8\\nRestart=always\"}";
    WorkerCommand command = WorkerCommand.parse(quoted, "vm").orElseThrow();

    assertThat(command.status()).isEqualTo("paused");
    assertThat(command.batch()).contains("B");
    assertThat(command.flavor()).contains("b3-8");
    assertThat(command.host() + command.port()).isEqualTo("10.0.0.180");
    assertThat(command.concurrency()).isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "#cloud-config",
        "ExecStart=/usr/bin/docker run",
        "ExecStart=scitq-worker -s running",
        "ExecStart=scitq-worker host many"
      })
  void findsNoWorkerWhereThereIsNone(String text) {
    assertThat(WorkerCommand.parse(text, "vm")).isEmpty();
  }
}
