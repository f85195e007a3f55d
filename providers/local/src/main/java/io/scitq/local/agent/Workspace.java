package io.scitq.local.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folders of one execution.
 *
 * @param folder all of it
 */
record Workspace(Path folder) {
  /** Makes it anew: what an earlier try left is removed. */
  static Workspace create(Path folder) throws IOException {
    Trees.remove(folder);
    Workspace made = new Workspace(folder);
    for (Path part : new Path[] {made.input(), made.output(), made.temporary(), made.resource()}) {
      Files.createDirectories(part);
    }
    Files.createFile(made.standardOutput());
    Files.createFile(made.standardError());
    return made;
  }

  /** Inputs are put here; a fresh folder, should they change while the task waits. */
  void clearInputs() throws IOException {
    Trees.remove(input());
    Files.createDirectories(input());
  }

  Path input() {
    return folder.resolve("input");
  }

  /** What the task leaves here is its result. */
  Path output() {
    return folder.resolve("output");
  }

  Path temporary() {
    return folder.resolve("tmp");
  }

  Path resource() {
    return folder.resolve("resource");
  }

  Path standardOutput() {
    return folder.resolve("stdout");
  }

  Path standardError() {
    return folder.resolve("stderr");
  }

  /** A remark of the agent, where the task's own errors are. */
  void note(String text) throws IOException {
    Files.writeString(
        standardError(), text + "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
  }

  void remove() throws IOException {
    Trees.remove(folder);
  }
}
