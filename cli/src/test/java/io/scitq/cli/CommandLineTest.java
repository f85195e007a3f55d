package io.scitq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.cli.verb.ObjectGroup;
import io.scitq.cli.verb.Verb;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Command lines that never reach a server: helps and mistakes. */
class CommandLineTest {
  private static final String EVERY_VERB = "everyVerb";

  private static Run run(String line) {
    String[] args =
        Arrays.stream(line.split(" ", -1)).filter(word -> !word.isEmpty()).toArray(String[]::new);
    return Run.with(Map.of(), args);
  }

  static Stream<String> everyVerb() {
    return Objects.all().stream()
        .flatMap(group -> group.verbs().stream().map(verb -> group.name() + " " + verb.name()));
  }

  @ParameterizedTest
  @MethodSource(EVERY_VERB)
  void helpsWithEachVerbAndAnExample(String verb) {
    Run run = run(verb + " -h");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("Usage: scitq-manage " + verb)
        .contains("Examples:\n  scitq-manage");
    assertThat(run.out()).doesNotContain("%%").contains("--json");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void examplesOfTheHelpsParse() {
    for (ObjectGroup group : Objects.all()) {
      for (Verb verb : group.verbs()) {
        for (String example : verb.help().examples()) {
          List<String> words = words(example);
          Intent intent = new IntentParser(Map.of()).parse(words.subList(1, words.size()));
          assertThat(intent).as(example).isInstanceOf(Intent.Ask.class);
        }
      }
    }
  }

  /** As a shell divides it, which keeps together what is between quotes. */
  private static List<String> words(String example) {
    return Pattern.compile("'([^']*)'|\\S+")
        .matcher(example)
        .results()
        .map(word -> word.group(1) == null ? word.group() : word.group(1))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "-h",
    "--help",
    "worker -h",
    "recruiter -h",
    "flavor --help",
    "updater -h",
    "task -h",
    "batch -h",
    "execution -h",
    "job -h",
    "config -h",
    "db -h",
    "debug -h",
    "ansible -h",
    "completion -h"
  })
  void helpsAtEachLevel(String line) {
    Run run = run(line);

    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith("Usage: scitq-manage").contains("Example");
  }

  @ParameterizedTest
  @CsvSource({"'',Objects:", "worker,Actions:", "--json flavor,Actions:"})
  void printsTheHelpAsAMistakeWhenAWordIsMissing(String line, String heading) {
    Run run = run(line);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(heading);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          wrkr list                     | unknown object 'wrkr' (did you mean 'worker'?); allowed: worker, task, batch, execution, recruiter
          worker lst                    | unknown action 'lst'
          worker list --bogus           | unknown option '--bogus'; allowed: --batch, --status
          worker list -s host           | --server and --timeout go before the object
          worker list extra             | unexpected argument 'extra'
          worker list -S asleep         | --status wants one of running, paused, offline, failed, evicted; got 'asleep'
          flavor list --min-cpu many    | --min-cpu wants a whole number, 0 or more; got 'many'
          flavor list --limit -1        | --limit wants a whole number, 1 or more; got '-1'
          flavor list --limit 9999999999| --limit wants a whole number, 1 or more; got '9999999999'
          flavor list --min-ram 1e3     | --min-ram wants a number, 0 or more; got '1e3'
          flavor list --limit           | --limit
          flavor list --min 3           | '--min'
          worker deploy -f x            | missing --region REGION, --provider PROVIDER
          recruiter create -b x         | missing --flavor FLAVOR, --concurrency N
          recruiter create -b x -f y -C 0 | --concurrency wants a whole number, 1 or more; got '0'
          recruiter update -b x         | nothing to change
          recruiter update -b x --flavor=      | --flavor is empty and cannot be cleared; it wants a text
          recruiter update -b x --concurrency= | --concurrency is empty and cannot be cleared; it wants a whole number, 1 or more
          recruiter update -b x --prefetch= -W 3 | --prefetch is empty and cannot be cleared
          recruiter update --batch=            | --batch is empty
          worker update -n x --status=         | --status is empty and cannot be cleared; it wants one of paused
          worker update -n x --concurrency=    | --concurrency is empty and cannot be cleared
          task update -i 1 --command=          | --command is empty and cannot be cleared; it wants a text
          task update -i 1 --batch= --retry=   | --retry is empty and cannot be cleared
          task update -i 1 --use-cache=        | --use-cache is empty and cannot be cleared; it wants yes or no
          worker delete                 | You must specify either name (-n) or id (-i)
          worker update -b x            | You must specify either name (-n) or id (-i)
          worker update -n x            | nothing to change
          task list -S asleep           | --status wants one of paused, waiting, pending, assigned, accepted, running, failed, succeeded, debug; got 'asleep'
          task relaunch                 | You must specify either name (-n) or id (-i)
          task relaunch -i 1 -n x       | --id and --name exclude each other
          task delete                   | You must specify either name (-n) or id (-i)
          task update -i 1              | nothing to change
          task update -i 1 -R 1,x       | --requirements wants ids separated by blanks or commas; got '1,x'
          task update -i 1 --use-cache maybe | --use-cache wants yes or no; got 'maybe'
          task output -i 1 -o -e        | --output and --error exclude each other
          task output                   | You must specify either name (-n) or id (-i)
          execution list -i 1 -n x      | --id and --name exclude each other
          execution list -l 0           | --limit wants a whole number, 1 or more; got '0'
          execution output -i 1 -x 2    | --id and --execution-id exclude each other
          execution output -N 1         | --relative-execution wants a whole number, -2147483648 to 0; got '1'
          execution output -C status,colour | --columns wants some of execution_id,task_id,worker_id,status,command,creation_date,modification_date,latest,output,error; got 'colour'
          execution output -o --raw     | --raw wants --execution-id and one of --output and --error
          batch stop                    | missing --name BATCH
          batch stop -n x -N 5          | --number wants one of 0, 3, 9, 15, 20; got '5'
          batch stop -n x --kill --term | --term and --kill exclude each other
          batch go -n x -N 9            | --number wants one of 0, 18; got '9'
          batch delete                  | missing --name BATCH
          job list -l 1001              | --limit wants a whole number, 1 to 1000; got '1001'
          job show                      | missing --id ID
          config rclone                 | This action need an option like --install or --show
          ansible inventory             | give either --list or --host NAME
          ansible inventory --list --host x | give either --list or --host NAME
          task delete -i 1 --watch      | unknown option '--watch'
          --watch task delete -i 1      | --watch is for listings; 'delete' is none
          --json task list --watch      | --watch and --json exclude each other
          task list --watch 0           | --watch wants a whole number, 1 to 86400; got '0'
          updater run                   | missing PROVIDER
          -t 0 worker list              | --timeout wants a whole number, 1 or more; got '0'
          -t soon worker list           | --timeout wants
          -s http://x worker list       | --server wants HOST or HOST:PORT (no URL; the port is 1 to 65535); got 'http://x'
          """)
  void refusesAWrongCommandLineWithWhatIsAllowed(String line, String message) {
    Run run = run(line);

    assertThat(run.err()).contains(message).contains("Try 'scitq-manage");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void reportsAllWrongValuesAtOnce() {
    assertThat(run("flavor list --min-cpu x --limit y").err())
        .contains("--min-cpu wants")
        .contains("--limit wants");
  }

  @Test
  void saysOfAnEmptyArgumentWhatItIs() {
    assertThat(Run.with(Map.of(), "updater", "run", "").err())
        .startsWith("scitq-manage updater run: PROVIDER is empty");
    assertThat(Run.with(Map.of(), "worker", "list", "").err())
        .startsWith("scitq-manage worker list: unexpected argument ''");
    assertThat(Run.with(Map.of(), "completion", "").err())
        .startsWith("scitq-manage completion: unknown action ''");
  }

  @Test
  void refusesALimitThatShowsNothing() {
    assertThat(run("flavor list --limit 0").err()).contains("--limit wants a whole number, 1");
  }

  @Test
  void escapesControlCharactersOfArguments() {
    assertThat(run("worker \u001b[31m").err()).contains("\\u001b[31m").doesNotContain("\u001b");
  }

  @Test
  void refusesAWrongServerVariable() {
    Run run = Run.with(Map.of("SCITQ_SERVER", "host:port"), "worker", "list");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("SCITQ_SERVER wants HOST or HOST:PORT");
  }

  @Test
  void printsItsVersion() {
    Run run = run("--version");

    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith("scitq-manage ");
  }
}
