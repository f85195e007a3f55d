package io.scitq.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.local.agent.Marked;
import io.scitq.spi.DeleteOutcome;
import io.scitq.spi.InspectOutcome;
import io.scitq.spi.Instance;
import io.scitq.spi.InstanceName;
import io.scitq.spi.InstanceRef;
import io.scitq.spi.LaunchFailure;
import io.scitq.spi.LaunchOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDriverTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;
  private LocalFixture host;

  @BeforeEach
  void start() throws IOException {
    host = new LocalFixture(folder);
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private Instance launch(String suffix) {
    return ((LaunchOutcome.Accepted) host.provider().instances().launch(host.request(suffix)))
        .instance();
  }

  private static long pid(Instance agent) {
    return Long.parseLong(agent.vendorId().split("-")[0]);
  }

  private static InstanceRef ref(InstanceName name) {
    return new InstanceRef(name, "local", Optional.empty());
  }

  /** A process as a task of the agent is: in a session of its own, bearing the mark. */
  private static Process task(InstanceName agent) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("setsid", "sleep", "600");
    builder.environment().put(Marked.VARIABLE, agent.value());
    return builder.start();
  }

  @Test
  void anAgentLeadsASessionOfItsOwnAndInheritsNoSecret() throws Exception {
    Instance agent = launch("w1");

    // the process that was started becomes the leader itself, a moment later
    await().untilAsserted(() -> assertThat(session(agent)).isEqualTo(Long.toString(pid(agent))));
    String environment = Files.readString(Path.of("/proc/" + pid(agent) + "/environ"));
    assertThat(environment.split("\0"))
        .allMatch(entry ->
            entry.matches(
                "(?s)(PATH|HOME|USER|LOGNAME|LANG|LC_ALL|TZ|TMPDIR|"
                    + "SCITQ_AGENT|LD_LIBRARY_PATH)=.*"));
  }

  private String session(Instance agent) throws IOException {
    return stat(pid(agent))[3];
  }

  /** Numbers are not used again within the hundredth of a second that start times are told in. */
  private Process startedLaterThan(Instance agent) throws Exception {
    while (true) {
      Process process = new ProcessBuilder("sleep", "600").start();
      if (!stat(process.pid())[19].equals(stat(pid(agent))[19])) {
        return process;
      }
      process.destroyForcibly().waitFor();
    }
  }

  /** The words of the kernel's line on a process, from its state on. */
  private static String[] stat(long pid) throws IOException {
    String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
    return line.substring(line.lastIndexOf(')') + 2).split(" ");
  }

  @Test
  void deletionLeavesNoProcessAndNoFolder() throws Exception {
    Instance agent = launch("w1");
    Process task = task(agent.name());

    assertThat(host.provider().instances().delete(ref(agent.name())))
        .isInstanceOf(DeleteOutcome.Gone.class);

    assertThat(task.waitFor()).isEqualTo(137);
    assertThat(host.alive(agent.name())).isZero();
    assertThat(folder.resolve("agents").resolve(agent.name().value())).doesNotExist();
    assertThat(folder.resolve("work").resolve(agent.name().value())).doesNotExist();
  }

  @Test
  void theTasksOfAnAgentThatIsKilledAreEnded() throws Exception {
    Instance agent = launch("w1");
    Process task = task(agent.name());

    ProcessHandle.of(pid(agent)).orElseThrow().destroyForcibly();

    assertThat(task.waitFor()).isEqualTo(137);
    assertThat(host.provider().instances().inspect(ref(agent.name())))
        .isInstanceOf(InspectOutcome.Absent.class);
  }

  @Test
  void aNumberThatIsUsedAgainIsNotTakenForTheAgent() throws Exception {
    Instance agent = launch("w1");
    Path record = folder.resolve("agents").resolve(agent.name().value()).resolve("agent.json");
    Process stranger = startedLaterThan(agent);
    ObjectMapper json = new ObjectMapper();
    ObjectNode changed = (ObjectNode) json.readTree(Files.readString(record));
    Files.writeString(record, changed.put("pid", stranger.pid()).toString());

    assertThat(host.provider().instances().inspect(ref(agent.name())))
        .isInstanceOf(InspectOutcome.Absent.class);
    host.provider().instances().delete(ref(agent.name()));

    assertThat(stranger.isAlive()).isTrue();
    stranger.destroyForcibly().waitFor();
  }

  @Test
  void anAgentOfABootBeforeIsGone() throws Exception {
    Instance agent = launch("w1");
    Path record = folder.resolve("agents").resolve(agent.name().value()).resolve("agent.json");
    ObjectMapper json = new ObjectMapper();
    ObjectNode changed = (ObjectNode) json.readTree(Files.readString(record));
    Files.writeString(record, changed.put("boot", "another").toString());

    assertThat(host.provider().instances().inspect(ref(agent.name())))
        .isInstanceOf(InspectOutcome.Absent.class);
  }

  @Test
  void noMoreWorkersThanAreAllowed() {
    for (int n = 0; n < 8; n++) {
      launch("w" + n);
    }

    LaunchOutcome more = host.provider().instances().launch(host.request("more"));

    assertThat(more)
        .isInstanceOfSatisfying(
            LaunchFailure.QuotaReached.class,
            reached -> {
              assertThat(reached.limit()).hasValue(8);
              assertThat(reached.text()).contains("SCITQ_LOCAL_WORKERS");
            });
    assertThat(host.provider().quotas().fetchQuotas().values().getFirst().used()).isEqualTo(8);
  }

  @Test
  void anAgentEndsWhenItsFolderIsRemoved() throws Exception {
    Instance agent = launch("w1");
    Path lock = folder.resolve("work").resolve(agent.name().value()).resolve("lock");
    await().atMost(PATIENCE).until(() -> Files.exists(lock));

    Files.delete(lock);

    // its server never answers: it looks at its folder all the same
    await().atMost(PATIENCE).until(() -> host.alive(agent.name()) == 0);
  }
}
