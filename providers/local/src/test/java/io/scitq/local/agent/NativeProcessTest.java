package io.scitq.local.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeProcessTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;
  private Workspace space;
  private TaskStarter starter;

  @BeforeEach
  void makeSpace() throws IOException {
    space = Workspace.create(folder.resolve("space"));
    Map<String, String> environment =
        Map.of("PATH", System.getenv("PATH"), "HOME", "/h", "AZURE_SECRET", "hush");
    Docker none = new Docker(new Program(Map.of("PATH", folder.toString())));
    starter = new TaskStarter(environment, none, "test:" + folder, folder);
  }

  private TaskProcess start(String command) throws Exception {
    return starter.start(task(command, Optional.empty()), space, 1, 3);
  }

  private static Task task(String command, Optional<String> container) {
    return new Task(1, command, container, "", List.of(), List.of(), Optional.empty());
  }

  private String output() throws IOException {
    return Files.readString(space.standardOutput());
  }

  /** A shell whose child's child sleeps; its process ids are in the output. */
  private TaskProcess family() throws Exception {
    TaskProcess process =
        start("sh -c 'sh -c \"sleep 600 & echo \\$! child; wait\" & echo $! here; wait'");
    await().atMost(PATIENCE).until(() -> output().lines().count() == 2);
    return process;
  }

  private List<Long> members() throws IOException {
    return output().lines().map(line -> Long.valueOf(line.split(" ")[0])).toList();
  }

  private static boolean lives(long pid) {
    return !state(pid).isEmpty() && !state(pid).equals("Z");
  }

  private static String state(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[0];
    } catch (IOException gone) {
      return "";
    }
  }

  @Test
  void runsWithoutAShellInTheTasksEnvironment() throws Exception {
    TaskProcess process = start("env");

    assertThat(process.hasEnded(PATIENCE)).isTrue();
    assertThat(process.returnCode()).isZero();
    assertThat(output().lines())
        .contains("CPU=3", "HOME=/h", "INPUT=" + space.input(), "OUTPUT=" + space.output())
        .contains("TEMP=" + space.temporary(), "RESOURCE=" + space.resource())
        .noneMatch(line -> line.contains("hush"));
  }

  @Test
  void theReturnCodeIsTheCommands() throws Exception {
    TaskProcess process = start("sh -c 'echo wrong >&2; exit 7'");

    assertThat(process.hasEnded(PATIENCE)).isTrue();
    assertThat(process.returnCode()).isEqualTo(7);
    assertThat(Files.readString(space.standardError())).isEqualTo("wrong\n");
  }

  @Test
  void aSignalReachesGrandchildren() throws Exception {
    TaskProcess process = family();

    process.signal(15);

    assertThat(process.hasEnded(PATIENCE)).isTrue();
    assertThat(process.returnCode()).isEqualTo(-15);
    for (long pid : members()) {
      await().atMost(PATIENCE).until(() -> !lives(pid));
    }
  }

  @Test
  void aPauseHoldsTheWholeGroupUntilItGoesOn() throws Exception {
    TaskProcess process = family();
    long grandchild = members().stream().max(Long::compare).orElseThrow();

    process.signal(20);
    await().atMost(PATIENCE).until(() -> state(grandchild).equals("T"));
    process.signal(18);
    await().atMost(PATIENCE).until(() -> state(grandchild).equals("S"));

    process.signal(9);
    assertThat(process.hasEnded(PATIENCE)).isTrue();
    assertThat(process.returnCode()).isEqualTo(-9);
  }

  @Test
  void aPausedTaskHearsThatItIsToEnd() throws Exception {
    TaskProcess process = family();
    process.signal(20);

    process.signal(15);

    assertThat(process.hasEnded(PATIENCE)).isTrue();
  }

  @Test
  void whatATaskLeavesRunningIsSwept() throws Exception {
    TaskProcess process = start("sh -c 'sleep 600 & echo $!'");
    assertThat(process.hasEnded(PATIENCE)).isTrue();
    long left = members().getFirst();
    assertThat(lives(left)).isTrue();

    process.sweep();

    await().atMost(PATIENCE).until(() -> !lives(left));
  }

  @Test
  void everythingBearsTheMark() throws Exception {
    TaskProcess process = start("setsid sh -c 'echo $$; sleep 600'");
    await().atMost(PATIENCE).until(() -> output().lines().count() == 1);

    assertThat(Marked.bearing("test:" + folder)).containsAll(members());

    for (long pid : Marked.bearing("test:" + folder)) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
    assertThat(process.hasEnded(PATIENCE)).isTrue();
  }

  @Test
  void aProgramThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> start("nosuchprogram --x"))
        .isInstanceOf(TaskStarter.StartException.class)
        .hasMessageContaining("nosuchprogram")
        .hasMessageContaining("sh -c");
    assertThatThrownBy(() -> start("echo 'a")).hasMessageContaining("not closed");
    assertThatThrownBy(() -> start("  ")).hasMessageContaining("empty");
  }

  @Test
  void aContainerWithoutDockerIsRefusedWithTheReason() {
    assertThatThrownBy(() -> starter.start(task("true", Optional.of("ubuntu")), space, 1, 1))
        .isInstanceOf(TaskStarter.StartException.class)
        .hasMessageContaining("ubuntu")
        .hasMessageContaining("docker is not installed");
  }

  @Test
  void aContainerWithoutAnEngineIsRefusedWithDockersReason() throws Exception {
    script("docker", "echo 'Cannot connect to the Docker daemon' >&2; exit 1");
    TaskStarter engineless = dockerStarter();

    assertThatThrownBy(() -> engineless.start(task("true", Optional.of("ubuntu")), space, 1, 1))
        .hasMessageContaining("no docker engine answers")
        .hasMessageContaining("Cannot connect");
  }

  @Test
  void aContainerGetsItsFoldersAndItsSignals() throws Exception {
    script(
        "docker",
        """
        echo "$@" >> %1$s/calls
        case $1 in
          version) echo 28.0;;
          run) for a; do [ "$p" = --cidfile ] && printf abc123 > $a; p=$a; done; sleep 600;;
        esac
        """
            .formatted(folder));
    Task task =
        new Task(
            1,
            "prog -x 'a b'",
            Optional.of("img:1"),
            "--gpus all",
            List.of(),
            List.of(),
            Optional.empty());

    TaskProcess process = dockerStarter().start(task, space, 5, 2);
    assertThat(process.pid()).isEqualTo("abc123");
    process.signal(20);
    process.signal(18);
    process.signal(15);
    process.sweep();
    assertThat(process.hasEnded(PATIENCE)).isTrue();

    String calls = Files.readString(folder.resolve("calls"));
    String run = calls.lines().filter(line -> line.startsWith("run ")).findFirst().orElseThrow();
    assertThat(run)
        .contains("-v " + space.input() + ":/input")
        .contains("-v " + space.output() + ":/output")
        .contains("-v " + space.temporary() + ":/tmp")
        .contains("-v " + space.resource() + ":/resource:ro")
        .contains("-e CPU=2 --gpus all img:1 prog -x a b");
    assertThat(calls.lines().map(line -> line.split(" ")[0]))
        .containsExactly("version", "run", "pause", "unpause", "stop", "rm");
    assertThat(folder.resolve(AgentFolder.CONTAINERS)).exists();
  }

  private TaskStarter dockerStarter() {
    Map<String, String> path = Map.of("PATH", folder + ":" + System.getenv("PATH"));
    return new TaskStarter(path, new Docker(new Program(path)), "test:" + folder, folder);
  }

  private void script(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
