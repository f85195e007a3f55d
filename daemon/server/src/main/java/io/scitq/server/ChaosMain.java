package io.scitq.server;

import io.scitq.server.chaos.Chaos;
import io.scitq.server.config.Command;
import io.scitq.server.config.ScitqdConfig;
import io.scitq.server.demo.TemporaryFolder;
import io.scitq.server.system.LogSetup;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** {@code scitqd chaos}. */
final class ChaosMain {
  private ChaosMain() {}

  /** Status 0 without a violation. A named folder keeps the daemon's data and log. */
  static int run(Command.Chaos command) {
    LogSetup.apply(new ScitqdConfig.LogConfig("ERROR", Optional.empty(), 10_000_000, 3));
    StopSignal signal = StopSignal.interrupting(Thread.currentThread());
    try (TemporaryFolder folder = TemporaryFolder.unless(command.data())) {
      Chaos chaos = new Chaos(command.seed(), command.kills(), folder.path(), List.of());
      return chaos.run(InstantSource.system(), System.out) ? 0 : 1;
    } catch (InterruptedException stopped) {
      System.err.println("scitqd: chaos was stopped before its end");
      return 1;
    } finally {
      signal.closed();
    }
  }
}
