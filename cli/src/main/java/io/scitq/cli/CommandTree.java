package io.scitq.cli;

import io.scitq.cli.verb.ObjectGroup;
import io.scitq.cli.verb.Verb;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The objects and verbs as picocli commands, built without reflection. */
final class CommandTree {
  static final String SERVER = "--server";
  static final String TIMEOUT = "--timeout";
  static final String JSON = "--json";
  static final String WATCH = "--watch";
  static final String VERSION = "--version";
  private static final String WATCH_SECONDS = "2";
  private static final int WIDTH = 100;

  private CommandTree() {}

  /** The parser of every command. */
  static CommandLine full() {
    return build(word -> true);
  }

  /**
   * The parser of the commands whose words occur in the arguments, because building each of the
   * others costs start-up time. It parses right command lines as the full one does; what it says of
   * others, and its helps, are not complete.
   */
  static CommandLine lean(List<String> args) {
    return build(args::contains);
  }

  private static CommandLine build(Predicate<String> wanted) {
    CommandSpec root = root();
    for (ObjectGroup group : Objects.all()) {
      if (wanted.test(group.name())) {
        root.addSubcommand(group.name(), group(group, wanted));
      }
    }
    return new CommandLine(root)
        .setExpandAtFiles(false)
        .setInterpolateVariables(false)
        .setAbbreviatedOptionsAllowed(true)
        .setOverwrittenOptionsAllowed(true)
        .setUsageHelpWidth(WIDTH);
  }

  private static CommandSpec root() {
    CommandSpec root = CommandSpec.create().name("scitq-manage");
    root.usageMessage()
        .description(
            "Shows and changes what the scitq server works with. Exit status: 0 done, 1 not done,"
                + " 2 wrong command line.")
        .synopsisSubcommandLabel("OBJECT ACTION")
        .sortOptions(false)
        .optionListHeading("%nOptions, before OBJECT:%n")
        .commandListHeading("%nObjects:%n")
        .footer(
            "",
            "Environment:",
            "  SCITQ_SERVER=HOST[:PORT] names the server when -s does not.",
            "  RCLONE_CONFIG=FILE is the rclone configuration instead of /etc/rclone.conf.",
            "",
            "Examples:",
            "  scitq-manage -s 10.0.0.5 worker list",
            "  scitq-manage --json flavor list --min-cpu 8",
            "  scitq-manage task list -b mybatch --watch 5",
            "",
            "See also: scitq-manage OBJECT -h, scitq-manage OBJECT ACTION -h");
    root.addOption(
        valued("the scitq server (default: SCITQ_SERVER, else 127.0.0.1:5000)", "-s", SERVER)
            .paramLabel("HOST[:PORT]")
            .build());
    root.addOption(
        valued("wait at most so long for each answer (default 150)", "-t", TIMEOUT)
            .paramLabel("SECONDS")
            .build());
    root.addOption(json());
    root.addOption(watch());
    root.addOption(
        OptionSpec.builder(VERSION).versionHelp(true).description("print the version").build());
    return root.addOption(help());
  }

  private static CommandSpec group(ObjectGroup group, Predicate<String> wanted) {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(group).name(group.name());
    spec.usageMessage()
        .description(group.summary())
        .synopsisSubcommandLabel("ACTION")
        .commandListHeading("%nActions:%n")
        .footer(
            "",
            "Example: " + VerbCommand.plain(group.verbs().getFirst().help().examples().getFirst()),
            "See also: scitq-manage " + group.name() + " ACTION -h");
    for (Verb verb : group.verbs()) {
      if (wanted.test(verb.name()) || verb.aliases().stream().anyMatch(wanted)) {
        spec.addSubcommand(verb.name(), VerbCommand.spec(verb));
      }
    }
    group.options().forEach(opt -> spec.addOption(VerbCommand.option(opt)));
    return spec.addOption(help());
  }

  static OptionSpec watch() {
    return OptionSpec.builder(WATCH)
        .arity("0..1")
        .fallbackValue(WATCH_SECONDS)
        .type(String.class)
        .paramLabel("SECONDS")
        .description("show a listing again every so many seconds (default 2) until Ctrl-C")
        .build();
  }

  static OptionSpec json() {
    return OptionSpec.builder(JSON)
        .description("print the rows, or the server's answer, as JSON")
        .build();
  }

  static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("print this help")
        .build();
  }

  private static OptionSpec.Builder valued(String description, String... names) {
    return OptionSpec.builder(names).type(String.class).description(description);
  }
}
