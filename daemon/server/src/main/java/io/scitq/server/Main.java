package io.scitq.server;

import io.scitq.server.config.CheckReport;
import io.scitq.server.config.Command;
import io.scitq.server.config.CommandLine;
import io.scitq.server.config.ConfigReader;
import io.scitq.server.config.ConfigRequest;
import io.scitq.server.config.ConfigResult;
import io.scitq.server.config.Host;
import io.scitq.server.config.ScitqdConfig;
import io.scitq.server.http.ListenException;
import io.scitq.server.system.LogSetup;
import io.scitq.server.system.SystemdNotifier;
import io.scitq.spi.ProviderFactory;
import io.scitq.spi.ProviderKey;
import io.scitq.store.DatabaseUnavailable;
import io.scitq.store.embedded.EmbeddedFailure;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntSupplier;

/**
 * {@code scitqd start|demo|chaos|check|db|version}. Exit status 0, 1 for a failure, 2 for wrong
 * usage.
 */
public final class Main {
  private static final int FAILURE = 1;
  private static final int USAGE = 2;

  private Main() {}

  /** Runs the command line. */
  public static void main(String[] args) {
    int status =
        switch (CommandLine.parse(List.of(args))) {
          case CommandLine.Outcome.Run(Command command) -> run(command);
          case CommandLine.Outcome.End(String text, int code) -> {
            (code == 0 ? System.out : System.err).print(text);
            yield code;
          }
        };
    System.exit(status);
  }

  private static int run(Command command) {
    return guarded(() ->
        switch (command) {
          case Command.Version() -> version();
          case Command.Check(Command.Options options) -> check(options);
          case Command.Start(Command.Options options) ->
              start(options, Surroundings.usual(InstantSource.system()));
          case Command.Migrate(Command.Options options, Command.Schema schema) ->
              migrate(options, schema);
          case Command.Chaos chaos -> ChaosMain.run(chaos);
          case Command.Demo demo -> DemoMain.run(demo, factories());
        });
  }

  /** The exit status of a command; what a person can mend is one sentence. */
  static int guarded(IntSupplier command) {
    try {
      return command.getAsInt();
    } catch (StartFailure wrong) {
      System.err.println("scitqd: " + wrong.getMessage());
      return USAGE;
    } catch (EmbeddedFailure | DatabaseUnavailable | ListenException failure) {
      System.err.println("scitqd: " + failure.getMessage());
      return FAILURE;
    }
  }

  private static int version() {
    System.out.println("scitqd " + Wiring.version());
    return 0;
  }

  private static int check(Command.Options options) {
    CheckReport report =
        CheckReport.of(ConfigReader.read(request(options)), factories(), InstantSource.system());
    System.out.print(report.text());
    return report.good() ? 0 : FAILURE;
  }

  private static int migrate(Command.Options options, Command.Schema schema) {
    ScitqdConfig config = valid(ConfigReader.read(request(options)));
    LogSetup.apply(config.log().onlyErrors());
    SchemaMigration.Outcome outcome = SchemaMigration.run(config, schema);
    (outcome.done() ? System.out : System.err).println(outcome.text());
    return outcome.done() ? 0 : FAILURE;
  }

  static int start(Command.Options options, Surroundings surroundings) {
    ScitqdConfig config = valid(ConfigReader.read(request(options)));
    LogSetup.apply(config.log());
    StopSignal signal = StopSignal.interrupting(Thread.currentThread());
    try (SystemdNotifier systemd = new SystemdNotifier(System.getenv());
        Daemon daemon = Wiring.start(config, factories(), surroundings)) {
      System.out.println(daemon.readyLine());
      systemd.ready(daemon.readyLine(), daemon::isHealthy);
      untilStopped(systemd);
    } finally {
      signal.closed();
    }
    return 0;
  }

  /** Returns when the daemon is to stop. */
  static void untilStopped(SystemdNotifier systemd) {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException stopped) {
      systemd.stopping(); // not interrupted any more: closing takes its time
    }
  }

  static ScitqdConfig valid(ConfigResult result) {
    return switch (result) {
      case ConfigResult.Valid valid -> {
        valid.warnings().forEach(warning -> System.err.println("scitqd: warning: " + warning));
        yield valid.config();
      }
      case ConfigResult.Wrong wrong -> throw StartFailure.of(wrong.mistakes());
    };
  }

  private static ConfigRequest request(Command.Options options) {
    List<ProviderKey> keys =
        factories().stream().flatMap(factory -> factory.keys().stream()).toList();
    return ConfigRequest.usual(options, System.getenv(), keys, Host.current(System.getenv()));
  }

  private static List<ProviderFactory> factories() {
    return ServiceLoader.load(ProviderFactory.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(ProviderFactory::id))
        .toList();
  }
}
