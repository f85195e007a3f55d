package io.scitq.server.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.api.BusAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A daemon without any configuration, and what its worker on this host does with tasks. */
class LocalWorkerIT {
  @TempDir static Path folder;
  private static DaemonProcess daemon;
  private static Client client;
  private static Queue queue;

  @BeforeAll
  static void start() throws IOException {
    daemon = DaemonProcess.start(folder, Map.of("SCITQ_LOCAL", ""));
    client = new Client(daemon.address());
    queue = new Queue(client);
  }

  @AfterAll
  static void stop() throws Exception {
    client.close();
    daemon.close();
    HostProcs.killWorkersOf(folder.resolve("data"));
  }

  @Test
  void withoutAnyConfigurationATaskJustRunsAndIsSeenRunning() {
    long task = queue.submit("Default", "sh -c 'echo hello; sleep 3; echo done; echo oh >&2'");

    Queue.until(
        "text of a running task",
        () ->
            queue.output(task).equals("hello\n")
                && queue.task(task).path("status").asText().equals("running"));
    queue.await(task, "succeeded");

    assertThat(queue.output(task)).isEqualTo("hello\ndone\n");
    assertThat(queue.error(task)).isEqualTo("oh\n");
    assertThat(queue.execution(task).path("return_code").asInt(-1)).isZero();
    JsonNode worker = queue.worker("Default");
    assertThat(worker.path("provider").asText()).isEqualTo("local");
    assertThat(worker.path("concurrency").asInt())
        .isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(worker.path("cost").asDouble(-1)).isZero();
  }

  @Test
  void aFailureIsToldAndARetryRunsAgain() {
    long task =
        queue.submit(
            Queue.task(
                    "Default",
                    "sh -c 'test -e "
                        + folder
                        + "/second || "
                        + "{ touch "
                        + folder
                        + "/second; echo first >&2; exit 3; }'")
                .put("retry", 1));

    queue.await(task, "succeeded");

    List<JsonNode> executions = queue.executions(task);
    assertThat(executions).hasSize(2);
    assertThat(executions.getFirst().path("return_code").asInt()).isEqualTo(3);
    assertThat(executions.getFirst().path("error").asText()).isEqualTo("first\n");
  }

  @Test
  void dataIsBroughtAndResultsAreTakenAway() throws IOException {
    Path data = Files.createDirectories(folder.resolve("in/deep"));
    Files.writeString(data.resolve("x.txt"), "input");
    Path resource = Files.writeString(folder.resolve("r.txt"), "resource");
    Path results = folder.resolve("results");
    long task =
        queue.submit(
            Queue.task(
                    "Default",
                    "sh -c 'mkdir $OUTPUT/sub; cat $INPUT/deep/x.txt $RESOURCE/r.txt"
                        + " > $OUTPUT/sub/all.txt; pwd > $TEMP/t'")
                .put("input", "file://" + folder.resolve("in") + "/")
                .put("resource", "file://" + resource)
                .put("output", "file://" + results + "/"));

    queue.await(task, "succeeded");

    assertThat(results.resolve("sub/all.txt")).hasContent("inputresource");
    assertThat(queue.execution(task).path("output_files").asText()).isEqualTo("sub/all.txt");
  }

  @Test
  void whatCannotBeBroughtRunOrTakenAwayIsSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    long missing =
        queue.submit(Queue.task("Default", "true").put("input", "file:///no/such/data.txt"));
    long unwritable =
        queue.submit(
            Queue.task("Default", "sh -c 'echo x > $OUTPUT/x'")
                .put("output", "file://" + file + "/below"));
    long container =
        queue.submit(Queue.task("Default", "true").put("container", "no.such.registry/image:1"));
    long unknown = queue.submit("Default", "nosuchprogram --help");

    for (long task : new long[] {missing, unwritable, container, unknown}) {
      queue.await(task, "failed");
    }
    assertThat(queue.execution(missing).path("return_code").asInt()).isEqualTo(-1001);
    assertThat(queue.error(missing)).contains("there is no /no/such/data.txt");
    assertThat(queue.execution(unwritable).path("return_code").asInt()).isEqualTo(-1000);
    assertThat(queue.error(unwritable)).contains("cannot write to file://" + file);
    assertThat(queue.error(container)).contains("no.such.registry/image:1").contains("docker");
    assertThat(queue.error(unknown)).contains("there is no program nosuchprogram");
  }

  @Test
  void aSignalEndsTheWholeTask() {
    long task = queue.submit("Default", "sh -c 'sh -c \"sleep 611 & wait\" & wait'");
    queue.await(task, "running");
    JsonNode execution = queue.execution(task);
    long pid = execution.path("pid").asLong();
    String mark = "SCITQ_AGENT=" + queue.worker("Default").path("name").asText();
    Queue.until("a grandchild", () -> group(mark, pid).size() == 3);

    Answer sent =
        client.send(
            "POST",
            "/workers/" + execution.path("worker_id").asLong() + "/signals",
            "{\"execution_id\": " + execution.path("execution_id") + ", \"signal\": 9}");

    assertThat(sent.status()).isLessThan(300);
    queue.await(task, "failed");
    assertThat(queue.execution(task).path("return_code").asInt()).isEqualTo(-9);
    assertThat(group(mark, pid)).isEmpty();
  }

  private static List<Long> group(String mark, long leader) {
    return HostProcs.bearing(mark).stream()
        .filter(HostProcs::lives)
        .filter(pid -> pid == leader || parents(pid).contains(leader))
        .toList();
  }

  private static List<Long> parents(long pid) {
    return java.util.stream.Stream.iterate(
            ProcessHandle.of(pid),
            java.util.Optional::isPresent,
            one -> one.flatMap(ProcessHandle::parent))
        .map(one -> one.orElseThrow().pid())
        .toList();
  }

  @Test
  void textThatIsNoTextArrivesAllTheSame() {
    long task =
        queue.submit(
            "Default", "sh -c 'printf \"a\\\\000b\\\\377c \"; printf \"\\\\342\\\\202\\\\254\"'");

    queue.await(task, "succeeded");

    assertThat(queue.output(task)).isEqualTo("ab\uFFFDc €");
  }

  @Test
  void muchTextArrivesWhole() {
    long task =
        queue.submit(
            "Default",
            "sh -c 'i=0; while [ $i -lt 20000 ]; do echo line $i; " + "i=$((i+1)); done'");

    queue.await(task, "succeeded");

    String output = queue.output(task);
    assertThat(output.lines().count()).isEqualTo(20_000);
    assertThat(output).startsWith("line 0\n").endsWith("line 19999\n");
  }

  @Test
  void anotherBatchGetsAWorkerThatIsAskedForAndNoMoreThanAllowed() throws IOException {
    Answer deployed = deploy("mine");
    assertThat(deployed.status()).as(deployed.toString()).isEqualTo(200);

    Answer refused = deploy("more");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.toString()).contains("quota").contains("instances");
    Path order = folder.resolve("order");
    JsonNode worker = queue.worker("mine");
    assertThat(
            client
                .bus(
                    BusAddress.WORKER_UPDATE,
                    "worker_id",
                    worker.path("worker_id").asLong(),
                    "concurrency",
                    1,
                    "prefetch",
                    2)
                .status())
        .isEqualTo(200);
    List<Long> tasks =
        java.util.stream.IntStream.range(0, 5)
            .mapToObj(n ->
                queue.submit(
                    "mine",
                    "sh -c 'echo start "
                        + n
                        + " >> "
                        + order
                        + "; sleep 0.7; echo end "
                        + n
                        + " >> "
                        + order
                        + "'"))
            .toList();
    Queue.until(
        "one runs and two wait on the worker",
        () ->
            tasks.stream().filter(id -> has(id, "running")).count() == 1
                && tasks.stream().filter(id -> has(id, "accepted")).count() == 2);
    tasks.forEach(id -> queue.await(id, "succeeded"));

    // one at a time, the oldest first
    assertThat(Files.readAllLines(order))
        .containsExactly(
            "start 0", "end 0", "start 1", "end 1", "start 2", "end 2", "start 3", "end 3",
            "start 4", "end 4");

    client.bus(BusAddress.WORKER_DELETE, "worker_id", worker.path("worker_id").asLong());
    String name = worker.path("name").asText();
    Queue.until("no process of the deleted worker", () -> HostProcs.of(name).isEmpty());
    Queue.until(
        "its row is gone",
        () -> queue.workers().stream().noneMatch(row -> row.path("name").asText().equals(name)));
  }

  private static boolean has(long task, String status) {
    return queue.task(task).path("status").asText().equals(status);
  }

  private static Answer deploy(String batch) {
    return client.bus(
        BusAddress.WORKER_DEPLOY,
        "batch",
        batch,
        "provider",
        "local",
        "region",
        "local",
        "flavor",
        "local");
  }

  @Test
  void nothingLandsOnThisHostUnlessItIsNamed() {
    Answer refused =
        client.bus(
            BusAddress.WORKER_DEPLOY,
            "batch",
            "cloud",
            "provider",
            "auto",
            "region",
            "auto",
            "flavor",
            "auto:cpu>=1");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.toString()).contains("own machine");
    assertThat(client.bus(BusAddress.FLAVOR_LIST).items())
        .anyMatch(row -> row.path("provider").asText().equals("local"));
  }
}
