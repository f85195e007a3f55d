package io.scitq.cli.verb;

import io.scitq.cli.bus.Reply;
import io.scitq.cli.desk.Desk;
import io.scitq.cli.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fills executions with what they printed. */
final class ExecutionTexts {
  /** Executions whose texts are held at once. */
  static final int PAGE = 10;

  /** Characters of a text in a table, which must be held to know how wide it is. */
  private static final int LONGEST = 1_000_000;

  private final Desk desk;
  private final List<String> columns;
  private Reply.@Nullable Miss miss;

  ExecutionTexts(Desk desk, List<String> columns) {
    this.desk = desk;
    this.columns = columns;
  }

  /** Why a text could not be read; then no more are. */
  Optional<Reply.Miss> failure() {
    return Optional.ofNullable(miss);
  }

  /** True as long as nothing failed. */
  boolean isWell() {
    return miss == null;
  }

  /** The same executions with those texts that are columns. */
  List<Json.Fields> fill(List<Json.Fields> views) {
    List<Json.Fields> filled = new ArrayList<>();
    for (Json.Fields view : views) {
      Map<String, Json> fields = new LinkedHashMap<>(view.fields());
      for (String column : List.of("output", "error")) {
        if (columns.contains(column)) {
          fields.put(column, text(view.get("execution_id"), column));
        }
      }
      filled.add(new Json.Fields(fields));
    }
    return isWell() ? filled : List.of();
  }

  private Json text(Json execution, String column) {
    if (!isWell()) {
      return new Json.Null();
    }
    OutputReader reader =
        new OutputReader(desk, new Json.Fields(Map.of("execution_id", execution)));
    OutputReader.Stream stream = reader.stream(column.equals("error"));
    StringBuilder text = new StringBuilder();
    Optional<String> piece = stream.piece();
    while (piece.isPresent()) {
      text.append(piece.get());
      piece = text.length() < LONGEST ? stream.piece() : Optional.empty();
    }
    miss = reader.failure().orElse(null);
    if (!stream.isEnded()) {
      text.append("...");
      desk.terminal()
          .complain(
              "the %s of execution %s is longer; read it with 'execution output -x %s --%s --raw'"
                  .formatted(column, execution.asText(), execution.asText(), column));
    }
    return stream.isNothing() ? new Json.Null() : new Json.Text(text.toString());
  }
}
