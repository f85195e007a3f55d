package io.scitq.cli;

import io.scitq.cli.table.TerminalText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line: the value, what is allowed, and where to read more. */
final class UsageMessage {

  private UsageMessage() {}

  /** One line per mistake, then where to read more. */
  static List<String> of(String command, List<String> mistakes) {
    List<String> lines = new ArrayList<>();
    mistakes.forEach(mistake -> lines.add(command + ": " + TerminalText.line(mistake)));
    lines.add("Try '" + command + " -h'.");
    return lines;
  }

  /** The same for what the parser found. */
  static List<String> of(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    return of(command.getCommandSpec().qualifiedName(), List.of(mistake(wrong, command)));
  }

  private static String mistake(ParameterException wrong, CommandLine command) {
    return switch (wrong) {
      case UnmatchedArgumentException unmatched -> unmatched(unmatched, command);
      case MissingParameterException missing when !missing.getMissing().isEmpty() ->
          missing(missing, command.getCommandSpec());
      default -> wrong.getMessage();
    };
  }

  private static String missing(MissingParameterException missing, CommandSpec command) {
    boolean withoutValue =
        missing.getMissing().stream().anyMatch(arg -> arg instanceof OptionSpec && !arg.required());
    if (withoutValue) {
      return missing.getMessage();
    }
    return "missing "
        + missing.getMissing().stream()
            .map(UsageMessage::synopsis)
            .collect(Collectors.joining(", "))
        + " (required: "
        + command.args().stream()
            .filter(ArgSpec::required)
            .map(UsageMessage::synopsis)
            .collect(Collectors.joining(", "))
        + ")";
  }

  private static String synopsis(ArgSpec arg) {
    return arg instanceof OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : arg.paramLabel();
  }

  private static String unmatched(UnmatchedArgumentException unmatched, CommandLine command) {
    String first = unmatched.getUnmatched().getFirst();
    boolean option = first.startsWith("-") && first.length() > 1;
    if (option) {
      return "unknown option '" + first + "'" + meant(unmatched) + allowedOptions(command);
    }
    if (command.getSubcommands().isEmpty()) {
      return "unexpected argument '" + first + "'" + allowedOptions(command);
    }
    String what = command.getParent() == null ? "object" : "action";
    return "unknown "
        + what
        + " '"
        + first
        + "'"
        + meant(unmatched)
        + "; allowed: "
        + String.join(", ", command.getSubcommands().keySet());
  }

  private static String meant(UnmatchedArgumentException unmatched) {
    List<String> suggestions = unmatched.getSuggestions();
    return suggestions.isEmpty() ? "" : " (did you mean '" + suggestions.getFirst() + "'?)";
  }

  private static String allowedOptions(CommandLine command) {
    String options =
        command.getCommandSpec().options().stream()
            .map(OptionSpec::longestName)
            .collect(Collectors.joining(", "));
    String globals =
        command.getParent() == null ? "" : " (--server and --timeout go before the object)";
    return "; allowed: " + options + globals;
  }
}
