package io.scitq.cli;

import io.scitq.cli.launch.LaunchManPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/** Writes completion script and manual pages into a folder; run by the build. */
public final class Guides {
  private Guides() {}

  /** Takes the folder; its layout is that of {@code /usr/share}. */
  public static void main(String[] args) throws IOException {
    Path share = Path.of(args[0]);
    CommandSpec root = CommandTree.full().getCommandSpec();
    String script = CompletionScript.of(root);
    write(share.resolve("bash-completion/completions/scitq-manage"), script);
    write(share.resolve("bash-completion/completions/scitq-launch"), script);
    write(share.resolve("scitq/scitq.zsh"), CompletionScript.FOR_ZSH + script);
    write(share.resolve("man/man1/scitq-manage.1"), ManPage.of(root));
    write(share.resolve("man/man1/scitq-launch.1"), LaunchManPage.text());
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }
}
