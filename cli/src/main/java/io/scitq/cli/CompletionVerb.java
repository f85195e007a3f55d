package io.scitq.cli;

import io.scitq.cli.desk.Desk;
import io.scitq.cli.verb.Call;
import io.scitq.cli.verb.Help;
import io.scitq.cli.verb.Opt;
import io.scitq.cli.verb.Verb;
import java.util.List;

/** {@code completion bash} and {@code completion zsh}. */
final class CompletionVerb implements Verb {
  private final String shell;

  CompletionVerb(String shell) {
    this.shell = shell;
  }

  @Override
  public String name() {
    return shell;
  }

  @Override
  public Help help() {
    return new Help(
        "print the completion script for " + shell,
        shell.equals("bash")
            ? "To try it: source <(scitq-manage completion bash). For everybody: write it to"
                + " /etc/bash_completion.d/scitq."
            : "To try it: source <(scitq-manage completion zsh), after compinit. It works through"
                + " bashcompinit.",
        List.of("scitq-manage completion " + shell));
  }

  @Override
  public List<Opt> options() {
    return List.of();
  }

  @Override
  public int run(Desk desk, Call call) {
    String script = CompletionScript.of(CommandTree.full().getCommandSpec());
    return desk.print(shell.equals("zsh") ? CompletionScript.FOR_ZSH + script : script);
  }
}
