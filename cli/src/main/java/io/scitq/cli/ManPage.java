package io.scitq.cli;

import java.util.LinkedHashSet;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The manual page of {@code scitq-manage} in the man macros, made from the commands themselves. */
final class ManPage {
  private final StringBuilder out = new StringBuilder();

  private ManPage() {}

  /** The whole page. */
  static String of(CommandSpec root) {
    ManPage page = new ManPage();
    page.line(".TH SCITQ-MANAGE 1 \"\" scitqd \"User Commands\"");
    page.section("NAME").text("scitq-manage - show and change what the scitq server works with");
    page.section("SYNOPSIS").line(".B scitq-manage");
    page.text("[OPTION]... OBJECT ACTION [OPTION]...");
    page.section("DESCRIPTION").texts(root.usageMessage().description());
    page.section("OPTIONS");
    page.options(root);
    root.subcommands().forEach((name, group) -> page.group(name, group.getCommandSpec()));
    page.section("ENVIRONMENT");
    page.item("SCITQ_SERVER", "HOST[:PORT] of the server when -s does not name one.");
    page.item("RCLONE_CONFIG", "the rclone configuration, instead of /etc/rclone.conf.");
    page.section("EXIT STATUS").text("0 done, 1 not done, 2 wrong command line.");
    page.section("SEE ALSO").line(".BR scitq-launch (1)");
    return page.out.toString();
  }

  private void group(String name, CommandSpec group) {
    section(name.toUpperCase(Locale.ROOT)).texts(group.usageMessage().description());
    options(group);
    for (CommandLine verb : new LinkedHashSet<>(group.subcommands().values())) {
      CommandSpec spec = verb.getCommandSpec();
      line(".SS \"" + escaped(name + " " + String.join(", ", spec.names())) + "\"");
      texts(spec.usageMessage().description());
      options(spec);
      text("Examples:");
      line(".nf");
      for (String example : spec.usageMessage().footer()) {
        text(plain(example));
      }
      line(".fi");
    }
  }

  private void options(CommandSpec spec) {
    spec.positionalParameters().forEach(arg -> item(arg.paramLabel(), description(arg)));
    for (OptionSpec option : spec.options()) {
      String label = option.arity().max() == 0 ? "" : " " + option.paramLabel();
      item(String.join(", ", option.names()) + label, description(option));
    }
  }

  private static String description(ArgSpec arg) {
    return String.join(" ", arg.description());
  }

  private ManPage section(String title) {
    return line(".SH \"" + escaped(title) + "\"");
  }

  private void item(String term, String text) {
    line(".TP").line(".B \"" + escaped(term) + "\"").text(text);
  }

  private void texts(String... paragraphs) {
    for (String paragraph : paragraphs) {
      text(plain(paragraph)).line(".PP");
    }
  }

  private ManPage text(String text) {
    return line(escaped(text));
  }

  private ManPage line(String line) {
    out.append(line).append('\n');
    return this;
  }

  /** picocli's format back to text. */
  private static String plain(String text) {
    return text.replace("%%", "%");
  }

  /** Text that is not taken for a request or an escape; a minus that can be copied. */
  private static String escaped(String text) {
    String safe = text.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
    return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
  }
}
