package io.scitq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verbs that write files and run programs, as processes of their own in a source tree's layout. */
class LocalVerbsTest {
  private static final String HOSTS =
      """
      {"items": [
        {"name": "node1", "group": "ovh", "ipv4": "10.0.0.5", "ipv6": null, "provider": "ovh",
         "region": "GRA11", "flavor": "c2-15", "cpu": 4, "ram": 15.0, "gpu": null, "tags": ""},
        {"name": "node2", "group": "azure", "ipv4": null, "ipv6": "fd00::7", "provider": "azure",
         "region": "westeurope", "flavor": "NC4", "cpu": 4, "ram": 28.5, "gpu": "T4",
         "tags": "G"},
        {"name": "here", "group": "local", "ipv4": null, "ipv6": null, "provider": "local",
         "region": null, "flavor": null, "cpu": null, "ram": null, "gpu": null, "tags": null}]}
      """;
  private static final String TASK =
      "{\"items\": [{\"task_id\": 3, \"command\": \"echo 'héllo'\", \"required_task_ids\": []}]}";

  @TempDir Path folder;
  private FakeServer server;
  private Path home;

  @BeforeEach
  void makeTree() throws IOException {
    server = new FakeServer();
    home = Files.createDirectories(folder.resolve("a tree/cli"));
    copy("../config/ansible", folder.resolve("a tree/config/ansible"));
    Path command = Files.createDirectories(home.resolve("bin")).resolve("scitq-manage");
    Files.writeString(command, "#!/bin/sh\nexec " + java() + " \"$@\"\n");
    command.toFile().setExecutable(true);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static void copy(String from, Path to) throws IOException {
    Files.createDirectories(to);
    for (String name : List.of("scitq-inventory", "01-scitq-default")) {
      Files.copy(Path.of(from, name), to.resolve(name));
      to.resolve(name).toFile().setExecutable(name.equals("scitq-inventory"));
    }
  }

  private String java() {
    return "'"
        + Path.of(System.getProperty("java.home"), "bin/java")
        + "' -cp '"
        + System.getProperty("java.class.path")
        + "' -Dscitq.home='"
        + home
        + "' io.scitq.cli.Main";
  }

  /** A scitqd that says how it was called. */
  private void installDaemon(String script) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("a tree/daemon/bin"));
    Files.writeString(bin.resolve("scitqd"), "#!/bin/sh\n" + script);
    bin.resolve("scitqd").toFile().setExecutable(true);
  }

  private Run run(String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/scitq-manage").toString()));
    command.addAll(List.of(args));
    return run(command);
  }

  private Run run(List<String> command) throws IOException, InterruptedException {
    File out = folder.resolve("out").toFile();
    File err = folder.resolve("err").toFile();
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
    builder.environment().put("SCITQ_SERVER", server.address());
    builder.environment().put("RCLONE_CONFIG", folder.resolve("rclone.conf").toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("TMPDIR", folder.toString());
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Run(
        process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
  }

  @Test
  void showsAndInstallsTheRcloneConfiguration() throws IOException, InterruptedException {
    server.answers(200, "{\"text\": \"[s3]\\nkey = sécret\\n\"}");

    assertThat(run("config", "rclone", "--show").out()).isEqualTo("[s3]\nkey = sécret\n");
    assertThat(folder.resolve("rclone.conf")).doesNotExist();
    Run install = run("config", "rclone", "--install");

    assertThat(install.out()).isEqualTo(folder.resolve("rclone.conf") + " written\n");
    assertThat(folder.resolve("rclone.conf")).hasContent("[s3]\nkey = sécret\n");
    assertThat(mode(folder.resolve("rclone.conf"))).isEqualTo("rw-------");
  }

  @Test
  void saysWhyItCannotInstall() throws IOException, InterruptedException {
    server.answers(200, "{\"text\": \"x\"}");
    Files.createDirectories(folder.resolve("rclone.conf/x"));

    Run run = run("config", "rclone", "--install");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).startsWith("scitq-manage: cannot write " + folder + "/rclone.conf: ");
    assertThat(folder.toFile().list()).noneMatch(name -> name.endsWith(".new"));
  }

  @Test
  void hasTheDatabaseMigratedByTheDaemonsProgram() throws IOException, InterruptedException {
    installDaemon("echo \"scitqd $*\"; exit 7\n");

    assertThat(run("db", "init").out()).isEqualTo("scitqd db init\n");
    assertThat(run("db", "upgrade", "-c", "/c d").out())
        .isEqualTo("scitqd db upgrade --config /c d\n");
    assertThat(run("db", "init", "--data", "/d").out()).isEqualTo("scitqd db init --data /d\n");
    Run before = run("db", "-c", "/e", "upgrade-or-init");
    assertThat(before.out()).isEqualTo("scitqd db upgrade-or-init --config /e\n");
    assertThat(before.status()).isEqualTo(7);
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void saysWhenTheDaemonsProgramIsNotThere() throws IOException, InterruptedException {
    Run run = run("db", "init");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("scitqd was found neither beside this command nor on the PATH");
  }

  @Test
  void runsATaskHereAndNow() throws IOException, InterruptedException {
    server.answers(200, TASK);
    installDaemon(
        "echo \"$1 $3 $4\"; stat -c %a \"$2\"; cat \"$2\"; echo; echo \"$KEY $OTHER\"; read line;"
            + " echo \"read $line\"; exit 5\n");
    Path conf = Files.writeString(folder.resolve("c"), "# comment\nKEY='a b'\nexport OTHER=1\n");
    Path worker = Files.writeString(folder.resolve("w"), "OTHER=2\n");

    Run run =
        run(
            List.of(
                "/bin/sh",
                "-c",
                "echo typed | '"
                    + home.resolve("bin/scitq-manage")
                    + "' debug run -i 3 -r --no-resource -c '"
                    + conf
                    + "' -w '"
                    + worker
                    + "'"));

    assertThat(run.out())
        .isEqualTo(
            """
            run-task --retry --no-resource
            600
            {"task_id": 3, "command": "echo 'héllo'", "required_task_ids": []}
            a b 2
            read typed
            """);
    assertThat(run.status()).isEqualTo(5);
    assertThat(folder.toFile().list()).noneMatch(name -> name.startsWith("scitq-task"));
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void runsNothingWithoutATask() throws IOException, InterruptedException {
    installDaemon("echo ran\n");

    assertThat(run("debug", "run", "-i", "9").err()).isEqualTo("scitq-manage: no such task: 9\n");
    assertThat(run("debug", "run", "-n", "x").err()).isEqualTo("scitq-manage: no such task: x\n");
    Run none = run("debug", "run", "-b", "B");
    assertThat(none).isEqualTo(new Run(1, "", "scitq-manage: no pending task in batch B\n"));
  }

  @Test
  void printsWhereTheFilesForAnsibleAre() throws IOException, InterruptedException {
    assertThat(run("ansible", "path").out())
        .isEqualTo(folder.resolve("a tree/config/ansible") + "\n");
  }

  @Test
  void installsAnInventoryThatAnsibleReads() throws IOException, InterruptedException {
    server.answers(200, HOSTS);
    Path target = folder.resolve("inventory's folder");

    Run install = run("ansible", "install", "-p", target.toString());

    assertThat(install.status()).as(install.err()).isZero();
    assertThat(mode(target.resolve("scitq-inventory"))).isEqualTo("rwxrwx---");
    assertThat(mode(target.resolve("01-scitq-default"))).isEqualTo("rw-r--r--");
    Run script = run(List.of(target.resolve("scitq-inventory").toString(), "--host", "node2"));
    assertThat(script.out())
        .isEqualTo(
            "{\"ansible_host\": \"fd00::7\", \"ipv6\": \"fd00::7\", \"provider\": \"azure\","
                + " \"region\": \"westeurope\", \"flavor\": \"NC4\", \"cpu\": 4, \"ram\": 28.5,"
                + " \"gpu\": \"T4\", \"tags\": \"G\", \"target\": \""
                + server.address()
                + "\"}\n");

    assumeThat(Path.of("/usr/bin/ansible-inventory")).as("apt install ansible-core").exists();
    int before = server.asked().size();
    Run graph = run(List.of("ansible-inventory", "-i", target.toString(), "--graph"));
    Run host = run(List.of("ansible-inventory", "-i", target.toString(), "--host", "node1"));

    assertThat(graph.out())
        .as(graph.err())
        .containsSubsequence("@scitq:", "@managers:", "localhost")
        .containsSubsequence("@workers:", "@azure:", "node2")
        .containsSubsequence("@workers:", "@local:", "here")
        .containsSubsequence("@workers:", "@ovh:", "node1");
    assertThat(graph.err()).doesNotContain("Unable to parse");
    assertThat(host.out())
        .contains("\"ansible_host\": \"10.0.0.5\"")
        .contains("\"ansible_user\": \"ubuntu\"", "\"swap_proportion\": 0.1", "\"cpu\": 4");
    // once per command: the variables of all hosts come with the list
    assertThat(server.asked()).hasSize(before + 2);
  }

  @Test
  void printsTheInventoryWithTheVariablesOfAllHosts() throws IOException, InterruptedException {
    server.answers(200, HOSTS);

    assertThat(run("ansible", "inventory", "--list").out())
        .startsWith(
            "{\"_meta\": {\"hostvars\": {\"localhost\": {\"ansible_connection\": \"local\"},")
        .contains("\"scitq\": {\"children\": [\"managers\", \"workers\"]}")
        .contains("\"workers\": {\"children\": [\"azure\", \"local\", \"manual\", \"ovh\"]}")
        .contains("\"ovh\": {\"hosts\": [\"node1\"]}", "\"manual\": {\"hosts\": []}");
    assertThat(run("ansible", "inventory", "--host", "nobody").out()).isEqualTo("{}\n");
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
