package io.scitq.sim.worker;

import io.scitq.sim.cloud.Dice;
import io.scitq.sim.cloud.WorkerOptions;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a task's command does here: {@code sleep N} takes N seconds of work and {@code exit N} or
 * {@code false} ends it so; other commands take 1 to 10 seconds, by chance, and succeed unless the
 * failure rate says otherwise.
 *
 * @param duration how long it runs
 * @param returnCode 0 for success
 */
record Work(Duration duration, int returnCode) {
  private static final Pattern SLEEP = Pattern.compile("\\bsleep\\s+(\\d+(?:\\.\\d+)?)");
  private static final Pattern EXIT = Pattern.compile("\\bexit\\s+(\\d+)");

  static Work of(String command, String name, Dice dice, WorkerOptions options) {
    Matcher sleep = SLEEP.matcher(command);
    double seconds =
        sleep.find() ? Double.parseDouble(sleep.group(1)) : 1 + 9 * dice.unit("work", name);
    Duration duration = Duration.ofNanos((long) (seconds * options.secondOfWork().toNanos()));
    return new Work(duration, returnCode(command, name, dice, options));
  }

  private static int returnCode(String command, String name, Dice dice, WorkerOptions options) {
    Matcher exit = EXIT.matcher(command);
    if (exit.find()) {
      return Integer.parseInt(exit.group(1));
    }
    boolean fails =
        command.strip().equals("false") || dice.unit("failure", name) < options.failureRate();
    return fails ? 1 : 0;
  }
}
