package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.OutputQuery;
import io.scitq.api.OutputView;
import io.scitq.store.Criteria;
import io.scitq.store.ExecutionField;
import io.scitq.store.ExecutionRow;
import io.scitq.store.ExecutionSelection;
import io.scitq.store.PrintedStore;
import io.scitq.store.PrintedStream;
import io.scitq.store.PrintedText;
import io.scitq.store.Printing;
import io.scitq.store.TaskRow;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads a piece of what an execution printed. */
public final class ReadOutput implements Operation<OutputQuery, OutputView> {
  private static final int MAX_PIECE = 1_000_000;

  private final TaskDesk tasks;
  private final PrintedStore printed;

  /** Finds tasks at this desk and reads from this store. */
  public ReadOutput(TaskDesk tasks, PrintedStore printed) {
    this.tasks = tasks;
    this.printed = printed;
  }

  @Override
  public String address() {
    return BusAddress.EXECUTION_OUTPUT;
  }

  @Override
  public Class<OutputQuery> requestType() {
    return OutputQuery.class;
  }

  @Override
  public OutputView run(OutputQuery query) {
    RequestCheck check = new RequestCheck().range("limit", query.limit(), 1, MAX_PIECE);
    position(check, "output_position", query.outputPosition());
    position(check, "error_position", query.errorPosition());
    check.orThrow();
    int id = execution(query);
    ExecutionRow row = row(id);
    int limit = Objects.requireNonNullElse(query.limit(), MAX_PIECE);
    long from = Objects.requireNonNullElse(query.outputPosition(), 1L);
    long errorFrom = Objects.requireNonNullElse(query.errorPosition(), 1L);
    PrintedText output = piece(id, PrintedStream.OUTPUT, from, limit);
    PrintedText error = piece(id, PrintedStream.ERROR, errorFrom, limit);
    return new OutputView(
        row.task().value(),
        id,
        row.status(),
        row.returnCode(),
        output.text(),
        error.text(),
        from + output.characters(),
        errorFrom + error.characters(),
        output.more() || error.more());
  }

  private int execution(OutputQuery query) {
    if (query.executionId() != null) {
      return query.executionId();
    }
    TaskRow task = tasks.named(query.taskId(), query.name());
    OptionalInt latest = printed.latest(task.id());
    return latest.orElseThrow(() ->
        ProblemException.notFound("execution-unknown", "No execution for this task " + task.id()));
  }

  private ExecutionRow row(int id) {
    ExecutionSelection one =
        new ExecutionSelection(
            Criteria.where(ExecutionField.EXECUTION_ID, id),
            Criteria.all(),
            false,
            new Printing.None());
    return printed.page(one, OptionalInt.empty(), 1).rows().stream()
        .findFirst()
        .orElseThrow(() -> Missing.execution(id))
        .row();
  }

  private PrintedText piece(int id, PrintedStream stream, long from, int limit) {
    return from == 0
        ? PrintedText.NEVER
        : printed.piece(id, stream, (int) from, limit).orElseThrow(() -> Missing.execution(id));
  }

  private static void position(RequestCheck check, String name, @Nullable Long value) {
    if (value != null && (value < 0 || value > Integer.MAX_VALUE)) {
      check.mistake(name + " must be 0 to " + Integer.MAX_VALUE + ", got " + value);
    }
  }
}
