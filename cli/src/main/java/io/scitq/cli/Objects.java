package io.scitq.cli;

import io.scitq.cli.local.LocalObjects;
import io.scitq.cli.verb.ObjectGroup;
import io.scitq.cli.verb.ServerObjects;
import java.util.ArrayList;
import java.util.List;

/** Every object that {@code scitq-manage} knows. */
final class Objects {
  private Objects() {}

  /** In the order of the help. */
  static List<ObjectGroup> all() {
    List<ObjectGroup> all = new ArrayList<>(ServerObjects.all());
    all.addAll(LocalObjects.all());
    all.add(
        ObjectGroup.of(
            "completion",
            "completion of command lines by the shell",
            new CompletionVerb("bash"),
            new CompletionVerb("zsh")));
    return all;
  }
}
