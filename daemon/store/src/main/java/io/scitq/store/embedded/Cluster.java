package io.scitq.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The files of one PostgreSQL cluster and who may run it.
 *
 * @param home folder above {@code bin}
 * @param data the cluster itself
 * @param account as whom its programs run
 * @param major major version of the binaries, equal to the cluster's
 */
record Cluster(Path home, Path data, Account account, int major) {
  static final String DATABASE = "scitq";
  static final String USER = "scitq";

  /** initdb took 0.6 s where it was measured; slow disks need more. */
  private static final Duration INIT_BOUND = Duration.ofMinutes(2);

  private static final int PASSWORD_BYTES = 24;
  private static final int BUILTIN_LOCALE_SINCE = 17;

  /** Opens the cluster below this directory, made first when there is none. */
  static Cluster open(Path home, Path directory) {
    Path data = directory.resolve("data");
    Account account = Account.choose(home, directory, data);
    Cluster cluster = new Cluster(home, data, account, majorOf(home, account));
    try {
      if (Files.exists(data)) {
        cluster.check();
      } else {
        cluster.create(directory);
      }
    } catch (IOException e) {
      throw new EmbeddedFailure(
          "Cannot make the cluster " + data + ": " + Diagnosis.of(Diagnosis.reason(e)), e);
    }
    return cluster;
  }

  /** A name that all processes of this cluster show, and no other's. */
  String name() {
    return "scitqd-" + Integer.toHexString(data.toString().hashCode());
  }

  String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  /** The password of {@link #USER}, from a file that only we may read. */
  static String password(Path directory) {
    Path file = directory.resolve("password");
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new EmbeddedFailure(
          "The password of the embedded database cannot be read from "
              + file
              + ": restore that file, the data cannot be opened without it.",
          e);
    }
  }

  private void check() throws IOException {
    Path version = data.resolve("PG_VERSION");
    if (!Files.isReadable(version)) {
      throw new EmbeddedFailure(
          "The folder " + data + " exists and is no PostgreSQL cluster: move it away.");
    }
    String made = Files.readString(version).strip();
    if (!made.equals(Integer.toString(major))) {
      throw new EmbeddedFailure(
          "The cluster "
              + data
              + " was made by PostgreSQL "
              + made
              + " and this is "
              + major
              + ": dump it with the old version and load it into a new data directory.");
    }
    if (account instanceof Account.Other other && Folders.owner(data) != other.uid()) {
      account.own(data);
    }
  }

  private void create(Path directory) throws IOException {
    // a name of its own: an initdb that outlived its daemon may still write into the last one
    Path unfinished = directory.resolve("data.new-" + ProcessHandle.current().pid());
    Path secret = directory.resolve("data.secret");
    try (var earlier = Files.newDirectoryStream(directory, "data.new-*")) {
      for (Path path : earlier) {
        Folders.delete(path);
      }
    }
    Folders.delete(secret);
    writePassword(directory.resolve("password"));
    privateFile(secret, password(directory));
    Files.createDirectory(
        unfinished,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    account.own(unfinished);
    account.own(secret);
    runOrFail(initdb(unfinished, secret), directory, "");
    runOrFail(single(unfinished), directory, "CREATE DATABASE " + DATABASE + ";\n");
    Files.delete(secret);
    Folders.publish(unfinished, data);
  }

  private List<String> initdb(Path target, Path secret) {
    List<String> command =
        new ArrayList<>(
            List.of(
                program("initdb"),
                "--pgdata=" + target,
                "--username=" + USER,
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--data-checksums",
                "--encoding=UTF8",
                "--locale=C"));
    if (major >= BUILTIN_LOCALE_SINCE) {
      command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
    }
    return command;
  }

  private List<String> single(Path target) {
    return List.of(program("postgres"), "--single", "-D", target.toString(), "postgres");
  }

  private void runOrFail(List<String> command, Path directory, String input) {
    Programs.Result result = Programs.run(account, command, directory, input, INIT_BOUND);
    if (!result.ok()) {
      throw new EmbeddedFailure(
          "Cannot make the cluster " + data + ": " + Diagnosis.of(result.output()) + ".");
    }
  }

  private static void writePassword(Path file) throws IOException {
    if (Files.exists(file) && !Files.readString(file).isBlank()) {
      return; // of an earlier attempt that did not come to its end
    }
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    Files.deleteIfExists(file);
    privateFile(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
  }

  /** Writes a file that nobody else could read at any moment. */
  static void privateFile(Path file, String text) throws IOException {
    try (var channel =
        Files.newByteChannel(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static int majorOf(Path home, Account account) {
    Programs.Result result =
        Programs.run(
            account,
            List.of(home.resolve("bin/postgres").toString(), "--version"),
            Path.of("/"),
            "",
            Account.PROBE_BOUND);
    var version = Pattern.compile("\\) (\\d+)").matcher(result.output());
    if (!result.ok() || !version.find()) {
      throw new EmbeddedFailure(
          "PostgreSQL in " + home + " cannot be run: " + Diagnosis.of(result.output()));
    }
    return Integer.parseInt(version.group(1));
  }
}
