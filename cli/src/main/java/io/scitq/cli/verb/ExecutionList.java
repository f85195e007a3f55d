package io.scitq.cli.verb;

import io.scitq.cli.desk.Desk;
import io.scitq.cli.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code execution list}. */
final class ExecutionList implements PagedList {
  static final List<String> LONG_FIELDS =
      Stream.concat(ExecutionWords.FIELDS.stream(), Stream.of("output", "error", "output_files"))
          .toList();

  /** Characters of output and error in a row. */
  private static final String SHOWN = "50";

  @Override
  public String name() {
    return "list";
  }

  @Override
  public Help help() {
    return new Help(
        "list the executions, newest first",
        "An execution is one try at a task. -L shows the ends of what they printed.",
        List.of(
            "scitq-manage execution list -b mybatch -S failed",
            "scitq-manage execution list -i 12 -L -l 100"));
  }

  @Override
  public List<Opt> options() {
    return List.of(
        ExecutionWords.TASK,
        ExecutionWords.NAME,
        ExecutionWords.STATUS,
        Opt.of("-b --batch", "batch", "BATCH", new Kind.Text(), "only of this batch"),
        ExecutionWords.LIMIT,
        Opt.display("-L " + Listing.LONG, "the ends of output and error, and the output files"),
        Listing.NO_HEADER_OPTION);
  }

  @Override
  public List<String> objections(Options given) {
    return TaskWords.exclusive(given, ExecutionWords.TASK, ExecutionWords.NAME);
  }

  @Override
  public Paging paging() {
    return Paging.EXECUTIONS;
  }

  @Override
  public Json.Fields request(Call call) {
    Map<String, Json> fields = new LinkedHashMap<>(call.body().fields());
    if (call.given().has(Listing.LONG)) {
      fields.put("trunc", new Json.Numeral(SHOWN));
    }
    return new Json.Fields(fields);
  }

  @Override
  public long limit(Options given) {
    return ExecutionWords.limit(given);
  }

  @Override
  public RowStream rows(Desk desk, Options given) {
    List<String> fields = given.has(Listing.LONG) ? LONG_FIELDS : ExecutionWords.FIELDS;
    return RowStream.cut(desk, fields, given);
  }
}
