package io.scitq.server.demo;

import io.scitq.server.config.Command.DemoOptions;
import io.scitq.sim.cloud.Pace;
import io.scitq.sim.cloud.SimOptions;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** What the demonstration sets up and says around the tour. */
public final class Demo {
  /** A worker deployed by hand stays long enough to be looked at. */
  private static final Duration NEVER_USED = Duration.ofMinutes(5);

  private final Narrator narrator;
  private final PrintStream out;
  private final InstantSource clock;

  /** A demonstration that is told here. */
  public Demo(PrintStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
    this.narrator = new Narrator(out, clock);
  }

  /** The clouds: small and quick, unless asked otherwise. */
  public static SimOptions simOptions(DemoOptions options) {
    SimOptions sim =
        SimOptions.defaults().withSeed(options.seed()).withOfferings(options.simOfferings());
    if (options.simData().isPresent()) {
      sim = sim.withDataDir(options.simData().get());
    }
    // slow enough to be watched, fast enough for a coffee-less reader
    return options.realPace()
        ? sim.withPace(Pace.REAL)
        : sim.withBootDelay(Duration.ofMillis(1500))
            .withDeletionDelay(Duration.ofMillis(500))
            .withWorkers(sim.workers().withIdleAfter(Duration.ofSeconds(10), NEVER_USED));
  }

  /** Settings of the daemon that make an hour's work a minute's. */
  public static Map<String, String> settings(DemoOptions options) {
    return options.realPace()
        ? Map.of("LOG_LEVEL", "WARN")
        : Map.of(
            "LOG_LEVEL", "WARN",
            "SCITQ_TICK_SECONDS", "1",
            "SCITQ_IDLE_TIMEOUT_SECONDS", "60",
            "SCITQ_REGISTER_TIMEOUT_SECONDS", "60");
  }

  /** Before anything is started. */
  public void welcome() {
    narrator.print(
        """
        scitqd demo: the real daemon, its own PostgreSQL and real HTTP; only the two clouds and the
        workers on their machines are simulated, on this computer. Nothing is bought. It takes about
        a minute.
        """);
  }

  /**
   * Runs the tour.
   *
   * @param address HOST:PORT of the daemon
   */
  public TourEnd tour(String address) {
    narrator.say("the daemon is ready on " + address);
    suggest(address);
    try (DemoClient client = new DemoClient(address)) {
      return new DemoTour(client, narrator, clock).run() ? TourEnd.GOOD : TourEnd.BAD;
    } catch (InterruptedException | DemoClient.Stopped stopped) {
      Thread.interrupted(); // closing takes its time
      narrator.say("stopped; cleaning up");
      return TourEnd.STOPPED;
    }
  }

  /** After the tour, on a terminal. */
  public void goesOn(String address) {
    narrator.say("the daemon goes on running on " + address + "; press Ctrl-C to stop it");
    suggest(address);
  }

  private void suggest(String address) {
    String server = address.equals("127.0.0.1:5000") ? "" : " -s " + address;
    out.println(
        """

        Try in a second terminal:
          cli/bin/scitq-manage%1$s flavor list --protofilters 'cpu>=10:ram>=100:disk>=200'
          cli/bin/scitq-manage%1$s flavor explain --protofilters 'cpu>=64:region~GRA%%' --limit 5
          cli/bin/scitq-manage%1$s worker list -L
          cli/bin/scitq-manage%1$s recruiter list -L
          cli/bin/scitq-manage%1$s recruiter plan
          cli/bin/scitq-manage%1$s updater status
        """
            .formatted(server));
    out.flush();
  }
}
