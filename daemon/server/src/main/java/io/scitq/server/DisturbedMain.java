package io.scitq.server;

import io.scitq.server.chaos.Disturbance;
import io.scitq.server.config.Command;
import io.scitq.server.config.CommandLine;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;

/**
 * The daemon as {@code scitqd chaos} runs it: all of {@code scitqd start}, but its clock and its
 * event bus obey standard input, and it ends when nobody is there any more to give orders. The
 * launcher knows no way here.
 */
public final class DisturbedMain {
  private DisturbedMain() {}

  /** SEED ORDER ORDER, and the arguments of {@code scitqd}; an order may be the empty word. */
  public static void main(String[] args) {
    List<String> words = List.of(args);
    Disturbance disturbance =
        new Disturbance(InstantSource.system(), Long.parseLong(words.getFirst()));
    words.subList(1, 3).forEach(disturbance::obey);
    Thread.ofPlatform()
        .daemon()
        .name("orders")
        .start(() -> {
          disturbance.obeyAll(new InputStreamReader(System.in, StandardCharsets.UTF_8));
          System.exit(1);
        });
    CommandLine.Outcome outcome = CommandLine.parse(words.subList(3, words.size()));
    if (outcome instanceof CommandLine.Outcome.Run(Command.Start(Command.Options options))) {
      Surroundings surroundings = new Surroundings(disturbance, disturbance);
      System.exit(Main.guarded(() -> Main.start(options, surroundings)));
    }
    throw new IllegalArgumentException("chaos starts a daemon and nothing else, got " + words);
  }
}
