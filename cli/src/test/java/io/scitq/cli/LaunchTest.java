package io.scitq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.cli.desk.Surroundings;
import io.scitq.cli.desk.Terminal;
import io.scitq.cli.launch.Launch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code scitq-launch}: what it queues, what it refuses. */
class LaunchTest {
  private static final String PLAIN =
      "\"input\": \"\", \"container_options\": \"\", \"resource\": \"\","
          + " \"required_task_ids\": [], \"use_cache\": false";

  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private FakeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
    server.answers(200, "{\"task_ids\": [12]}");
    Path rclone = folder.resolve("rclone.conf");
    Files.writeString(rclone, "[azure]\ntype = azureblob\n\n[s3+eu]\ntype = s3\n");
    environment.put("RCLONE_CONFIG", rclone.toString());
    environment.put("SCITQ_SERVER", server.address());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Run launch(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings = new Surroundings(environment, Optional.empty());
    int status = new Launch(surroundings, new Terminal(out, err)).run(List.of(args));
    return new Run(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private String asked() {
    assertThat(server.asked()).hasSize(1);
    return server.asked().getFirst();
  }

  @Test
  void queuesATaskAndSaysItsId() {
    Run run = launch("echo", "hello");

    assertThat(run).isEqualTo(new Run(0, "Task queued with task id: 12\n", ""));
    assertThat(asked())
        .isEqualTo(
            "POST /bus/scitq.task.create {\"tasks\": [{\"command\": \"echo hello\", \"status\":"
                + " \"pending\", "
                + PLAIN
                + "}]}");
  }

  @Test
  void anEmptyCommandIsRefusedUnlessAContainerHasItsOwn() {
    Run refused = launch("", " ");

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("the command is empty");
    assertThat(server.asked()).isEmpty();
    assertThat(launch("-d", "ubuntu:latest", "").status()).isZero();
  }

  @Test
  void sendsEveryOption() {
    Run run =
        launch(
            "-d",
            "ubuntu:latest",
            "-O",
            "--gpus all",
            "-u",
            "1000",
            "--gid",
            "100",
            "-n",
            "mytask",
            "-b",
            "mybatch",
            "-o",
            "azure://results/a/",
            "-i",
            "azure://data/a.txt file:///b|gunzip",
            "--input",
            "run+fastq@filter_r1://ERR1",
            "-r",
            "https://host/x|untar",
            "-R",
            "4,5 6",
            "--requirements",
            "7",
            "--retry",
            "1",
            "--retry",
            "2",
            "--run-timeout",
            "60",
            "--download-timeout",
            "70",
            "--use-cache",
            "sh",
            "-c",
            "ls -l");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(asked())
        .endsWith(
            "{\"tasks\": [{\"command\": \"sh -c 'ls -l'\", \"name\": \"mytask\", \"status\":"
                + " \"waiting\", \"batch\": \"mybatch\", \"input\": \"azure://data/a.txt"
                + " file:///b|gunzip run+fastq@filter_r1://ERR1\", \"output\":"
                + " \"azure://results/a/\", \"container\": \"ubuntu:latest\","
                + " \"container_options\": \"-u 1000:100 --gpus all\", \"resource\":"
                + " \"https://host/x|untar\", \"required_task_ids\": [4, 5, 6, 7], \"retry\": 2,"
                + " \"download_timeout\": 70, \"run_timeout\": 60, \"use_cache\": true}]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          echo~hello                  | echo hello
          sh~-c~ls -l                 | sh -c 'ls -l'
          sh~-c~it's here             | sh -c "it's here"
          sh~-c~say "no"              | sh -c 'say "no"'
          a'b~"c"~$d~*                | a'b "c" $d *
          --~-z~--retry               | -z --retry
          -z~-t                       | -z -t
          ls~-b~x~--help              | ls -b x --help
          -u~1~-g~2~id                | sudo -u "#1" -g "#2" id
          -u~1~id                     | sudo -u "#1" id
          -g~2~id                     | sudo -g "#2" id
          -d~i~-u~1~-g~2~id           | id
          """)
  void joinsTheWordsOfTheCommand(String words, String command) {
    String[] args = ("-t~" + words).split("~", -1);

    assertThat(launch(args).out()).isEqualTo("Command that would be sent: " + command + "\n");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void queuesAnEmptyCommandAfterTwoDashes() {
    launch("--");

    assertThat(asked()).contains("{\"command\": \"\", \"status\"");
  }

  @ParameterizedTest
  @CsvSource({"-h", "--help", "''", "-b x", "-t"})
  void printsItsUsageWithoutACommand(String line) {
    Run run = launch(line.isEmpty() ? new String[0] : line.split(" ", -1));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out())
        .startsWith("Usage: scitq-launch [OPTION]... [--] COMMAND")
        .contains("-R, --requirements IDS", "--use-cache", "-u, --uid UID", "Examples:");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      quoteCharacter = '`',
      textBlock =
          """
          -d                     ; -d needs an argument
          -d a -d b ls           ; --docker can be given only once
          -n a --name b ls       ; --name can be given only once
          -O --rm ls             ; --option is for docker: it needs --docker
          --retry x ls           ; --retry wants a whole number; got 'x'
          --run-timeout 1e3 ls   ; --run-timeout wants a whole number; got '1e3'
          --download-timeout 99999999999 ls ; --download-timeout wants a whole number; got '99999999999'
          -u root ls             ; --uid wants a whole number; got 'root'
          -R 1,x ls              ; --requirements wants a whole number; got 'x'
          -s http://x ls         ; the server is HOST or HOST:PORT
          -i /data/a ls          ; Defect in input: Malformed URI : /data/a
          -i File:///a ls        ; Defect in input: Malformed URI : File:///a
          -r gopher://x ls       ; Defect in resource: Unsupported protocol gopher in URI gopher://x
          -o ://x ls             ; Defect in output: Unsupported protocol  in URI ://x
          -t -i nothing ls       ; Defect in input: Malformed URI : nothing
          """)
  void refusesAWrongCommandLine(String row) {
    String[] parts = row.split(" *; ", 2);

    Run run = launch(parts[0].strip().split(" +", -1));

    assertThat(run.err()).startsWith("Syntax error : " + parts[1].strip());
    assertThat(run.out()).isEmpty();
    assertThat(run.status()).isEqualTo(2);
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void knowsTheRemotesOfRclone() throws IOException {
    assertThat(launch("-i", "azure://a s3+eu://b", "-t", "ls").status()).isZero();

    Files.delete(folder.resolve("rclone.conf"));

    assertThat(launch("-i", "azure://a", "-t", "ls").err())
        .isEqualTo(
            "Syntax error : Defect in input: azure is not a base protocol and rclone is not"
                + " installed\n");
    assertThat(launch("-i", "ftp://a http://b", "-t", "ls").status()).isZero();
  }

  @Test
  void takesTheServerOfItsOptionFirst() {
    environment.put("SCITQ_SERVER", "127.0.0.1:1");

    assertThat(launch("-s", server.address(), "ls").status()).isZero();
    assertThat(launch("ls").err()).contains("scitq-launch: cannot reach the scitq server");
  }

  @Test
  void failsWithTheWordsOfTheServer() {
    server.answers(409, "{\"message\": \"no such task: 5\", \"details\": []}");

    assertThat(launch("-R", "5", "ls"))
        .isEqualTo(new Run(1, "", "scitq-launch: no such task: 5\n"));
  }

  @Test
  void saysWhenUserAndGroupHaveNoEffect() {
    Run run = launch("-d", "i", "-u", "5", "-t", "id");

    assertThat(run.out()).isEqualTo("Command that would be sent: id\n");
    assertThat(run.err()).contains("-u and -g have an effect only together");
  }
}
