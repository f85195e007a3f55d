package io.scitq.server.whole;

import io.scitq.server.http.rest.PreparedCluster;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The daemon as a process of its own, which can be killed. */
final class DaemonProcess implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("is ready on (\\S+)");
  private static final Duration START = Duration.ofSeconds(60);

  private final Process process;
  private final CompletableFuture<String> address = new CompletableFuture<>();
  private final List<String> output = Collections.synchronizedList(new ArrayList<>());

  private final Thread reader;

  private DaemonProcess(Process process) {
    this.process = process;
    this.reader = Thread.ofVirtual().start(this::read);
  }

  /**
   * Starts {@code scitqd} with these arguments and this configuration; one that needs an embedded
   * database finds it made.
   */
  static DaemonProcess start(Path folder, Map<String, String> settings, String... arguments)
      throws IOException {
    if (arguments[0].equals("start") && !settings.containsKey("SQLALCHEMY_DATABASE_URI")) {
      PreparedCluster.lendTo(folder.resolve("data"));
    }
    return startOnNothing(folder, settings, arguments);
  }

  /** The same in a data directory that nobody prepared. */
  static DaemonProcess startOnNothing(
      Path folder, Map<String, String> settings, String... arguments) throws IOException {
    return run(ChildJvm.command(), folder, settings, arguments);
  }

  /** The same in this JVM. */
  static DaemonProcess run(
      List<String> jvm, Path folder, Map<String, String> settings, String... arguments)
      throws IOException {
    Files.createDirectories(folder);
    Path config = folder.resolve("scitq.conf");
    List<String> lines = new ArrayList<>();
    if (!settings.containsKey("SCITQ_LOCAL")) {
      lines.add("SCITQ_LOCAL=0"); // its workers would outlive the test
    }
    settings.forEach((key, value) -> lines.add(key + "=" + value));
    Files.write(config, lines);
    List<String> command = new ArrayList<>(jvm);
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("--config", config.toString(), "--data", folder.resolve("data").toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeIf(
            key -> key.startsWith("SCITQ_") || key.startsWith("OVH_") || key.startsWith("AZURE_"));
    return new DaemonProcess(builder.start());
  }

  /** A daemon on a free port. */
  static DaemonProcess start(Path folder, Map<String, String> settings) throws IOException {
    return start(folder, settings, "start", "--listen", "127.0.0.1:0");
  }

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = reader.readLine();
      while (line != null) {
        output.add(line);
        Matcher ready = READY.matcher(line);
        if (ready.find()) {
          address.complete(ready.group(1));
        }
        line = reader.readLine();
      }
    } catch (IOException closed) {
      output.add("(output ended: " + closed.getMessage() + ")");
    } finally {
      address.completeExceptionally(new AssertionError("scitqd ended: " + output));
    }
  }

  /** HOST:PORT, once it is ready. */
  String address() {
    try {
      return address.orTimeout(START.toSeconds(), TimeUnit.SECONDS).join();
    } catch (RuntimeException late) {
      throw new AssertionError("scitqd is not ready: " + output, late);
    }
  }

  /** Everything it printed. */
  List<String> output() {
    return List.copyOf(output);
  }

  /** Everything that a process printed which has ended or is about to. */
  List<String> outputToItsEnd(Duration bound) throws InterruptedException, TimeoutException {
    if (!reader.join(bound)) {
      throw new TimeoutException("the output did not end within " + bound + ": " + output);
    }
    return output();
  }

  /** kill -9. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** SIGTERM, and the exit status within the bound. */
  int terminate(Duration bound) throws InterruptedException, TimeoutException {
    process.destroy();
    return exit(bound);
  }

  /** The exit status. */
  int exit(Duration bound) throws InterruptedException, TimeoutException {
    if (!process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new TimeoutException("scitqd did not end within " + bound + ": " + output);
    }
    return process.exitValue();
  }

  @Override
  public void close() throws InterruptedException, TimeoutException {
    if (process.isAlive()) {
      terminate(Duration.ofSeconds(20));
    }
  }
}
