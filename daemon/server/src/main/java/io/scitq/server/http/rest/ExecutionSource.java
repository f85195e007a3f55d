package io.scitq.server.http.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.store.ExecutionPage;
import io.scitq.store.ExecutionSelection;
import io.scitq.store.PrintedExecution;
import io.scitq.store.PrintedStream;
import io.scitq.store.Printing;
import java.util.List;
import java.util.OptionalInt;

/**
 * A list of executions as one JSON array; outputs that are too long for a page are sent in pieces.
 * The first page is read at once.
 */
final class ExecutionSource implements ChunkedBody.Source {
  private static final int PAGE = 500;

  private final LongTexts texts;
  private final ExecutionSelection selection;
  private final int limit;
  private ExecutionPage page;
  private int sent;

  /**
   * The list.
   *
   * @param limit rows at most
   */
  ExecutionSource(LongTexts texts, ExecutionSelection selection, int limit) {
    this.texts = texts;
    this.selection = selection;
    this.limit = limit;
    page = texts.printed().page(selection, OptionalInt.empty(), Math.min(PAGE, limit));
  }

  @Override
  public void writeTo(ChunkedBody body) {
    while (!page.rows().isEmpty()) {
      write(page.rows(), body);
      int left = limit - sent;
      page =
          page.last() || left == 0
              ? new ExecutionPage(List.of(), true)
              : texts
                  .printed()
                  .page(
                      selection,
                      OptionalInt.of(page.rows().getLast().row().id()),
                      Math.min(PAGE, left));
    }
    body.write(sent == 0 ? "[]" : "]");
  }

  private void write(List<PrintedExecution> rows, ChunkedBody body) {
    StringBuilder text = new StringBuilder();
    for (PrintedExecution execution : rows) {
      text.append(sent++ == 0 ? "[" : ",\n");
      if (execution.tooLong()) {
        body.write(text.toString());
        text.setLength(0);
        writeLong(texts, execution, selection.printing(), body);
      } else {
        text.append(json(execution));
      }
    }
    if (!text.isEmpty()) {
      body.write(text.toString());
    }
  }

  /** scitq 1.3 shows return codes only in lists that show whole outputs. */
  private ObjectNode json(PrintedExecution execution) {
    ObjectNode node = WireJson.execution(execution);
    return selection.printing() instanceof Printing.Whole ? node : node.putNull("return_code");
  }

  /** One execution whose output is too long to be held. */
  static void writeLong(
      LongTexts texts, PrintedExecution execution, Printing printing, ChunkedBody body) {
    ObjectNode head = WireJson.executionHead(execution.row());
    if (!(printing instanceof Printing.Whole)) {
      head.putNull("return_code");
    }
    String opened = head.toString();
    body.write(opened.substring(0, opened.length() - 1) + ",\"output\":");
    write(texts, execution.row().id(), PrintedStream.OUTPUT, printing, body);
    body.write(",\"error\":");
    write(texts, execution.row().id(), PrintedStream.ERROR, printing, body);
    body.write("," + WireJson.executionTail(execution.row()).toString().substring(1));
  }

  private static void write(
      LongTexts texts, int id, PrintedStream stream, Printing printing, ChunkedBody body) {
    if (printing instanceof Printing.End(int characters)) {
      texts.writeEnd(id, stream, characters, body);
    } else {
      texts.write(id, stream, 1, body);
    }
  }
}
