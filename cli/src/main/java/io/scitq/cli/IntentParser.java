package io.scitq.cli;

import io.scitq.cli.bus.ServerAddress;
import io.scitq.cli.table.TerminalText;
import io.scitq.cli.verb.Call;
import io.scitq.cli.verb.Kind;
import io.scitq.cli.verb.Options;
import io.scitq.cli.verb.Request;
import io.scitq.cli.verb.Verb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns arguments and environment into an {@link Intent}. */
final class IntentParser {
  private static final String SERVER_VARIABLE = "SCITQ_SERVER";

  /** As documented in scitq's manual. */
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(150);

  private static final Kind SECONDS = new Kind.Whole(1);

  /** A day: who wants to see something less often does not wait for it. */
  private static final Kind PAUSE = new Kind.Range(1, 86_400);

  private final Map<String, String> environment;

  IntentParser(Map<String, String> environment) {
    this.environment = environment;
  }

  Intent parse(List<String> args) {
    Intent quick = parse(args, CommandTree.lean(args));
    return quick instanceof Intent.Ask ? quick : parse(args, CommandTree.full());
  }

  private Intent parse(List<String> args, CommandLine command) {
    // picocli fails over an empty argument while it looks for what it may abbreviate
    command.setAbbreviatedOptionsAllowed(!args.contains(""));
    ParseResult root;
    try {
      root = command.parseArgs(args.toArray(String[]::new));
    } catch (ParameterException wrong) {
      return Intent.Tell.complaint(UsageMessage.of(wrong));
    }
    List<ParseResult> words = new ArrayList<>(List.of(root));
    while (!words.getLast().isUsageHelpRequested() && words.getLast().hasSubcommand()) {
      words.add(words.getLast().subcommand());
    }
    ParseResult last = words.getLast();
    if (last.isUsageHelpRequested()) {
      return Intent.Tell.text(last.commandSpec().commandLine().getUsageMessage());
    }
    if (root.isVersionHelpRequested()) {
      return Intent.Tell.text("scitq-manage " + version() + "\n");
    }
    return last.commandSpec().userObject() instanceof Verb verb
        ? ask(verb, words)
        : Intent.Tell.complaint(usage(last));
  }

  private static List<String> usage(ParseResult incomplete) {
    return incomplete.commandSpec().commandLine().getUsageMessage().lines().toList();
  }

  private Intent ask(Verb verb, List<ParseResult> words) {
    ParseResult root = words.getFirst();
    ParseResult last = words.getLast();
    Optional<ServerAddress> server = ServerAddress.parse(serverText(root));
    if (server.isEmpty()) {
      return wrongServer(root);
    }
    String seconds = root.matchedOptionValue(CommandTree.TIMEOUT, "");
    List<String> mistakes = new ArrayList<>();
    check(CommandTree.TIMEOUT, SECONDS, seconds, mistakes);
    Intent.Format format = format(verb, root, last, mistakes);
    if (!mistakes.isEmpty()) {
      return Intent.Tell.complaint(UsageMessage.of(Manage.PROGRAM, mistakes));
    }
    Duration timeout =
        seconds.isEmpty() ? DEFAULT_TIMEOUT : Duration.ofSeconds(Long.parseLong(seconds));
    ParseResult[] afterObject = words.subList(1, words.size()).toArray(ParseResult[]::new);
    Options given = VerbCommand.given(verb.options(), afterObject);
    return Request.of(verb, given)
        .fold(
            body -> new Intent.Ask(verb, new Call(given, body), server.get(), timeout, format),
            wrong ->
                Intent.Tell.complaint(UsageMessage.of(last.commandSpec().qualifiedName(), wrong)));
  }

  private static Intent.Format format(
      Verb verb, ParseResult root, ParseResult last, List<String> mistakes) {
    boolean json =
        root.hasMatchedOption(CommandTree.JSON) || last.hasMatchedOption(CommandTree.JSON);
    ParseResult watching = last.hasMatchedOption(CommandTree.WATCH) ? last : root;
    String seconds = watching.matchedOptionValue(CommandTree.WATCH, "");
    if (seconds.isEmpty()) {
      return new Intent.Format(json, Optional.empty());
    }
    check(CommandTree.WATCH, PAUSE, seconds, mistakes);
    if (!verb.isListing()) {
      mistakes.add(CommandTree.WATCH + " is for listings; '" + verb.name() + "' is none");
    }
    if (json) {
      mistakes.add(CommandTree.WATCH + " and " + CommandTree.JSON + " exclude each other");
    }
    return new Intent.Format(
        json,
        mistakes.isEmpty()
            ? Optional.of(Duration.ofSeconds(Long.parseLong(seconds)))
            : Optional.empty());
  }

  private static void check(String option, Kind kind, String value, List<String> mistakes) {
    if (!value.isEmpty() && kind.read(value).isEmpty()) {
      mistakes.add(option + " wants " + kind.wants() + "; got '" + value + "'");
    }
  }

  private String serverText(ParseResult root) {
    String option = root.matchedOptionValue(CommandTree.SERVER, "");
    String text = option.isEmpty() ? environment.getOrDefault(SERVER_VARIABLE, "") : option;
    return text.isEmpty() ? ServerAddress.LOCAL.toString() : text;
  }

  private Intent wrongServer(ParseResult root) {
    String source =
        root.hasMatchedOption(CommandTree.SERVER) ? CommandTree.SERVER : SERVER_VARIABLE;
    String mistake =
        source
            + " wants HOST or HOST:PORT (no URL; the port is 1 to 65535); got '"
            + serverText(root)
            + "'";
    return Intent.Tell.complaint(
        UsageMessage.of("scitq-manage", List.of(TerminalText.line(mistake))));
  }

  private static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }
}
