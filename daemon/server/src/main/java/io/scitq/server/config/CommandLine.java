package io.scitq.server.config;

import io.scitq.server.config.Command.DemoOptions;
import io.scitq.server.config.Command.Options;
import io.scitq.server.config.Command.Schema;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the daemon's command line. */
public final class CommandLine {
  private static final String USAGE =
      """
      usage: scitqd start|demo|chaos|check|db|worker|run-task|version [OPTION...]

        start      run the daemon
        demo       run everything against simulated clouds; needs no account
        chaos      kill and disturb a daemon against simulated clouds, and check what must hold
        check      show the effective configuration and what is wrong with it
        db init|upgrade|upgrade-or-init
                   make or update the tables of the configured database and end
        worker     run a worker here, for a daemon anywhere: scitqd worker --help
        run-task   run one task here in the foreground: scitqd run-task --help
        version    show the version

      options of start, demo, check and db:
        --config FILE        configuration (default /etc/scitq.conf when it exists)
        --data DIR           data directory (default /var/lib/scitq as root,
                             else ~/.local/share/scitq)
        --listen HOST:PORT   where to listen (default 127.0.0.1:5000)

      options of demo:
        --sim-data DIR       recorded catalogs instead of generated ones
        --sim-offerings N    size of the generated catalogs, 100 to 60000 (default 3000)
        --seed N             of everything that looks random (default 1)
        --real-pace          boot and work as slowly as real clouds do
        --keep               go on running after the tour

      options of chaos (and --data):
        --seed N             of everything that looks random (default 1)
        --kills N            of the daemon and its database, 0 to 1000 (default 20)
      """;

  private static final Set<String> COMMON = Set.of("--config", "--data", "--listen");
  private static final Set<String> DEMO_VALUES = Set.of("--sim-data", "--sim-offerings", "--seed");
  private static final Set<String> DEMO_SWITCHES = Set.of("--real-pace", "--keep");
  private static final Map<String, Schema> SCHEMAS =
      Map.of(
          "init", Schema.INIT,
          "upgrade", Schema.UPGRADE,
          "upgrade-or-init", Schema.UPGRADE_OR_INIT);
  private static final Set<String> CHAOS = Set.of("--data", "--seed", "--kills");
  private static final Set<String> HELP = Set.of("help", "-h", "--help");

  private final Map<String, String> values = new HashMap<>();
  private final Set<String> switches = new HashSet<>();
  private final List<String> mistakes = new ArrayList<>();
  private Schema schema = Schema.UPGRADE_OR_INIT;

  private CommandLine() {}

  /** What became of the command line. */
  public sealed interface Outcome {
    /** It is to be done. */
    record Run(Command command) implements Outcome {}

    /**
     * Nothing is to be done but to print and end.
     *
     * @param text to print, on standard error unless the status is 0
     * @param status 0 for help, 2 for wrong usage
     */
    record End(String text, int status) implements Outcome {}
  }

  /** Reads the arguments; all mistakes are reported at once. */
  public static Outcome parse(List<String> args) {
    if (args.isEmpty()) {
      return new Outcome.End(USAGE, 2);
    }
    if (args.stream().anyMatch(HELP::contains)) {
      return new Outcome.End(USAGE, 0);
    }
    CommandLine line = new CommandLine();
    String verb = args.getFirst().equals("--version") ? "version" : args.getFirst();
    int options = line.readSchema(verb, args) ? 2 : 1;
    line.readOptions(verb, args.subList(options, args.size()));
    Command command = line.command(verb);
    if (line.mistakes.isEmpty()) {
      return new Outcome.Run(command);
    }
    String text = "scitqd: " + String.join("\nscitqd: ", line.mistakes);
    return new Outcome.End(text + "\nTry 'scitqd --help'.\n", 2);
  }

  private Command command(String verb) {
    return switch (verb) {
      case "start" -> new Command.Start(options());
      case "demo" -> new Command.Demo(options(), demo());
      case "chaos" ->
          new Command.Chaos(
              path("--data"),
              number("--seed", Long.MIN_VALUE, Long.MAX_VALUE, 1),
              (int) number("--kills", 0, 1000, 20));
      case "check" -> new Command.Check(options());
      case "db" -> new Command.Migrate(options(), schema);
      case "version" -> new Command.Version();
      default -> {
        mistakes.clear(); // options of an unknown command mean nothing
        mistakes.add(
            "unknown command '"
                + verb
                + "': allowed are start, demo, chaos, check, db, worker, run-task and version");
        yield new Command.Version();
      }
    };
  }

  /** The word after {@code db}; false when there is none to skip. */
  private boolean readSchema(String verb, List<String> args) {
    if (!verb.equals("db")) {
      return false;
    }
    String word = args.size() > 1 ? args.get(1) : "";
    Schema known = SCHEMAS.get(word);
    if (known == null) {
      mistakes.add(
          "db wants one of init, upgrade and upgrade-or-init"
              + (word.isEmpty() ? "" : ", got '" + word + "'"));
    } else {
      schema = known;
    }
    return !word.isEmpty() && !word.startsWith("-");
  }

  private void readOptions(String verb, List<String> args) {
    for (int i = 0; i < args.size(); i++) {
      String[] parts = args.get(i).split("=", 2);
      String name = parts[0];
      if (!isAllowed(verb, name)) {
        mistakes.add(unknown(verb, name));
      } else if (DEMO_SWITCHES.contains(name)) {
        switches.add(name);
      } else if (parts.length == 2) {
        put(name, parts[1]);
      } else if (i + 1 < args.size() && !args.get(i + 1).startsWith("--")) {
        i++;
        put(name, args.get(i));
      } else {
        mistakes.add(name + " needs a value");
      }
    }
  }

  private static boolean isAllowed(String verb, String name) {
    if (verb.equals("chaos")) {
      return CHAOS.contains(name);
    }
    boolean demo = DEMO_VALUES.contains(name) || DEMO_SWITCHES.contains(name);
    return !verb.equals("version") && (COMMON.contains(name) || (demo && verb.equals("demo")));
  }

  private static String unknown(String verb, String name) {
    boolean demo = DEMO_VALUES.contains(name) || DEMO_SWITCHES.contains(name);
    if (demo && !verb.equals("demo")) {
      return name + " is an option of demo only";
    }
    String what = name.startsWith("-") ? "unknown option '" : "unexpected argument '";
    return what + name + "' of " + verb;
  }

  private void put(String name, String value) {
    if (value.isBlank()) {
      mistakes.add(name + " needs a value");
    } else if (values.putIfAbsent(name, value) != null) {
      mistakes.add(name + " is given twice");
    }
  }

  private Options options() {
    return new Options(
        path("--config"), path("--data"), Optional.ofNullable(values.get("--listen")));
  }

  private DemoOptions demo() {
    DemoOptions fallback = DemoOptions.DEFAULT;
    int offerings = (int) number("--sim-offerings", 100, 60_000, fallback.simOfferings());
    long seed = number("--seed", Long.MIN_VALUE, Long.MAX_VALUE, fallback.seed());
    return new DemoOptions(
        path("--sim-data"),
        offerings,
        seed,
        switches.contains("--real-pace"),
        switches.contains("--keep"));
  }

  private Optional<Path> path(String name) {
    try {
      return Optional.ofNullable(values.get(name)).map(Path::of);
    } catch (InvalidPathException e) {
      mistakes.add(name + " must be a path, got '" + e.getInput() + "'");
      return Optional.empty();
    }
  }

  private long number(String name, long min, long max, long fallback) {
    String text = values.get(name);
    if (text == null) {
      return fallback;
    }
    try {
      long value = Long.parseLong(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // reported below with the range, as is a number out of range
    }
    mistakes.add(
        name
            + " must be a whole number"
            + (min == Long.MIN_VALUE ? "" : " from " + min + " to " + max)
            + ", got '"
            + text
            + "'");
    return fallback;
  }
}
