package io.scitq.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.scitq.store.DatabaseUri;
import io.scitq.store.OnEachPostgres;
import io.scitq.store.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

@OnEachPostgres
class EmbeddedPostgresIT {
  private final TestPostgres postgres;

  @TempDir(cleanup = CleanupMode.ALWAYS)
  private Path directory;

  EmbeddedPostgresIT(TestPostgres postgres) {
    this.postgres = postgres;
  }

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(postgres.settings(directory.resolve("pg")));
  }

  @Test
  void keepsRowsAndPasswordOverARestart() throws Exception {
    try (EmbeddedPostgres first = start()) {
      Rows.execute(first.uri(), "CREATE TABLE kept (n integer)");
      Rows.execute(first.uri(), "INSERT INTO kept VALUES (42)");
    }
    try (EmbeddedPostgres second = start()) {
      assertThat(Rows.value(second.uri(), "SELECT n FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void isDurableAndReachableFromThisHostOnly() throws Exception {
    try (EmbeddedPostgres server = start()) {
      DatabaseUri uri = server.uri();
      assertThat(Rows.value(uri, "SHOW fsync")).isEqualTo("on");
      assertThat(Rows.value(uri, "SHOW data_checksums")).isEqualTo("on");
      assertThat(Rows.value(uri, "SHOW full_page_writes")).isEqualTo("on");
      assertThat(Rows.value(uri, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(
              Rows.value(
                  uri,
                  "SELECT count(*) FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256'"))
          .isEqualTo("0");
      assertThat(permissions("pg/password")).isEqualTo("rw-------");
      assertThat(permissions("pg/port")).isEqualTo("rw-------");
      assertThat(permissions("pg/data")).isEqualTo("rwx------");
      assertThat(uri.toString()).doesNotContain(uri.password().orElseThrow());
    }
  }

  private String permissions(String name) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name)));
  }

  @Test
  void refusesASecondDaemonOnTheDirectory() {
    try (EmbeddedPostgres first = start()) {
      assertThatThrownBy(this::start)
          .isInstanceOf(EmbeddedFailure.class)
          .hasMessageContaining("Another scitqd (process " + ProcessHandle.current().pid() + ")");
      assertThat(first.pid()).isPositive();
    }
  }

  @Test
  void startsAgainOnTheSamePortWhenThePostmasterIsKilled() throws Exception {
    try (EmbeddedPostgres server = start()) {
      DatabaseUri uri = server.uri();
      Rows.execute(uri, "CREATE TABLE kept (n integer)");
      Rows.execute(uri, "INSERT INTO kept VALUES (7)");
      long killed = server.pid();
      ProcessHandle.of(killed).orElseThrow().destroyForcibly();
      await().atMost(Duration.ofSeconds(20)).until(() -> server.pid() != killed);
      assertThat(server.uri()).isEqualTo(uri);
      assertThat(Rows.value(uri, "SELECT n FROM kept")).isEqualTo("7");
    }
  }

  @Test
  void stopsTheServerThatAKilledDaemonLeftAndKeepsItsRows() throws Exception {
    try (Child child = Child.start(arguments())) {
      assertThat(child.awaitRow(200)).isEqualTo("row 200");
      int acknowledged = Math.max(200, child.kill());
      try (EmbeddedPostgres server = start()) {
        assertThat(Rows.highest(server.uri())).isGreaterThanOrEqualTo(acknowledged);
        assertThat(Rows.value(server.uri(), "SELECT count(*) - max(n) FROM kept")).isEqualTo("0");
        assertThat(running()).isEqualTo(1);
      }
    }
    assertThat(running()).isZero();
  }

  @Test
  void keepsRowsWhenDaemonServerAndBackendsAreKilled() throws Exception {
    try (Child child = Child.start(arguments())) {
      assertThat(child.awaitRow(200)).isEqualTo("row 200");
      List<ProcessHandle> all = processes().toList();
      int acknowledged = Math.max(200, child.kill());
      all.forEach(ProcessHandle::destroyForcibly);
      try (EmbeddedPostgres server = start()) {
        assertThat(Rows.highest(server.uri())).isGreaterThanOrEqualTo(acknowledged);
      }
    }
  }

  @Test
  void refusesASecondDaemonOfAnotherProcess() throws Exception {
    try (Child child = Child.start(arguments())) {
      assertThat(child.awaitRow(1)).isEqualTo("row 1");
      assertThatThrownBy(this::start).hasMessageContaining("(process " + child.pid() + ")");
      child.kill();
    }
    start().close();
  }

  @Test
  void takesAZombieAndAStrangerForADeadServer() throws Exception {
    start().close();
    Path pidFile = directory.resolve("pg/data/postmaster.pid");
    Path end = directory.resolve("end");
    Process parent =
        new ProcessBuilder(
                "sh",
                "-c",
                "{ while [ ! -e '" + end + "' ]; do sleep 0.02; done; } & echo $!; exec sleep 600")
            .start();
    try {
      String zombie = parent.inputReader().readLine();
      // only what has become a sleep no longer takes leave of its children
      Path name = Path.of("/proc", Long.toString(parent.pid()), "comm");
      await().until(() -> Files.readString(name).equals("sleep\n"));
      Files.createFile(end);
      await().until(() -> Files.readString(Path.of("/proc", zombie, "stat")).contains(") Z "));
      for (String pid : List.of(zombie, Long.toString(ProcessHandle.current().pid()))) {
        Files.writeString(pidFile, pid + "\n" + directory + "/pg/data\n1\n5432\n\n\n\nready\n");
        try (EmbeddedPostgres server = start()) {
          assertThat(Rows.value(server.uri(), "SELECT 1")).isEqualTo("1");
        }
      }
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  void beginsAnewWhenAnInitWasCutShort() throws Exception {
    Path half = Files.createDirectories(directory.resolve("pg/data.new-17/base"));
    Files.writeString(half.resolve("half"), "half");
    try (EmbeddedPostgres server = start()) {
      assertThat(Rows.value(server.uri(), "SELECT current_database()")).isEqualTo("scitq");
      assertThat(half.getParent()).doesNotExist();
    }
  }

  @Test
  void refusesWhatIsNoClusterAndAnotherMajorVersion() throws Exception {
    Path data = Files.createDirectories(directory.resolve("pg/data"));
    assertThatThrownBy(this::start).hasMessageContaining("is no PostgreSQL cluster: move it away");
    Files.writeString(data.resolve("PG_VERSION"), "9\n");
    assertThatThrownBy(this::start).hasMessageContaining("was made by PostgreSQL 9 and this is");
  }

  @Test
  void saysThatTheDirectoryCannotBeMade() throws Exception {
    Files.writeString(directory.resolve("pg"), "a file");
    assertThatThrownBy(this::start)
        .isInstanceOf(EmbeddedFailure.class)
        .hasMessageContaining("cannot be made or written")
        .hasMessageContaining("not a directory");
  }

  private List<String> arguments() {
    String target = directory.resolve("pg").toString();
    return postgres
        .settings(directory)
        .home()
        .map(home -> List.of(target, home.toString()))
        .orElse(List.of(target));
  }

  private long running() {
    return processes().filter(this::isPostmaster).count();
  }

  private Stream<ProcessHandle> processes() {
    String name =
        "scitqd-" + Integer.toHexString(directory.resolve("pg/data").toString().hashCode());
    return ProcessHandle.allProcesses().filter(process -> commandLine(process).contains(name));
  }

  private boolean isPostmaster(ProcessHandle process) {
    return commandLine(process).contains("-D");
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
    } catch (java.io.IOException e) {
      return ""; // ended meanwhile
    }
  }
}
