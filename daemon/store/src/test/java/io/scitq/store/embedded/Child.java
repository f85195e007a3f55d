package io.scitq.store.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A {@link ChildDaemon} in a process of its own. */
final class Child implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private Child(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  static Child start(
      List<String> prefix,
      String classPath,
      Map<String, String> environment,
      List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp", classPath));
    command.add(ChildDaemon.class.getName());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    return new Child(builder.start());
  }

  static Child start(List<String> arguments) throws IOException {
    return start(List.of(), System.getProperty("java.class.path"), Map.of(), arguments);
  }

  /** Reads on until this many rows were acknowledged; gives the last line. */
  String awaitRow(int number) throws IOException {
    String last = "";
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      last = line;
      if (line.equals("row " + number) || line.startsWith("failed")) {
        return line;
      }
    }
    return "ended after: " + last;
  }

  /** Kills it as the kernel would, and gives the number of the last acknowledged row. */
  int kill() throws IOException, InterruptedException {
    process.toHandle().destroyForcibly(); // unlike the process's own, leaves its output readable
    int last = 0;
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("row ")) {
        last = Integer.parseInt(line.substring(4));
      }
    }
    process.waitFor();
    return last;
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
