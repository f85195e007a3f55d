package io.scitq.cli;

import io.scitq.cli.verb.Help;
import io.scitq.cli.verb.Kind;
import io.scitq.cli.verb.Opt;
import io.scitq.cli.verb.Options;
import io.scitq.cli.verb.Verb;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** A verb as a picocli command, and what picocli parsed as the verb's options. */
final class VerbCommand {

  private VerbCommand() {}

  /** The command; the verb is its user object. */
  static CommandSpec spec(Verb verb) {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(verb).name(verb.name());
    spec.aliases(verb.aliases().toArray(String[]::new));
    Help help = verb.help();
    spec.usageMessage()
        .sortOptions(false)
        .description(
            help.text().isEmpty()
                ? new String[] {plain(help.summary())}
                : new String[] {plain(help.summary()), plain(help.text())})
        .optionListHeading("%nOptions:%n")
        .footerHeading("%nExamples:%n")
        .footer(help.examples().stream().map(line -> "  " + plain(line)).toArray(String[]::new));
    for (Opt opt : verb.options()) {
      if (opt.names().isEmpty()) {
        spec.addPositional(positional(opt));
      } else {
        spec.addOption(option(opt));
      }
    }
    spec.addOption(CommandTree.json());
    if (verb.isListing()) {
      spec.addOption(CommandTree.watch());
    }
    return spec.addOption(CommandTree.help());
  }

  /** Which of these options were given; those of the later command lines win. */
  static Options given(List<Opt> options, ParseResult... commandLines) {
    Map<String, List<String>> values = new HashMap<>();
    for (ParseResult parsed : commandLines) {
      for (Opt opt : options) {
        ArgSpec arg = find(opt, parsed);
        if (arg != null) {
          values.put(opt.name(), values(opt, arg));
        }
      }
    }
    return new Options(values);
  }

  private static List<String> values(Opt opt, ArgSpec arg) {
    if (opt.kind() instanceof Kind.Flag) {
      return List.of("");
    }
    return opt.repeatable() ? List.of(arg.<String[]>getValue()) : List.of(arg.<String>getValue());
  }

  private static @Nullable ArgSpec find(Opt opt, ParseResult parsed) {
    return opt.names().isEmpty() ? parsed.matchedPositional(0) : parsed.matchedOption(opt.name());
  }

  private static PositionalParamSpec positional(Opt opt) {
    return PositionalParamSpec.builder()
        .paramLabel(opt.label())
        .type(String.class)
        .arity(opt.required() ? "1" : "0..1")
        .required(opt.required())
        .description(opt.help())
        .build();
  }

  static OptionSpec option(Opt opt) {
    OptionSpec.Builder option =
        OptionSpec.builder(opt.names().toArray(String[]::new))
            .required(opt.required())
            .description(opt.help());
    if (opt.kind() instanceof Kind.Flag) {
      return option.build();
    }
    return option
        .paramLabel(opt.label())
        .arity("1")
        .type(opt.repeatable() ? String[].class : String.class)
        .completionCandidates(opt.kind().candidates())
        .build();
  }

  /** Text that picocli, which takes it for a format, prints as it is. */
  static String plain(String text) {
    return text.replace("%", "%%");
  }
}
