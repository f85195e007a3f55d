package io.scitq.sim.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.catalog.Json;
import io.scitq.sim.cloud.CreateOrder;
import io.scitq.sim.cloud.EvictionPolicy;
import io.scitq.sim.cloud.Fault;
import io.scitq.sim.cloud.FaultRule;
import io.scitq.sim.cloud.Pace;
import io.scitq.sim.cloud.SimCloud;
import io.scitq.sim.cloud.SimInstance;
import io.scitq.sim.cloud.SimOptions;
import io.scitq.sim.cloud.SimSize;
import io.scitq.sim.cloud.SimTime;
import io.scitq.sim.cloud.SizeBook;
import io.scitq.sim.cloud.WorkerOptions;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimWorkersTest {
  private final WorkerOptions fast =
      WorkerOptions.of(Pace.FAST)
          .withPollInterval(Duration.ofMillis(20))
          .withSecondOfWork(Duration.ofMillis(20));
  private final FakeScitq scitq = new FakeScitq();
  private final SimTime time = SimTime.system();
  private final SimCloud cloud =
      new SimCloud(
          "azure",
          SimOptions.defaults(),
          SimOptions.defaults().azureQuota().withSpotCores(5_000),
          new SizeBook().add("westeurope", new SimSize("D2", "d", 2, true)),
          time);
  private SimWorkers workers = new SimWorkers(fast, 1);

  @AfterEach
  void stop() {
    workers.close();
    scitq.close();
    time.close();
  }

  private UUID boot(String name, int concurrency, WorkerOptions options) {
    workers.close();
    workers = new SimWorkers(options, 1);
    cloud.listen(workers);
    return boot(name, concurrency);
  }

  private UUID boot(String name, int concurrency) {
    String userData =
        "hostname: "
            + name
            + "\nSCITQ_PERMANENT_WORKER=0\nExecStart=/x/scitq-worker -s running "
            + scitq.address()
            + " "
            + concurrency
            + "\n";
    cloud.create(CreateOrder.spot(name, "westeurope", "D2", EvictionPolicy.DELETE, userData));
    await().until(() -> find(name).ipv4().isPresent());
    return find(name).id();
  }

  private SimInstance find(String name) {
    return cloud.instances().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void declaresItselfAndWorksThroughItsTasks() {
    IntStream.range(0, 12).forEach(i -> scitq.addTask("sleep 1"));
    boot("w-1", 3, fast);

    await().until(() -> scitq.count(scitq.tasks, "succeeded") == 12);
    assertThat(scitq.busiest.get(1L)).isBetween(2, 3);
    assertThat(scitq.text(scitq.workers, 1, "status")).isEqualTo("running");
    assertThat(scitq.text(scitq.workers, 1, "permanent")).isEqualTo("false");
    assertThat(scitq.text(scitq.executions, 1, "output")).contains("w-1", "sleep 1");
    assertThat(scitq.text(scitq.executions, 1, "freeze")).isEqualTo("true");
    await().until(() -> workers.succeeded() == 12);
  }

  @Test
  void adoptsTheRowMadeForIt() {
    ObjectNode row = Json.texts("name", "w-1", "hostname", "w-1", "status", "offline");
    row.put("worker_id", 1).put("concurrency", 2).put("prefetch", 1).put("task_properties", "{}");
    scitq.workers.put(1L, row.put("provider", "azure"));
    boot("w-1", 9, fast);

    await().until(() -> scitq.text(scitq.workers, 1, "status").equals("running"));
    assertThat(scitq.workers).hasSize(1);
    IntStream.range(0, 8).forEach(i -> scitq.addTask("sleep 1"));
    await().until(() -> scitq.count(scitq.tasks, "succeeded") == 8);
    assertThat(scitq.busiest.get(1L)).isEqualTo(2);
  }

  @Test
  void honoursTheWeightsOfTasks() {
    ObjectNode row = Json.texts("name", "w-1", "hostname", "w-1", "status", "offline");
    row.put("worker_id", 1).put("concurrency", 4).put("prefetch", 0);
    scitq.workers.put(1L, row.put("task_properties", "{\"A\": [2, 0]}"));
    IntStream.range(0, 8).forEach(i -> scitq.addTask("sleep 2"));
    boot("w-1", 4, fast);

    await().until(() -> scitq.count(scitq.tasks, "succeeded") == 8);
    assertThat(scitq.busiest.get(1L)).isEqualTo(2);
  }

  @Test
  void reportsFailuresWithTheirCode() {
    long failing = scitq.addTask("sh -c 'exit 3'");
    boot("w-1", 1, fast);

    await().until(() -> scitq.text(scitq.tasks, failing, "status").equals("failed"));
    assertThat(scitq.text(scitq.executions, 1, "return_code")).isEqualTo("3");
    await().until(() -> workers.unsuccessful() == 1);
  }

  @Test
  void diesWithItsMachineWithoutAGoodBye() {
    scitq.addTask("sleep 100000");
    UUID id = boot("w-1", 1, fast);
    await().until(() -> scitq.count(scitq.executions, "running") == 1);
    cloud.delete(id);
    assertThat(workers.hostnames()).isEmpty();

    await().pollDelay(Duration.ofMillis(100)).until(() -> true);
    long before = scitq.requests.requests("scitq");
    await().pollDelay(Duration.ofMillis(200)).until(() -> true);
    assertThat(scitq.requests.requests("scitq")).isEqualTo(before);
    assertThat(scitq.count(scitq.executions, "running")).isEqualTo(1);
    assertThat(scitq.text(scitq.workers, 1, "status")).isEqualTo("running");
  }

  @Test
  void saysThatItIsEvictedWhenItsRowIsAzures() {
    UUID id = boot("w-1", 1, fast);
    await().until(() -> scitq.count(scitq.workers, "running") == 1);
    scitq.change(scitq.workers, 1, "provider", "azure");
    long pings = scitq.requests.requests("scitq", "ping");
    await().until(() -> scitq.requests.requests("scitq", "ping") > pings + 1);
    cloud.evict(id);

    await().until(() -> scitq.count(scitq.workers, "evicted") == 1);
    await().until(() -> workers.hostnames().isEmpty());
  }

  @Test
  void evictsInSilenceWhenNoticesAreOff() {
    UUID id = boot("w-1", 1, fast.withEvictionNotices(false));
    await().until(() -> scitq.count(scitq.workers, "running") == 1);
    scitq.change(scitq.workers, 1, "provider", "azure");
    cloud.evict(id);

    await().until(() -> workers.hostnames().isEmpty());
    assertThat(scitq.count(scitq.workers, "running")).isEqualTo(1);
  }

  @Test
  void callsWhenIdle() {
    boot("w-1", 1, fast.withIdleAfter(Duration.ofHours(1), Duration.ofMillis(50)));

    await().until(() -> scitq.callbacks.contains("idle"));
  }

  @Test
  void obeysSignalsAndWithdrawals() {
    scitq.addTask("sleep 100000");
    scitq.addTask("sleep 100000");
    boot("w-1", 2, fast);
    await().until(() -> scitq.count(scitq.executions, "running") == 2);
    scitq.signal(1, 9);
    await().until(() -> scitq.text(scitq.executions, 1, "return_code").equals("-9"));

    scitq.change(scitq.executions, 2, "status", "failed");
    await().until(() -> scitq.text(scitq.executions, 2, "return_code").equals("-15"));
  }

  @Test
  void givesBackWhatItDoesNotKnow() {
    scitq.addTask("sleep 1");
    scitq.addTask("sleep 1");
    scitq.addExecution(1, 1, "running");
    scitq.addExecution(1, 2, "accepted");
    boot("w-1", 1, fast);

    await().until(() -> scitq.text(scitq.executions, 1, "status").equals("failed"));
    await().until(() -> scitq.text(scitq.executions, 2, "status").equals("succeeded"));
  }

  @Test
  void triesAgainUntilTheServerAnswers() {
    scitq.requests.inject(
        FaultRule.always("scitq", "worker.list", new Fault.ServerError(503)).times(5));
    scitq.requests.inject(FaultRule.always("scitq", "ping", new Fault.MalformedBody()).times(3));
    scitq.addTask("sleep 1");
    boot("w-1", 1, fast);

    await().until(() -> scitq.count(scitq.tasks, "succeeded") == 1);
    assertThat(scitq.requests.requests("scitq", "worker.list")).isEqualTo(6);
  }

  @Test
  void leavesSilencedMachinesEmpty() {
    workers.silence(instance -> instance.name().equals("mute"));
    cloud.listen(workers);
    boot("mute", 1);
    boot("loud", 1);

    await().until(() -> scitq.count(scitq.workers, "running") == 1);
    assertThat(workers.hostnames()).containsExactly("loud");
  }

  @Test
  void countsMachinesWhoseUserDataStartsNothing() {
    cloud.listen(workers);
    cloud.create(
        CreateOrder.spot("empty", "westeurope", "D2", EvictionPolicy.DELETE, "#cloud-config"));

    await().until(() -> workers.machinesWithoutWorker() == 1);
    assertThat(workers.hostnames()).isEmpty();
  }

  @Test
  void runsHundredsOfWorkersAtOnce() {
    workers = new SimWorkers(fast.withPollInterval(Duration.ofMillis(200)), 1);
    cloud.listen(workers);
    IntStream.range(0, 400).forEach(i -> scitq.addTask("sleep 1"));
    String start = "ExecStart=scitq-worker -s running " + scitq.address() + " 2\n";
    IntStream.range(0, 200)
        .forEach(i ->
            cloud.create(
                CreateOrder.spot("w-" + i, "westeurope", "D2", EvictionPolicy.DELETE, start)));

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> scitq.count(scitq.tasks, "succeeded") == 400);
    await().until(() -> scitq.count(scitq.workers, "running") == 200);
    assertThat(workers.registrations()).isEqualTo(200);
  }
}
