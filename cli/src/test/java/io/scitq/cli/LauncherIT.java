package io.scitq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on the packaged command, installed in a folder of its own. */
class LauncherIT {
  private static final Duration CACHE_TIME = Duration.ofSeconds(60);

  @TempDir Path folder;
  private FakeServer server;
  private Path launcher;
  private Path caches;

  @BeforeEach
  void install() throws IOException {
    server = new FakeServer();
    server.answers(200, "{\"items\": [{\"batch\": \"données\", \"rank\": 1}]}");
    Path home = folder.resolve("opt/scitq cli");
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("lib"));
    launcher = home.resolve("bin/scitq-manage");
    for (String name : List.of("scitq-manage", "scitq-launch", "launcher.sh")) {
      Files.copy(
          Path.of("bin", name),
          home.resolve("bin").resolve(name),
          StandardCopyOption.COPY_ATTRIBUTES);
    }
    copyJars(home.resolve("lib"));
    caches = folder.resolve("cache");
  }

  private static void copyJars(Path lib) throws IOException {
    Files.copy(Path.of("target/scitq-cli.jar"), lib.resolve("scitq-cli.jar"));
    try (Stream<Path> jars = Files.list(Path.of("target/lib"))) {
      for (Path jar : jars.toList()) {
        Files.copy(jar, lib.resolve(jar.getFileName()));
      }
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Run start(Map<String, String> environment, Path command, String... args)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command.toString());
    builder.command().addAll(List.of(args));
    File out = folder.resolve("out").toFile();
    File err = folder.resolve("err").toFile();
    builder.redirectOutput(out).redirectError(err);
    builder.environment().put("SCITQ_SERVER", server.address());
    builder.environment().put("XDG_CACHE_HOME", caches.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Run(
        process.exitValue(),
        Files.readString(out.toPath(), StandardCharsets.UTF_8),
        Files.readString(err.toPath(), StandardCharsets.UTF_8));
  }

  private List<Path> cacheFiles() throws IOException {
    if (!Files.exists(caches.resolve("scitq"))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(caches.resolve("scitq"))) {
      return files.toList();
    }
  }

  private void awaitOneCache() {
    await()
        .atMost(CACHE_TIME)
        .untilAsserted(() ->
            assertThat(cacheFiles())
                .singleElement()
                .satisfies(file -> assertThat(file.toString()).endsWith(".aot")));
  }

  @Test
  void runsThroughSymbolicLinksAndMakesItsCacheOnce() throws IOException, InterruptedException {
    Path link =
        Files.createSymbolicLink(folder.resolve("sm"), Path.of("opt/scitq cli/bin/scitq-manage"));
    Path second = Files.createSymbolicLink(folder.resolve("manage"), link);

    Run first = start(Map.of("LC_ALL", "C"), second, "recruiter", "list", "-b", "données");
    awaitOneCache();
    var made = Files.getLastModifiedTime(cacheFiles().getFirst());
    Run cached = start(Map.of("LC_ALL", "C"), second, "recruiter", "list", "-b", "données");

    assertThat(first.out()).contains("données");
    assertThat(first.err()).isEmpty();
    assertThat(first.status()).isZero();
    assertThat(cached).isEqualTo(first);
    assertThat(cacheFiles()).hasSize(1);
    assertThat(Files.getLastModifiedTime(cacheFiles().getFirst())).isEqualTo(made);
    assertThat(server.asked())
        .hasSize(2)
        .allMatch(asked -> asked.equals("POST /bus/scitq.recruiter.list {\"batch\": \"données\"}"));
  }

  @Test
  void queuesTasksWithTheSameCacheAsTheOtherCommand() throws IOException, InterruptedException {
    server.answers(200, "{\"task_ids\": [7]}");
    Path link =
        Files.createSymbolicLink(folder.resolve("sl"), Path.of("opt/scitq cli/bin/scitq-launch"));

    Run first = start(Map.of("LC_ALL", "C"), link, "-b", "données", "echo", "a b");
    awaitOneCache();
    Run cached = start(Map.of("LC_ALL", "C"), link, "-b", "données", "echo", "a b");

    assertThat(first).isEqualTo(new Run(0, "Task queued with task id: 7\n", ""));
    assertThat(cached).isEqualTo(first);
    assertThat(cacheFiles()).hasSize(1);
    assertThat(server.asked())
        .hasSize(2)
        .allMatch(asked -> asked.contains("\"echo 'a b'\"") && asked.contains("\"données\""));
  }

  @Test
  void watchesOnATerminalUntilCtrlCAndGivesItBack() throws IOException, InterruptedException {
    assumeThat(Path.of("/usr/bin/script")).as("script, to have a terminal").exists();
    String command =
        "stty rows 10 cols 40; '%s' recruiter list --watch 1; echo \"status $?\""
            .formatted(launcher);
    ProcessBuilder builder =
        new ProcessBuilder(
            // a runner in the background ignores Ctrl-C, and what it starts inherits that
            "env",
            "--default-signal=INT",
            "script",
            "-q",
            "-c",
            command,
            folder.resolve("typescript").toString());
    builder.environment().put("SCITQ_SERVER", server.address());
    builder.environment().put("XDG_CACHE_HOME", caches.toString());
    Process process = builder.redirectErrorStream(true).start();
    await().atMost(CACHE_TIME).until(() -> server.asked().size() >= 2);

    process.getOutputStream().write(3); // Ctrl-C
    process.getOutputStream().flush();

    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    assertThat(ended).as("ended by Ctrl-C").isTrue();
    String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shown)
        .contains("\u001b[?1049h\u001b[?25l")
        .contains("\u001b[Hbatch")
        .contains("données")
        .contains("\u001b[?25h\u001b[?1049l");
    assertThat(shown.indexOf("\u001b[?1049l")).isGreaterThan(shown.lastIndexOf("\u001b[H"));
    awaitOneCache();
  }

  @Test
  void passesTheExitStatusOn() throws IOException, InterruptedException {
    assertThat(start(Map.of(), launcher, "worker").status()).isEqualTo(2);
    assertThat(start(Map.of("SCITQ_SERVER", "127.0.0.1:1"), launcher, "worker", "list").status())
        .isEqualTo(1);
    awaitOneCache();
  }

  @Test
  void endsQuietlyWhenItsReaderIsGone() throws IOException, InterruptedException {
    String rows = "{\"batch\": \"B\"},".repeat(50_000) + "{\"batch\": \"B\"}";
    server.answers(200, "{\"items\": [" + rows + "]}");

    Run run =
        start(
            Map.of("LAUNCHER", launcher.toString(), "LC_ALL", "C.UTF-8"),
            Path.of("/bin/sh"),
            "-c",
            "{ \"$LAUNCHER\" recruiter list; echo status $? >&2; } | head -n 1");

    assertThat(run.out()).hasLineCount(1);
    assertThat(run.err()).isEqualTo("status 0\n");
    awaitOneCache();
  }

  @Test
  void saysWhatToInstallWithoutJava25() throws IOException, InterruptedException {
    Path shared = launcher.resolveSibling("launcher.sh");
    String script = Files.readString(shared);
    // the same script, looking for Java where there is none
    Files.writeString(shared, script.replace("/usr/", "/nowhere/").replace("/opt/", "/nowhere/"));

    Run run =
        start(
            Map.of(
                "JAVA_HOME",
                "/nowhere",
                "SCITQ_JAVA_HOME",
                "",
                "HOME",
                "/nowhere",
                "PATH",
                "/nowhere"),
            Path.of("/bin/sh"),
            launcher.toString(),
            "worker",
            "list");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("needs Java 25").contains("apt install temurin-25-jdk");
  }

  @Test
  void saysWhenAPartIsMissing() throws IOException, InterruptedException {
    Files.delete(launcher.resolveSibling("../lib/scitq-cli.jar"));

    Run run = start(Map.of(), launcher, "worker", "list");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("the installation is not complete");
  }
}
