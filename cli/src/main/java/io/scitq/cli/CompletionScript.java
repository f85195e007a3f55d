package io.scitq.cli;

import io.scitq.cli.launch.LaunchOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The script with which bash completes command lines, made from the commands themselves. */
final class CompletionScript {
  /** In front of it for zsh, which can run scripts of bash. */
  static final String FOR_ZSH = "autoload -U +X bashcompinit && bashcompinit\n";

  private static final String START =
      """
      # completion of scitq-manage and scitq-launch for bash, and for zsh through bashcompinit

      _scitq_reply() {
        COMPREPLY=($(compgen -W "$1" -- "$2"))
      }

      _scitq_manage() {
        local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
        local object= verb= before= word i
        for ((i = 1; i < COMP_CWORD; i++)); do
          word=${COMP_WORDS[i]}
          if [[ $before == value ]]; then
            before=
          elif [[ -z $object ]]; then
            case $word in
              -s | --server | -t | --timeout) before=value ;;
              -*) ;;
              *) object=$word ;;
            esac
          elif [[ -z $verb && $word != -* ]]; then
            verb=$word
          fi
        done
        COMPREPLY=()
        case "$object $verb" in
      """;

  private static final String MIDDLE =
      """
        esac
      }

      _scitq_launch() {
        local cur=${COMP_WORDS[COMP_CWORD]} i=1
        while ((i < COMP_CWORD)); do
          case ${COMP_WORDS[i]} in
            %s) i=$((i + 2)) ;;
            %s) i=$((i + 1)) ;;
            *) return ;;
          esac
        done
        COMPREPLY=()
        if ((i == COMP_CWORD)); then
          if [[ $cur == -* ]]; then
            _scitq_reply "%s" "$cur"
          else
            COMPREPLY=($(compgen -c -- "$cur"))
          fi
        fi
      }

      complete -o default -F _scitq_manage scitq-manage
      complete -o default -F _scitq_launch scitq-launch
      """;

  private final StringBuilder out = new StringBuilder(START);

  private CompletionScript() {}

  /** The whole script. */
  static String of(CommandSpec root) {
    CompletionScript script = new CompletionScript();
    script.command("\" \"", root);
    root.subcommands()
        .forEach((object, group) -> {
          script.command("\"" + object + " \"", group.getCommandSpec());
          verbs(group)
              .forEach(verb -> script.command(pattern(object, verb.getCommandSpec()), spec(verb)));
        });
    String valued = String.join(" | ", LaunchOption.names(true));
    String flags = String.join(" | ", LaunchOption.names(false));
    List<String> all = new ArrayList<>(LaunchOption.names(true));
    all.addAll(LaunchOption.names(false));
    return script.out + MIDDLE.formatted(valued, flags, String.join(" ", all));
  }

  private static CommandSpec spec(CommandLine command) {
    return command.getCommandSpec();
  }

  /** Each verb once, its aliases being other names of the same. */
  private static Set<CommandLine> verbs(CommandLine group) {
    return new LinkedHashSet<>(group.getSubcommands().values());
  }

  private static String pattern(String object, CommandSpec verb) {
    return String.join(
        " | ", verb.names().stream().map(name -> "\"" + object + " " + name + "\"").toList());
  }

  /** One case: the values of the option before, else the words that can follow. */
  private void command(String pattern, CommandSpec spec) {
    List<String> words = new ArrayList<>(spec.subcommands().keySet());
    for (OptionSpec option : spec.options()) {
      words.addAll(List.of(option.names()));
    }
    out.append("    ").append(pattern).append(")\n      case $prev in\n");
    spec.options().forEach(this::values);
    out.append("        *) _scitq_reply \"")
        .append(String.join(" ", words))
        .append("\" \"$cur\" ;;\n      esac\n      ;;\n");
  }

  private void values(OptionSpec option) {
    if (option.arity().min() == 0) {
      return;
    }
    Iterable<String> candidates = option.completionCandidates();
    String words =
        candidates == null
            ? ""
            : String.join(" ", StreamSupport.stream(candidates.spliterator(), false).toList());
    out.append("        ")
        .append(String.join(" | ", option.names()))
        .append(words.isEmpty() ? ") ;;\n" : ") _scitq_reply \"" + words + "\" \"$cur\" ;;\n");
  }
}
