package io.scitq.server.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.api.BusAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers of this host when daemons and workers are killed. */
class LocalFaultsIT {
  private static final Map<String, String> ALONE =
      Map.of("SCITQ_LOCAL", "", "SCITQ_TICK_SECONDS", "1");

  @TempDir Path folder;
  private final List<Process> workers = new ArrayList<>();
  private String listen;

  @BeforeEach
  void choosePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      listen = "127.0.0.1:" + socket.getLocalPort(); // workers look for us where we were
    }
  }

  @AfterEach
  void endWorkers() throws InterruptedException {
    for (Process worker : workers) {
      worker.destroyForcibly().waitFor();
    }
    HostProcs.bearing("SCITQ_AGENT=hand:" + work()).forEach(HostProcs::kill);
    HostProcs.killWorkersOf(folder.resolve("data"));
  }

  private DaemonProcess daemon(Map<String, String> settings) throws IOException {
    return DaemonProcess.start(folder, settings, "start", "--listen", listen);
  }

  private Path work() {
    return folder.resolve("work");
  }

  @Test
  void aTaskOutlivesADaemonThatIsKilledAndItsWorkerIsAdopted() throws Exception { // lesson 22
    long task;
    String name;
    try (DaemonProcess first = daemon(ALONE);
        Client client = new Client(first.address())) {
      Queue queue = new Queue(client);
      task =
          queue.submit(
              "Default",
              "sh -c 'echo before; while [ ! -e "
                  + folder
                  + "/go ]; do sleep 0.1; done; echo after'");
      Queue.until("its first text", () -> queue.output(task).equals("before\n"));
      name = queue.worker("Default").path("name").asText();
      first.kill();
    }
    Files.createFile(folder.resolve("go")); // it ends while nobody listens

    try (DaemonProcess second = daemon(ALONE);
        Client client = new Client(second.address())) {
      Queue queue = new Queue(client);
      queue.await(task, "succeeded");

      assertThat(queue.output(task)).isEqualTo("before\nafter\n");
      assertThat(queue.executions(task)).hasSize(1);
      assertThat(queue.worker("Default").path("name").asText()).isEqualTo(name);
      assertThat(queue.workers()).hasSize(1);
      assertThat(HostProcs.of(name)).hasSize(1);
    }
  }

  @Test
  void aDaemonKilledWhileItStartsItsWorkerStartsItOnce() throws Exception { // lesson 22
    try (DaemonProcess first = daemon(ALONE)) {
      first.address();
      Path agents = folder.resolve("data/local/agents");
      Queue.until("a worker is recorded", () -> Files.exists(agents) && !names(agents).isEmpty());
      first.kill();
    }

    try (DaemonProcess second = daemon(ALONE);
        Client client = new Client(second.address())) {
      Queue queue = new Queue(client);
      String name = queue.worker("Default").path("name").asText();

      assertThat(queue.workers()).hasSize(1);
      assertThat(names(folder.resolve("data/local/agents"))).containsExactly(name);
      assertThat(HostProcs.of(name)).hasSize(1);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (java.util.stream.Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aWorkerThatIsKilledIsReplacedAndItsTaskRunsAgain() throws Exception { // lesson 33
    try (DaemonProcess daemon = daemon(ALONE);
        Client client = new Client(daemon.address())) {
      Queue queue = new Queue(client);
      long task =
          queue.submit("Default", "sh -c 'test -e " + folder + "/flag && exit 0; sleep 617'");
      queue.await(task, "running");
      long sleeping = queue.execution(task).path("pid").asLong();
      String name = queue.worker("Default").path("name").asText();
      Files.createFile(folder.resolve("flag"));

      HostProcs.kill(HostProcs.of(name).getFirst()); // the agent is the oldest

      queue.await(task, "succeeded");
      assertThat(HostProcs.lives(sleeping)).isFalse();
      assertThat(HostProcs.of(name)).isEmpty();
      assertThat(queue.worker("Default").path("name").asText()).isNotEqualTo(name);
      assertThat(queue.task(task).path("retry").asInt()).isZero();
      Queue.until("one worker is left", () -> queue.workers().size() == 1);
    }
  }

  @Test
  void aDeletedStandingWorkerLeavesNothingAndIsReplaced() throws Exception {
    try (DaemonProcess daemon = daemon(ALONE);
        Client client = new Client(daemon.address())) {
      Queue queue = new Queue(client);
      long task = queue.submit("Default", "sh -c 'setsid sleep 619 & echo $!; wait'");
      Queue.until("its text", () -> !queue.output(task).isEmpty());
      long hidden = Long.parseLong(queue.output(task).strip());
      JsonNode worker = queue.worker("Default");

      client.bus(BusAddress.WORKER_DELETE, "worker_id", worker.path("worker_id").asLong());

      String name = worker.path("name").asText();
      Queue.until("no process is left", () -> HostProcs.of(name).isEmpty());
      assertThat(HostProcs.lives(hidden)).isFalse();
      Queue.until("another one", () -> !queue.worker("Default").path("name").asText().equals(name));
      assertThat(folder.resolve("data/local/work").resolve(name)).doesNotExist();
    }
  }

  @Test
  void aWorkerStartedByHandAdoptsItsRowAndReportsWhatItLost() throws Exception {
    try (DaemonProcess daemon = daemon(Map.of("SCITQ_TICK_SECONDS", "1"));
        Client client = new Client(daemon.address())) {
      Queue queue = new Queue(client);
      Process first = worker();
      long lost = queue.submit("H", "sh -c 'echo on; exec sleep 613'");
      Queue.until("its text", () -> queue.output(lost).equals("on\n"));
      long pid = queue.execution(lost).path("pid").asLong();
      long row = queue.worker("H").path("worker_id").asLong();

      first.destroyForcibly().waitFor();
      assertThat(HostProcs.lives(pid)).isTrue(); // nobody is there to end it
      worker();

      queue.await(lost, "failed");
      Queue.until("what was left running is ended", () -> !HostProcs.lives(pid));
      long next = queue.submit("H", "true");
      queue.await(next, "succeeded");
      assertThat(queue.worker("H").path("worker_id").asLong()).isEqualTo(row);
      assertThat(queue.workers()).hasSize(1);
    }
  }

  @Test
  void aSecondWorkerOfTheSameNameIsRefused() throws Exception {
    try (DaemonProcess daemon = daemon(Map.of())) {
      daemon.address();
      worker();
      Queue.until("its folder", () -> Files.exists(work().resolve("hand/lock")));

      Process second = worker();

      assertThat(second.waitFor()).isEqualTo(1);
    }
  }

  /** {@code scitqd worker}, as the launcher starts it. */
  private Process worker() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "io.scitq.local.agent.AgentMain",
            "worker",
            listen,
            "2",
            "-n",
            "hand",
            "-b",
            "H",
            "--poll-millis",
            "300");
    builder.environment().put("BASE_WORKDIR", work().toString());
    builder.environment().remove("SCITQ_AGENT");
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("worker.log").toFile());
    Process process = builder.start();
    workers.add(process);
    return process;
  }

  @Test
  void oneTaskCanBeRunInTheForeground() throws Exception {
    Path task = folder.resolve("task.json");
    Files.writeString(
        task,
        """
        {"task_id": 5, "command": "sh -c 'cat $INPUT/i.txt; exit 4'", "container": null,
         "input": "file://%s/i.txt", "resource": "file:///no/such/resource", "output": null}
        """
            .formatted(folder));
    Files.writeString(folder.resolve("i.txt"), "in");

    assertThat(runTask(task, "--no-resource")).contains("in").contains("status 4");
  }

  @Test
  void aTaskRunsAgainInTheFolderOfTheRunBefore() throws Exception {
    Path task = folder.resolve("task.json");
    Files.writeString(
        task,
        """
        {"task_id": 5, "command": "sh -c 'cat $INPUT/i.txt >> $OUTPUT/o; exit 4'",
         "container": null, "input": "file://%s/i.txt", "resource": null, "output": null}
        """
            .formatted(folder));
    Files.writeString(folder.resolve("i.txt"), "in");

    String first = runTask(task, "--retry");
    Files.delete(folder.resolve("i.txt")); // its data is not brought again
    String second = runTask(task, "--retry");

    assertThat(first).contains("task 5 runs in ");
    assertThat(second).contains("task 5 runs again in ").contains("status 4");
    Path output = Path.of(second.strip().replaceFirst("(?s).*its output is in ", ""));
    assertThat(output.resolve("o")).hasContent("inin");
  }

  /** What a run in the foreground printed; the task ends with status 4. */
  private String runTask(Path task, String option) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "io.scitq.local.agent.AgentMain",
            "run-task",
            task.toString(),
            option);
    builder.environment().put("BASE_WORKDIR", work().toString());
    Path text = folder.resolve("text");
    builder.redirectErrorStream(true).redirectOutput(text.toFile());

    Process process = builder.start();

    assertThat(process.waitFor(Duration.ofSeconds(60))).isTrue();
    assertThat(process.exitValue()).as(Files.readString(text)).isEqualTo(4);
    return Files.readString(text);
  }
}
