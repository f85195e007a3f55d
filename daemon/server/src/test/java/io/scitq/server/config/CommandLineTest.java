package io.scitq.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.server.config.Command.DemoOptions;
import io.scitq.server.config.Command.Options;
import io.scitq.server.config.CommandLine.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  private static Outcome parse(String line) {
    return CommandLine.parse(line.isEmpty() ? List.of() : List.of(line.split(" ")));
  }

  @Test
  void readsCommandsWithoutOptions() {
    assertThat(parse("start")).isEqualTo(new Outcome.Run(new Command.Start(Options.NONE)));
    assertThat(parse("check")).isEqualTo(new Outcome.Run(new Command.Check(Options.NONE)));
    assertThat(parse("version")).isEqualTo(new Outcome.Run(new Command.Version()));
    assertThat(parse("--version")).isEqualTo(new Outcome.Run(new Command.Version()));
    assertThat(parse("demo"))
        .isEqualTo(new Outcome.Run(new Command.Demo(Options.NONE, DemoOptions.DEFAULT)));
  }

  @Test
  void readsChaos() {
    assertThat(parse("chaos"))
        .isEqualTo(new Outcome.Run(new Command.Chaos(Optional.empty(), 1, 20)));
    assertThat(parse("chaos --seed -7 --kills=3 --data /d"))
        .isEqualTo(new Outcome.Run(new Command.Chaos(Optional.of(Path.of("/d")), -7, 3)));
  }

  @Test
  void readsAllOptionsInBothForms() {
    Options options =
        new Options(
            Optional.of(Path.of("/c")), Optional.of(Path.of("/d")), Optional.of("127.0.0.1:1"));
    DemoOptions demo = new DemoOptions(Optional.of(Path.of("/s")), 60_000, -7, true, true);

    Outcome outcome =
        parse(
            "demo --config /c --data=/d --listen 127.0.0.1:1 --sim-data /s --sim-offerings 60000"
                + " --seed -7 --real-pace --keep");

    assertThat(outcome).isEqualTo(new Outcome.Run(new Command.Demo(options, demo)));
  }

  @ParameterizedTest
  @CsvSource({"init,INIT", "upgrade,UPGRADE", "upgrade-or-init,UPGRADE_OR_INIT"})
  void readsWhatIsToBeDoneWithTheDatabase(String word, Command.Schema schema) {
    Options options =
        new Options(Optional.of(Path.of("/c")), Optional.of(Path.of("/d")), Optional.empty());

    assertThat(parse("db " + word + " --config /c --data /d"))
        .isEqualTo(new Outcome.Run(new Command.Migrate(options, schema)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run|unknown command 'run': allowed are start, demo, chaos, check, db, worker, run-task and version",
        "chaos --kills 1001|--kills must be a whole number from 0 to 1000, got '1001'",
        "chaos --listen 127.0.0.1:1|unknown option '--listen' of chaos",
        "db|db wants one of init, upgrade and upgrade-or-init",
        "db drop|db wants one of init, upgrade and upgrade-or-init, got 'drop'",
        "db --config /c|db wants one of init, upgrade and upgrade-or-init, got '--config'",
        "db init now|unexpected argument 'now' of db",
        "db init --keep|--keep is an option of demo only",
        "start --lisen x|unknown option '--lisen' of start",
        "start now|unexpected argument 'now' of start",
        "start --keep|--keep is an option of demo only",
        "start --seed=1|--seed is an option of demo only",
        "version --data /d|unknown option '--data' of version",
        "start --data|--data needs a value",
        "start --data --listen 127.0.0.1:1|--data needs a value",
        "start --data=|--data needs a value",
        "start --data /a --data /b|--data is given twice",
        "demo --seed x|--seed must be a whole number, got 'x'",
        "demo --sim-offerings 60001|--sim-offerings must be a whole number from 100 to 60000",
        "demo --sim-offerings 5e3|--sim-offerings must be a whole number from 100 to 60000",
      })
  void refusesWrongUsageWithStatus2(String line, String sentence) {
    assertThat(parse(line))
        .isInstanceOfSatisfying(
            Outcome.End.class,
            end -> {
              assertThat(end.status()).isEqualTo(2);
              assertThat(end.text()).contains(sentence).contains("scitqd --help");
            });
  }

  @Test
  void reportsAllMistakesAtOnce() {
    Outcome outcome = parse("demo --seed x --sim-offerings 1 --nonsense");

    assertThat(((Outcome.End) outcome).text())
        .contains("--nonsense", "--seed must", "--sim-offerings must");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "help", "start --help", "demo -h"})
  void helpsWithStatus0(String line) {
    assertThat(parse(line))
        .isInstanceOfSatisfying(
            Outcome.End.class,
            end -> {
              assertThat(end.status()).isZero();
              assertThat(end.text()).contains("usage: scitqd", "--sim-offerings N");
            });
  }

  @Test
  void showsUsageWithStatus2WithoutArguments() {
    assertThat(((Outcome.End) parse("")).status()).isEqualTo(2);
  }
}
