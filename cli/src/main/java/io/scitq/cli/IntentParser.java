package io.scitq.cli;

import io.scitq.cli.bus.ServerAddress;
import io.scitq.cli.table.TerminalText;
import io.scitq.cli.verb.Kind;
import io.scitq.cli.verb.Options;
import io.scitq.cli.verb.Request;
import io.scitq.cli.verb.Verb;
import java.time.Duration;
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

  private final Map<String, String> environment;

  IntentParser(Map<String, String> environment) {
    this.environment = environment;
  }

  Intent parse(List<String> args) {
    Intent quick = parse(args, CommandTree.lean(args));
    return quick instanceof Intent.Ask ? quick : parse(args, CommandTree.full());
  }

  private Intent parse(List<String> args, CommandLine command) {
    ParseResult root;
    try {
      root = command.parseArgs(args.toArray(String[]::new));
    } catch (ParameterException wrong) {
      return Intent.Tell.complaint(UsageMessage.of(wrong));
    }
    ParseResult last = root;
    while (!last.isUsageHelpRequested() && last.hasSubcommand()) {
      last = last.subcommand();
    }
    if (last.isUsageHelpRequested()) {
      return Intent.Tell.text(last.commandSpec().commandLine().getUsageMessage());
    }
    if (root.isVersionHelpRequested()) {
      return Intent.Tell.text("scitq-manage " + version() + "\n");
    }
    return last.commandSpec().userObject() instanceof Verb verb
        ? ask(verb, root, last)
        : Intent.Tell.complaint(usage(last));
  }

  private static List<String> usage(ParseResult incomplete) {
    return incomplete.commandSpec().commandLine().getUsageMessage().lines().toList();
  }

  private Intent ask(Verb verb, ParseResult root, ParseResult last) {
    Optional<ServerAddress> server = ServerAddress.parse(serverText(root));
    if (server.isEmpty()) {
      return wrongServer(root);
    }
    String seconds = root.matchedOptionValue(CommandTree.TIMEOUT, "");
    if (!seconds.isEmpty() && SECONDS.read(seconds).isEmpty()) {
      String mistake =
          CommandTree.TIMEOUT + " wants " + SECONDS.wants() + "; got '" + seconds + "'";
      return Intent.Tell.complaint(UsageMessage.of("scitq-manage", List.of(mistake)));
    }
    Duration timeout =
        seconds.isEmpty() ? DEFAULT_TIMEOUT : Duration.ofSeconds(Long.parseLong(seconds));
    boolean json =
        root.hasMatchedOption(CommandTree.JSON) || last.hasMatchedOption(CommandTree.JSON);
    Options given = VerbCommand.given(verb, last);
    return Request.of(verb, given)
        .fold(
            body -> new Intent.Ask(verb, given, body, server.get(), timeout, json),
            mistakes ->
                Intent.Tell.complaint(
                    UsageMessage.of(last.commandSpec().qualifiedName(), mistakes)));
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
