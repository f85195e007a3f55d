package io.scitq.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As whom the server runs. The other tests cover the user who runs them, often root. */
class AccountIT {
  private static final int NOBODY = 65534;

  @TempDir private Path directory;

  @BeforeEach
  void onlyRootCanBecomeAnother() throws IOException {
    assumeTrue(Folders.self() == 0);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void runsAsAnOrdinaryUser() throws Exception {
    Path data = Files.createDirectory(directory.resolve("home"));
    Folders.chown(data, NOBODY, NOBODY);
    List<String> prefix =
        List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--");
    try (Child child = Child.start(prefix, readableClassPath(), Map.of(), List.of(data + "/pg"))) {
      assertThat(child.awaitRow(1)).isEqualTo("row 1");
      assertThat(Folders.owner(data.resolve("pg/data"))).isEqualTo(NOBODY);
      stop(child, data.resolve("pg"));
    }
  }

  @Test
  void rootFallsBackToAnotherUserWithoutUserNamespaces() throws Exception {
    Path programs = Files.createDirectory(directory.resolve("programs"));
    Path unshare = Files.writeString(programs.resolve("unshare"), "#!/bin/sh\nexit 1\n");
    Files.setPosixFilePermissions(unshare, PosixFilePermissions.fromString("rwxr-xr-x"));
    Map<String, String> environment = Map.of("PATH", programs + ":" + System.getenv("PATH"));
    String classPath = System.getProperty("java.class.path");
    Path data = directory.resolve("pg");
    for (int run = 0; run < 2; run++) { // made, then opened again
      try (Child child = Child.start(List.of(), classPath, environment, List.of(data.toString()))) {
        assertThat(child.awaitRow(1)).isEqualTo("row 1");
        assertThat(Folders.owner(data.resolve("data"))).isNotZero();
        stop(child, data);
      }
    }
  }

  @Test
  void tellsAnOrdinaryUserThatTheClusterIsAnothers() throws Exception {
    Path data = Files.createDirectories(directory.resolve("pg/data"));
    Folders.chown(directory.resolve("pg"), NOBODY, NOBODY);
    Folders.chown(data, 1, 1);
    List<String> prefix =
        List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--");
    try (Child child =
        Child.start(prefix, readableClassPath(), Map.of(), List.of(directory + "/pg"))) {
      assertThat(child.awaitRow(1))
          .contains("belongs to user id 1 and we run as " + NOBODY + ": run as its owner");
    }
  }

  /** Stops the child's server too, which outlives it otherwise. */
  private static void stop(Child child, Path pg) throws Exception {
    child.kill();
    String pid = Files.readAllLines(pg.resolve("data/postmaster.pid")).getFirst().strip();
    ProcessHandle server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    server.destroyForcibly();
    server.onExit().join();
  }

  /** A copy of the class path in a place that any user can read. */
  private String readableClassPath() throws IOException {
    Path copy = Files.createDirectory(directory.resolve("classpath"));
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path source = Path.of(entry);
      Path target = copy.resolve(entries.size() + "-" + source.getFileName());
      copyTree(source, target);
      entries.add(target.toString());
    }
    return String.join(File.pathSeparator, entries);
  }

  private static void copyTree(Path source, Path target) throws IOException {
    if (!Files.exists(source)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(source)) {
      for (Path path : paths.toList()) {
        Files.copy(path, target.resolve(source.relativize(path).toString()));
      }
    }
  }
}
