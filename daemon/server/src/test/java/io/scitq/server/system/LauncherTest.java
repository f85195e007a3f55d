package io.scitq.server.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code daemon/bin/scitqd} in a copy of the tree, with a JDK and a Maven that only talk. */
class LauncherTest {
  private static final String FAKE_JAVA =
      """
      #!/bin/sh
      echo "java in $(pwd)"
      for a in "$@"; do echo "arg:$a"; done
      [ -z "${FAKE_WAIT:-}" ] || { echo waiting; while :; do read -r _ || exit 1; done; }
      """;
  private static final String FAKE_MAVEN =
      """
      #!/bin/sh
      echo "mvn $*" >>"$LOG"
      [ -z "${FAKE_FAIL:-}" ] || exit 1
      mkdir -p daemon/server/target
      : >daemon/server/target/scitq-server-0.1.jar
      """;

  /** What a run of the launcher left. */
  private record Outcome(int status, String out, String err) {}

  @TempDir Path folder;
  private Path tree;
  private Path launcher;
  private Path jdk;
  private Path tools;

  @BeforeEach
  void copy() throws IOException {
    tree = Files.createDirectories(folder.resolve("my tree"));
    launcher = script(tree.resolve("daemon/bin/scitqd"), Files.readString(original()));
    jdk = folder.resolve("jdk");
    script(jdk.resolve("bin/java"), FAKE_JAVA);
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
    tools = Files.createDirectories(folder.resolve("tools"));
    for (String tool : List.of("readlink", "dirname", "grep", "mkdir")) {
      script(tools.resolve(tool), "#!/bin/sh\nexec " + which(tool) + " \"$@\"\n");
    }
  }

  private static Path original() {
    return Path.of("../bin/scitqd");
  }

  private static Path which(String tool) {
    return Stream.of("/usr/bin", "/bin")
        .map(place -> Path.of(place, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  private static Path script(Path path, String text) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void built() throws IOException {
    Path target = Files.createDirectories(tree.resolve("daemon/server/target"));
    Files.writeString(target.resolve("scitq-server-0.1.jar"), "");
    Files.writeString(target.resolve("scitq-server-0.1-sources.jar"), "");
  }

  private void maven() throws IOException {
    script(tools.resolve("mvn"), FAKE_MAVEN);
  }

  private ProcessBuilder command(Path program, String... args) {
    ProcessBuilder builder = new ProcessBuilder(program.toString());
    builder.command().addAll(List.of(args));
    builder.directory(folder.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().put("LOG", folder.resolve("log").toString());
    return builder;
  }

  private Outcome run(ProcessBuilder builder) throws Exception {
    Path err = Files.createTempFile(folder, "err", "");
    Process process = builder.redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), out, Files.readString(err));
  }

  @Test
  void worksThroughSymbolicLinksAndKeepsArgumentsAndDirectory() throws Exception {
    built();
    Path first = Files.createSymbolicLink(folder.resolve("first"), launcher);
    Path second = Files.createSymbolicLink(folder.resolve("second"), Path.of("first"));
    assertThat(first).isExecutable();

    Outcome outcome = run(command(second, "check", "--config", "a b"));

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out().lines())
        .contains("java in " + folder.toRealPath(), "arg:--enable-native-access=ALL-UNNAMED")
        .endsWith(
            "arg:-jar",
            "arg:" + tree.toRealPath().resolve("daemon/server/target/scitq-server-0.1.jar"),
            "arg:check",
            "arg:--config",
            "arg:a b");
  }

  @Test
  void buildsOnceAndSaysSo() throws Exception {
    maven();

    Outcome first = run(command(launcher, "version"));
    Outcome second = run(command(launcher, "version"));

    assertThat(first.err()).contains("not built yet", "1 to 3 minutes", "scitqd: built");
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).contains("arg:version");
    assertThat(folder.resolve("log"))
        .content()
        .isEqualTo("mvn -q -B -Pquick -pl daemon/server -am package\n");
  }

  @Test
  void saysThatTheBuildFailed() throws Exception {
    maven();
    ProcessBuilder failing = command(launcher, "start");
    failing.environment().put("FAKE_FAIL", "1");

    Outcome outcome = run(failing);

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("the build failed");
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void saysThatMavenIsMissing() throws Exception {
    Outcome outcome = run(command(launcher, "start"));

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("Maven is missing");
  }

  @Test
  void neverBuildsAsAService() throws Exception {
    maven();
    ProcessBuilder service = command(launcher, "start");
    service.environment().put("NOTIFY_SOCKET", "/run/systemd/notify");

    Outcome outcome = run(service);

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("build it once");
    assertThat(folder.resolve("log")).doesNotExist();
  }

  @Test
  void saysThatThereIsNoJdk25() throws Exception {
    script(tree.resolve(".build/java25"), "#!/bin/sh\nexit 1\n");

    Outcome outcome = run(command(launcher, "start"));

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("needs a JDK 25", "SCITQ_JAVA_HOME");
  }

  @Test
  void asksTheCheckoutForAJdk25() throws Exception {
    built();
    script(tree.resolve(".build/java25"), "#!/bin/sh\necho '" + jdk + "'\n");
    ProcessBuilder old = command(launcher, "version");
    old.environment().put("JAVA_HOME", "/nowhere");

    assertThat(run(old).out()).contains("arg:version");
  }

  @Test
  void sharesClassDataOfTheDaemonOnlyAndTakesFurtherOptions() throws Exception {
    built();
    ProcessBuilder start = command(launcher, "start");
    start.environment().put("SCITQ_JAVA_OPTS", "-Xmx1g -Da=b");

    Outcome started = run(start);
    Outcome checked = run(command(launcher, "check"));

    assertThat(started.out())
        .contains("arg:-XX:SharedArchiveFile=" + folder + "/.cache/scitq/scitqd-start.jsa\n")
        .contains("arg:-Xmx1g\narg:-Da=b\narg:-jar\n");
    assertThat(checked.out()).doesNotContain("SharedArchiveFile");
  }

  @Test
  void becomesTheJvmSoThatSignalsReachIt() throws Exception {
    built();
    ProcessBuilder waiting = command(launcher, "start");
    waiting.environment().put("FAKE_WAIT", "1");
    Process process = waiting.start();
    try (var reader = process.inputReader()) {
      assertThat(reader.lines().anyMatch("waiting"::equals)).isTrue();
      String name = Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));

      process.destroy();

      assertThat(name).contains(jdk + "/bin/java");
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
  }
}
