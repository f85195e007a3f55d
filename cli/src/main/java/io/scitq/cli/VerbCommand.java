package io.scitq.cli;

import io.scitq.cli.verb.Help;
import io.scitq.cli.verb.Kind;
import io.scitq.cli.verb.Opt;
import io.scitq.cli.verb.Options;
import io.scitq.cli.verb.Verb;
import java.util.HashMap;
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
    return spec.addOption(CommandTree.json()).addOption(CommandTree.help());
  }

  /** The options given to this verb. */
  static Options given(Verb verb, ParseResult parsed) {
    Map<String, String> values = new HashMap<>();
    for (Opt opt : verb.options()) {
      ArgSpec arg = find(opt, parsed);
      if (arg != null) {
        values.put(opt.name(), opt.kind() instanceof Kind.Flag ? "" : arg.<String>getValue());
      }
    }
    return new Options(values);
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

  private static OptionSpec option(Opt opt) {
    OptionSpec.Builder option =
        OptionSpec.builder(opt.names().toArray(String[]::new))
            .required(opt.required())
            .description(opt.help());
    return opt.kind() instanceof Kind.Flag
        ? option.build()
        : option.paramLabel(opt.label()).type(String.class).build();
  }

  /** Text that picocli, which takes it for a format, prints as it is. */
  static String plain(String text) {
    return text.replace("%", "%%");
  }
}
