package io.scitq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The completion script in a real shell, and the manual pages. */
class GuidesTest {
  @TempDir Path folder;

  private static String ask(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out;
  }

  private Path script() throws IOException {
    Run run = Run.with(Map.of(), "completion", "bash");
    assertThat(run.status()).isZero();
    return Files.writeString(folder.resolve("scitq.bash"), run.out());
  }

  /** What bash offers after each of these beginnings; the last word of each is being typed. */
  private List<List<String>> offered(String function, List<List<String>> beginnings)
      throws IOException, InterruptedException {
    StringBuilder program = new StringBuilder("source '" + script() + "'\n");
    for (List<String> words : beginnings) {
      program.append("COMP_WORDS=(");
      words.forEach(word -> program.append("'").append(word).append("' "));
      program.append(")\nCOMP_CWORD=").append(words.size() - 1).append("\nCOMPREPLY=()\n");
      program.append(function).append("\necho \"${COMPREPLY[*]}\"\n");
    }
    Path file = Files.writeString(folder.resolve("ask.bash"), program);
    return ask(List.of("bash", "--norc", file.toString()))
        .lines()
        .map(line -> Arrays.asList(line.split(" ", -1)))
        .toList();
  }

  private static Stream<Map.Entry<List<String>, CommandSpec>> commands() {
    CommandSpec root = CommandTree.full().getCommandSpec();
    Stream.Builder<Map.Entry<List<String>, CommandSpec>> all = Stream.builder();
    all.add(Map.entry(List.of(), root));
    root.subcommands()
        .forEach((object, group) -> {
          all.add(Map.entry(List.of(object), group.getCommandSpec()));
          for (Map.Entry<String, CommandLine> verb : group.getSubcommands().entrySet()) {
            all.add(Map.entry(List.of(object, verb.getKey()), verb.getValue().getCommandSpec()));
          }
        });
    return all.build();
  }

  @Test
  void bashOffersEveryObjectVerbAndOption() throws IOException, InterruptedException {
    List<Map.Entry<List<String>, CommandSpec>> commands = commands().toList();
    List<List<String>> beginnings = new ArrayList<>();
    for (Map.Entry<List<String>, CommandSpec> command : commands) {
      List<String> words = new ArrayList<>(List.of("scitq-manage", "-s", "host"));
      words.addAll(command.getKey());
      words.add("");
      beginnings.add(words);
    }

    List<List<String>> offered = offered("_scitq_manage", beginnings);

    assertThat(commands).hasSizeGreaterThan(40);
    for (int i = 0; i < commands.size(); i++) {
      CommandSpec spec = commands.get(i).getValue();
      List<String> expected = new ArrayList<>(spec.subcommands().keySet());
      spec.options().forEach(option -> expected.addAll(List.of(option.names())));
      assertThat(offered.get(i))
          .as("after %s", commands.get(i).getKey())
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void bashCompletesWordsAndValues() throws IOException, InterruptedException {
    List<List<String>> offered =
        offered(
            "_scitq_manage",
            List.of(
                List.of("scitq-manage", "work"),
                List.of("scitq-manage", "--json", "task", "re"),
                List.of("scitq-manage", "task", "list", "-S", "f"),
                List.of("scitq-manage", "task", "list", "--st"),
                List.of("scitq-manage", "batch", "stop", "-N", ""),
                List.of("scitq-manage", "task", "list", "-b", ""),
                List.of("scitq-manage", "flavor", "find", "--min-c")));

    assertThat(offered)
        .containsExactly(
            List.of("worker"),
            List.of("relaunch"),
            List.of("failed"),
            List.of("--status"),
            List.of("0", "3", "9", "15", "20"),
            List.of(""),
            List.of("--min-cpu"));
  }

  @Test
  void bashCompletesTheOptionsOfScitqLaunchBeforeTheCommandOnly()
      throws IOException, InterruptedException {
    List<List<String>> offered =
        offered(
            "_scitq_launch",
            List.of(
                List.of("scitq-launch", "-d", "ubuntu", "--re"),
                List.of("scitq-launch", "-t", "ls", "--re"),
                List.of("scitq-launch", "-")));

    assertThat(offered.get(0)).containsExactly("--resource", "--requirements", "--retry");
    assertThat(offered.get(1)).containsExactly("");
    assertThat(offered.get(2)).contains("-d", "--docker", "-R", "--use-cache", "-t", "-u", "-g");
  }

  @Test
  void zshLoadsTheScript() throws IOException, InterruptedException {
    assumeThat(Path.of("/usr/bin/zsh")).as("zsh, to try its completion").exists();
    Run run = Run.with(Map.of(), "completion", "zsh");
    Path file = Files.writeString(folder.resolve("scitq.zsh"), run.out());

    String out =
        ask(
            List.of(
                "zsh",
                "-f",
                "-c",
                "autoload -U +X compinit && compinit -D -u && source '"
                    + file
                    + "' && print ${_comps[scitq-manage]} ${_comps[scitq-launch]}"));

    assertThat(out).contains("_scitq_manage").contains("_scitq_launch");
  }

  @Test
  void manualPageHasEveryVerbAndOption() throws IOException, InterruptedException {
    Guides.main(new String[] {folder.toString()});
    Path page = folder.resolve("man/man1/scitq-manage.1");
    String text = Files.readString(page).replace("\\-", "-");

    commands()
        .forEach(command -> {
          for (OptionSpec option : command.getValue().options()) {
            assertThat(text).contains(".B \"" + String.join(", ", option.names()));
          }
          if (command.getKey().size() == 2) {
            assertThat(text)
                .contains(".SS \"" + command.getKey().getFirst() + " ")
                .contains(command.getKey().getLast());
          }
        });
    assertThat(text).doesNotContain("%%").contains("region~GRA%");
  }

  @Test
  void manualPagesAreReadableToMan() throws IOException, InterruptedException {
    assumeThat(Path.of("/usr/bin/man")).as("man, to read the pages").exists();
    Guides.main(new String[] {folder.toString()});

    String launch = ask(List.of("man", "-P", "cat", "-l", page("scitq-launch")));
    String manage = ask(List.of("man", "--warnings", "-P", "cat", "-l", page("scitq-manage")));

    assertThat(launch).contains("-d, --docker IMAGE").contains("scitq-launch -b mybatch echo");
    assertThat(manage).contains("task relaunch").contains("-i, --id ID").doesNotContain("warning");
  }

  private String page(String name) {
    return folder.resolve("man/man1/" + name + ".1").toString();
  }

  @Test
  void scriptsAndPagesLieWhereTheSystemLooks() throws IOException {
    Guides.main(new String[] {folder.toString()});

    assertThat(Files.readString(folder.resolve("bash-completion/completions/scitq-launch")))
        .isEqualTo(Files.readString(folder.resolve("bash-completion/completions/scitq-manage")))
        .isEqualTo(Run.with(Map.of(), "completion", "bash").out());
    assertThat(folder.resolve("scitq/scitq.zsh")).content().startsWith("autoload -U");
  }
}
