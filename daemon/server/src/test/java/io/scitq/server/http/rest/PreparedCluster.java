package io.scitq.server.http.rest;

import io.scitq.store.Database;
import io.scitq.store.embedded.EmbeddedPostgres;
import io.scitq.store.embedded.EmbeddedSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * An embedded database of this version without rows, made once in a JVM and copied into data
 * directories: a daemon takes four seconds of the processor to unpack, make and migrate its own.
 */
public final class PreparedCluster {
  private static final Path MADE = make();

  private PreparedCluster() {}

  /** Copies it to where a daemon with this data directory looks, unless one is there. */
  public static void lendTo(Path data) {
    Path target = data.resolve("postgresql");
    if (!Files.exists(target)) {
      copy(MADE, target);
    }
  }

  private static Path make() {
    Path home = ServerDatabase.binaries();
    Path made = home.resolveSibling("prepared");
    EmbeddedSettings settings = EmbeddedSettings.in(made).with("fsync", "off");
    run("cp", "-al", home.toString(), folder(made).resolve(home.getFileName()).toString());
    try (EmbeddedPostgres server = EmbeddedPostgres.start(settings);
        Database database = Database.open(server.uri(), 2)) {
      database.migrate();
    }
    return made;
  }

  private static void copy(Path from, Path to) {
    String name = ServerDatabase.binaries().getFileName().toString();
    folder(to);
    run("cp", "-al", from.resolve(name).toString(), to.resolve(name).toString()); // never written
    for (String each : List.of("data", "password")) {
      run("cp", "-a", from.resolve(each).toString(), to.resolve(each).toString()); // owners too
    }
  }

  private static Path folder(Path path) {
    try {
      return Files.createDirectories(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(String... command) {
    try {
      int status = new ProcessBuilder(command).inheritIO().start().onExit().join().exitValue();
      if (status != 0) {
        throw new IllegalStateException(List.of(command) + " ended with " + status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
