package io.scitq.store.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs the short programs of PostgreSQL to their end, with a bound. */
final class Programs {
  private Programs() {}

  /**
   * What a program did.
   *
   * @param status exit status; -1 when it was stopped after its time
   * @param output standard output and error together
   */
  record Result(int status, String output) {
    boolean ok() {
      return status == 0;
    }
  }

  static ProcessBuilder prepare(Account account, List<String> command, Path folder) {
    List<String> full = new ArrayList<>(account.prefix());
    full.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(full).directory(folder.toFile());
    // PGDATA, PGPORT, a LANG that the host lacks: nothing of the caller's environment may matter
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    builder.environment().put("LC_ALL", "C");
    return builder.redirectErrorStream(true);
  }

  static Result run(
      Account account, List<String> command, Path folder, String input, Duration bound) {
    try {
      Process process = prepare(account, command, folder).start();
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // it ended without reading: its status says the rest
        process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS);
      }
      CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> readAll(process));
      if (!process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
        return new Result(-1, "stopped after " + bound.toSeconds() + " s; " + output.join());
      }
      return new Result(process.exitValue(), output.join());
    } catch (IOException e) {
      return new Result(-1, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedFailure("Interrupted while running " + command.getFirst(), e);
    }
  }

  private static String readAll(Process process) {
    try (var stream = process.getInputStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "its output cannot be read: " + e.getMessage();
    }
  }
}
