package io.scitq.server.deploy;

import io.scitq.deploy.ConsoleText;
import io.scitq.spi.ConsoleOutcome;
import io.scitq.spi.InstanceDriver;
import io.scitq.spi.InstanceRef;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what a machine printed that is about to be deleted because its worker never spoke: the only
 * trace of why. Whatever goes wrong is told in a line, for the deletion must go on.
 *
 * @param secrets what machines are given in confidence
 */
record ConsoleReading(Supplier<? extends Collection<String>> secrets) {
  private static final Logger LOG = LoggerFactory.getLogger(ConsoleReading.class);

  /** The text for the job's log; empty where the provider shows no console. */
  Optional<String> of(InstanceDriver driver, InstanceRef instance) {
    try {
      return told(driver.console(instance));
    } catch (RuntimeException bug) {
      LOG.atError()
          .addKeyValue("worker", instance.name())
          .setCause(bug)
          .log("a console could not be read; the machine is deleted all the same");
      return Optional.of(unread(bug.getClass().getSimpleName()));
    }
  }

  private Optional<String> told(ConsoleOutcome outcome) {
    return switch (outcome) {
      case ConsoleOutcome.Unsupported() -> Optional.empty();
      case ConsoleOutcome.Unanswered(String code, String text) ->
          Optional.of(unread(code + ": " + text.lines().findFirst().orElse("")));
      case ConsoleOutcome.Said(String text) -> {
        String kept = ConsoleText.cleaned(text, secrets.get(), ConsoleOutcome.LIMIT);
        yield Optional.of(
            kept.isEmpty()
                ? "The console of the machine is empty"
                : "The end of what the machine printed on its console:\n" + kept);
      }
    };
  }

  private static String unread(String why) {
    return "The console of the machine could not be read: " + why;
  }
}
