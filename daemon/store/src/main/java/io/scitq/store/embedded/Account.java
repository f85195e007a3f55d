package io.scitq.store.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL runs: it refuses to run as root, so root lends it a user namespace without
 * rights or, where namespaces are off, another user of the host.
 */
sealed interface Account {
  Duration PROBE_BOUND = Duration.ofSeconds(20);

  /** Words put before a command. */
  List<String> prefix();

  /** Makes a folder usable by this account. */
  void own(Path folder);

  /** We are an ordinary user: PostgreSQL runs as we do. */
  record Same() implements Account {
    @Override
    public List<String> prefix() {
      return List.of();
    }

    @Override
    public void own(Path folder) {
      // what we made is ours already
    }
  }

  /** Root without a name and without rights, in a user namespace; files stay root's on disk. */
  record Namespace() implements Account {
    @Override
    public List<String> prefix() {
      return List.of("unshare", "-U", "--");
    }

    @Override
    public void own(Path folder) {
      // the kernel sees the same user as before: nothing to change
    }
  }

  /** Another user of the host. */
  record Other(String name, int uid, int gid) implements Account {
    @Override
    public List<String> prefix() {
      return List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--");
    }

    @Override
    public void own(Path folder) {
      Folders.chown(folder, uid, gid);
    }
  }

  /**
   * The first account that can run these binaries in this folder and, when there is a cluster
   * already, owns it.
   */
  static Account choose(Path home, Path directory, Path data) {
    boolean root = Folders.self() == 0;
    if (!root) {
      checkOwner(data);
      return new Same();
    }
    List<String> tried = new ArrayList<>();
    for (Account account : candidates(data)) {
      if (account instanceof Other) {
        openFor(directory);
      }
      Programs.Result probe = probe(account, home, directory);
      if (probe.ok()) {
        return account;
      }
      tried.add(String.join(" ", account.prefix()) + ": " + probe.output().strip());
    }
    throw new EmbeddedFailure(
        "PostgreSQL refuses to run as root and no other way works in "
            + directory
            + ": start scitqd as an ordinary user, or use a data directory that other users can"
            + " reach, such as /var/lib/scitq. Tried: "
            + String.join("; ", tried));
  }

  private static void checkOwner(Path data) {
    if (!Files.exists(data)) {
      return;
    }
    int owner = Folders.owner(data);
    int self = Folders.self();
    if (owner != self) {
      throw new EmbeddedFailure(
          "The cluster in "
              + data
              + " belongs to user id "
              + owner
              + " and we run as "
              + self
              + ": run as its owner, or give it to us with chown -R.");
    }
  }

  private static List<Account> candidates(Path data) {
    int owner = Files.exists(data) ? Folders.owner(data) : 0;
    if (owner != 0) {
      return List.of(new Other("owner", owner, Folders.group(data)));
    }
    List<Account> all = new ArrayList<>(List.of(new Namespace()));
    Stream.of("scitq", "postgres", "nobody")
        .flatMap(name -> lookUp(name).stream())
        .forEach(all::add);
    return all;
  }

  private static Programs.Result probe(Account account, Path home, Path directory) {
    List<String> command =
        List.of(
            "sh",
            "-c",
            "test \"$(id -u)\" != 0 && test -x \"$2\" && exec \"$1\" --version",
            "probe",
            home.resolve("bin/postgres").toString(),
            directory.toString());
    return Programs.run(account, command, Path.of("/"), "", PROBE_BOUND);
  }

  private static void openFor(Path directory) {
    try {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    } catch (IOException e) {
      throw new EmbeddedFailure("Cannot change the permissions of " + directory + ": " + e, e);
    }
  }

  private static Optional<Account> lookUp(String name) {
    try (Stream<String> lines = Files.lines(Path.of("/etc/passwd"), StandardCharsets.UTF_8)) {
      return lines
          .map(line -> line.split(":", -1))
          .filter(field -> field.length > 3 && field[0].equals(name))
          .<Account>map(
              field -> new Other(name, Integer.parseInt(field[2]), Integer.parseInt(field[3])))
          .findFirst();
    } catch (IOException e) {
      throw new EmbeddedFailure("Cannot read /etc/passwd: " + e, e);
    }
  }
}
