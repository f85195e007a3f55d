package io.scitq.local.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * {@code scitqd worker} and {@code scitqd run-task}. Exit status of a worker: 0, 1 for a failure, 2
 * for wrong usage; of a task: the task's own.
 */
public final class AgentMain {
  private static final int FAILURE = 1;
  private static final int USAGE = 2;

  private AgentMain() {}

  /** Runs the command line. */
  public static void main(String[] args) throws InterruptedException {
    List<String> words = List.of(args);
    String verb = words.isEmpty() ? "" : words.getFirst();
    List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
    System.exit(
        switch (verb) {
          case "worker" -> worker(rest);
          case "run-task" -> RunTask.run(rest, System.getenv());
          default -> {
            System.err.print("scitqd: unknown command '" + verb + "'\n" + WorkerLine.USAGE);
            yield USAGE;
          }
        });
  }

  private static int worker(List<String> args) throws InterruptedException {
    if (args.contains("-h") || args.contains("--help")) {
      System.out.print(WorkerLine.USAGE);
      return 0;
    }
    Map<String, String> environment = System.getenv();
    AgentOptions options;
    try {
      options = WorkerLine.parse(args, environment, machine());
    } catch (IllegalArgumentException wrong) {
      System.err.println("scitqd: " + wrong.getMessage());
      System.err.println("Try 'scitqd worker --help'.");
      return USAGE;
    }
    Docker docker = new Docker(new Program(environment));
    try (AgentFolder folder = AgentFolder.take(options, docker)) {
      AgentLog log = new AgentLog(System.out, InstantSource.system());
      Agent agent = new Agent(options, environment, folder, log);
      Thread stopping = new Thread(() -> stop(agent), "stop");
      Runtime.getRuntime().addShutdownHook(stopping);
      agent.run();
      return 0;
    } catch (IOException error) {
      System.err.println("scitqd: the worker cannot start: " + error.getMessage());
      return FAILURE;
    }
  }

  private static void stop(Agent agent) {
    try {
      agent.stop();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** This machine's name, as Python's socket.gethostname gives it. */
  private static String machine() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException e) {
      return System.getenv().getOrDefault("HOSTNAME", "localhost");
    }
  }
}
