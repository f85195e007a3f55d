package io.scitq.store;

import static io.scitq.task.ExecutionStatus.ACCEPTED;
import static io.scitq.task.ExecutionStatus.RUNNING;

import java.time.Duration;
import java.time.Instant;

/** How long many short appends to one output take; run by hand. */
public final class AppendBench {
  private static final String LINE = "x".repeat(99) + "\n";

  private AppendBench() {}

  /** Each number of appends, then the whole text is read once. */
  public static void main(String[] numbers) {
    for (String number : numbers) {
      int appends = Integer.parseInt(number);
      Stage stage = new Stage(TestPostgres.EMBEDDED_18);
      int execution = stage.execution(stage.task("A"), stage.worker("A", 1, 0), ACCEPTED, RUNNING);
      Instant start = Instant.now();
      for (int i = 0; i < appends; i++) {
        stage.printed.append(execution, PrintedStream.OUTPUT, LINE);
      }
      Duration took = Duration.between(start, Instant.now());
      int length = stage.printed.length(execution, PrintedStream.OUTPUT);
      if (length != appends * LINE.length()) {
        throw new IllegalStateException("kept " + length + " characters of " + appends);
      }
      IO.println(appends + " appends of 100 bytes: " + took.toMillis() + " ms");
      stage.close();
    }
  }
}
