package io.scitq.server;

import io.scitq.server.config.Command;
import io.scitq.server.config.ConfigReader;
import io.scitq.server.config.ConfigRequest;
import io.scitq.server.config.Host;
import io.scitq.server.config.ScitqdConfig;
import io.scitq.server.demo.Demo;
import io.scitq.server.demo.TemporaryFolder;
import io.scitq.server.demo.TourEnd;
import io.scitq.server.system.LogSetup;
import io.scitq.server.system.SystemdNotifier;
import io.scitq.sim.SimClouds;
import io.scitq.spi.ProviderFactory;
import io.scitq.spi.ProviderKey;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code scitqd demo}: the daemon against simulated clouds, in a folder that is deleted at the end.
 */
final class DemoMain {
  private DemoMain() {}

  /** Runs the tour; status 0 when every task succeeded and nothing is left, or when stopped. */
  static int run(Command.Demo command, List<ProviderFactory> factories) {
    Demo demo = new Demo(System.out, InstantSource.system());
    demo.welcome();
    LogSetup.apply(new ScitqdConfig.LogConfig("WARN", Optional.empty(), 10_000_000, 3));
    StopSignal signal = StopSignal.interrupting(Thread.currentThread());
    try (TemporaryFolder folder = TemporaryFolder.unless(command.options().data());
        SimClouds clouds = clouds(command.demo());
        SystemdNotifier nobody = new SystemdNotifier(Map.of());
        Daemon daemon =
            Wiring.start(config(command, folder, clouds.configuration(), factories), factories)) {
      TourEnd end = demo.tour(daemon.address());
      if (end != TourEnd.STOPPED && (command.demo().keep() || isTerminal())) {
        demo.goesOn(daemon.address());
        Main.untilStopped(nobody);
      }
      return end == TourEnd.BAD ? 1 : 0;
    } finally {
      signal.closed();
    }
  }

  private static SimClouds clouds(Command.DemoOptions options) {
    try {
      return SimClouds.start(Demo.simOptions(options));
    } catch (IllegalArgumentException | UncheckedIOException wrong) {
      String where = options.simData().map(folder -> " in " + folder).orElse("");
      throw StartFailure.of(
          List.of("the simulated clouds find no usable data" + where + ": " + wrong.getMessage()));
    }
  }

  private static ScitqdConfig config(
      Command.Demo command,
      TemporaryFolder folder,
      Map<String, String> clouds,
      List<ProviderFactory> factories) {
    Map<String, String> overrides = new TreeMap<>(clouds);
    overrides.putAll(Demo.settings(command.demo()));
    Command.Options options =
        new Command.Options(
            Optional.empty(), Optional.of(folder.path()), command.options().listen());
    List<ProviderKey> keys =
        factories.stream().flatMap(factory -> factory.keys().stream()).toList();
    return Main.valid(
        ConfigReader.read(
            ConfigRequest.isolated(options, overrides, keys, Host.current(System.getenv()))));
  }

  /** On a terminal there is somebody who will want to try commands after the tour. */
  private static boolean isTerminal() {
    return System.console() != null && System.console().isTerminal();
  }
}
