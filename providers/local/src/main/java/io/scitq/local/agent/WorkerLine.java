package io.scitq.local.agent;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the command line of {@code scitqd worker}, which is that of scitq 1.3's scitq-worker. */
final class WorkerLine {
  static final String USAGE =
      """
      usage: scitqd worker SERVER[:PORT] CONCURRENCY [OPTION...]

        -n, --name NAME        the worker's name (default: this machine's)
        -s, --status STATUS    running or paused at start (default running)
        -b, --batch BATCH      batch of a worker that is new to the server (default Default)
        -f, --flavor FLAVOR    flavor to report
        -a, --autoclean PCT    accepted for scitq 1.3's sake; folders of tasks are always removed

      environment:
        BASE_WORKDIR             where tasks run (default /scratch when it is there, else /tmp)
        SCITQ_PERMANENT_WORKER   0: the server may delete the worker when it is idle (default 1)
      """;

  private static final int DEFAULT_PORT = 5000;
  private static final int MAX_CONCURRENCY = 10_000;
  private static final Set<String> STATUSES = Set.of("running", "paused");
  private static final Pattern SERVER =
      Pattern.compile("(?:https?://)?(\\[[0-9A-Fa-f:]+\\]|[A-Za-z0-9._-]+)(?::(\\d{1,5}))?/?");
  private static final Map<String, String> SHORT =
      Map.of(
          "-n", "--name", "-s", "--status", "-b", "--batch", "-f", "--flavor", "-a", "--autoclean");
  private static final Set<String> LONG =
      Set.of(
          "--name",
          "--status",
          "--batch",
          "--flavor",
          "--autoclean",
          "--hostname",
          "--work",
          "--poll-millis");

  private final Map<String, String> environment;
  private final String machine;
  private final List<String> plain = new ArrayList<>();
  private final Map<String, String> values = new HashMap<>();
  private boolean launched;

  private WorkerLine(Map<String, String> environment, String machine) {
    this.environment = environment;
    this.machine = machine;
  }

  /**
   * Reads the arguments after the word {@code worker}.
   *
   * @param machine this machine's name
   * @throws IllegalArgumentException naming the value and what is allowed
   */
  static AgentOptions parse(List<String> args, Map<String, String> environment, String machine) {
    WorkerLine line = new WorkerLine(environment, machine);
    line.read(args);
    return line.options();
  }

  private void read(List<String> args) {
    for (int i = 0; i < args.size(); i++) {
      String[] parts = args.get(i).split("=", 2);
      String name = SHORT.getOrDefault(parts[0], parts[0]);
      if (name.equals("--launched")) {
        launched = true; // by a daemon: not for people, and not in the usage
      } else if (!name.startsWith("-")) {
        plain.add(args.get(i));
      } else if (!LONG.contains(name)) {
        throw new IllegalArgumentException("unknown option '" + parts[0] + "' of worker");
      } else if (parts.length == 2) {
        values.put(name, parts[1]);
      } else if (i + 1 < args.size()) {
        values.put(name, args.get(++i));
      } else {
        throw new IllegalArgumentException(parts[0] + " needs a value");
      }
    }
  }

  private AgentOptions options() {
    if (plain.size() != 2) {
      throw new IllegalArgumentException("worker needs SERVER[:PORT] and CONCURRENCY");
    }
    Matcher server = SERVER.matcher(plain.getFirst());
    if (!server.matches()) {
      throw new IllegalArgumentException(
          "SERVER must be HOST or HOST:PORT, got '" + plain.getFirst() + "'");
    }
    String name = values.getOrDefault("--name", machine);
    String status = values.getOrDefault("--status", "running");
    if (!STATUSES.contains(status)) {
      throw new IllegalArgumentException(
          "--status must be running or paused, got '" + status + "'");
    }
    Path work = work();
    return new AgentOptions(
        server.group(1),
        server.group(2) == null ? DEFAULT_PORT : number("PORT", server.group(2), 1, 65_535),
        number("CONCURRENCY", plain.get(1), 0, MAX_CONCURRENCY),
        name,
        values.getOrDefault("--hostname", machine),
        status,
        Optional.ofNullable(values.get("--batch")),
        Optional.ofNullable(values.get("--flavor")),
        isPermanent(),
        launched,
        work,
        environment.getOrDefault("SCITQ_AGENT", name + ":" + work),
        Interval.polling(
            Duration.ofMillis(
                number(
                    "--poll-millis", values.getOrDefault("--poll-millis", "2000"), 10, 60_000))));
  }

  /** As in scitq 1.3: what is no number means yes. */
  private boolean isPermanent() {
    String text = environment.getOrDefault("SCITQ_PERMANENT_WORKER", "1").strip();
    return !text.matches("0+");
  }

  private Path work() {
    String named = values.getOrDefault("--work", environment.getOrDefault("BASE_WORKDIR", ""));
    return named.isBlank() ? usualWork(environment) : Path.of(named).toAbsolutePath().normalize();
  }

  static Path usualWork(Map<String, String> environment) {
    Path scratch = Path.of("/scratch");
    if (Files.isDirectory(scratch) && Files.isWritable(scratch)) {
      return scratch;
    }
    String temporary = environment.getOrDefault("TMPDIR", "/tmp");
    return Path.of(temporary.startsWith("/") ? temporary : "/tmp")
        .resolve("scitq-" + environment.getOrDefault("USER", "worker").replaceAll("\\W", "_"));
  }

  private static int number(String what, String text, int min, int max) {
    if (text.matches("\\d{1,6}")) {
      int value = Integer.parseInt(text);
      if (value >= min && value <= max) {
        return value;
      }
    }
    throw new IllegalArgumentException(
        what + " must be a whole number from " + min + " to " + max + ", got '" + text + "'");
  }
}
