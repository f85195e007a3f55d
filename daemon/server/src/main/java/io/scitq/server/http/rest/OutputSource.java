package io.scitq.server.http.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.store.PrintedStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What an execution printed from some positions on; only what is asked for is in the answer.
 *
 * @param texts where it is read
 * @param execution whose it is
 * @param wanted what is asked for
 */
record OutputSource(LongTexts texts, int execution, List<Wanted> wanted)
    implements ChunkedBody.Source {
  /**
   * A text from a position on.
   *
   * @param stream which one
   * @param from position of the first character, from 1
   */
  record Wanted(PrintedStream stream, int from) {}

  OutputSource {
    wanted = List.copyOf(wanted);
  }

  /** Reads {@code {"data": {...}}}; what is not said is wanted from the beginning. */
  static List<Wanted> wanted(ObjectNode body) {
    WorkerChecks.refuseOthers(body, List.of("data"));
    JsonNode data = body.path("data");
    if (data.isMissingNode() || data.isNull()) {
      data = RestRequest.JSON.createObjectNode();
    }
    if (!(data instanceof ObjectNode fields)) {
      throw RestException.invalid("'data' must be an object");
    }
    WorkerChecks.refuseOthers(
        fields, List.of("output", "error", "output_position", "error_position"));
    List<Wanted> wanted = new ArrayList<>();
    for (PrintedStream stream : PrintedStream.values()) {
      String name = stream.column();
      JsonNode flag = fields.path(name);
      boolean asked = flag.isMissingNode() || flag.isNull() || WireValue.flag(name, flag);
      if (asked) {
        wanted.add(new Wanted(stream, position(fields, name + "_position")));
      }
    }
    return wanted;
  }

  @Override
  public void writeTo(ChunkedBody body) {
    String separator = "{";
    for (Wanted one : wanted) {
      body.write(separator + "\"" + one.stream().column() + "\":");
      texts.write(execution, one.stream(), one.from(), body);
      separator = ",";
    }
    body.write(wanted.isEmpty() ? "{}" : "}");
  }

  private static int position(ObjectNode data, String name) {
    JsonNode node = data.path(name);
    return node.isMissingNode() || node.isNull() ? 1 : Math.max(1, WireValue.integer(name, node));
  }
}
