package io.scitq.cli.verb;

import io.scitq.cli.bus.Reply;
import io.scitq.cli.desk.Desk;
import io.scitq.cli.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code execution output}. */
final class ExecutionOutput implements Verb {
  static final List<String> FIELDS =
      Stream.concat(ExecutionWords.FIELDS.stream(), Stream.of("output", "error")).toList();

  private static final Opt EXECUTION =
      Opt.of(
          "-x --execution-id",
          "execution_id",
          "ID",
          new Kind.Whole(0),
          "only the execution with this id");
  private static final Opt BACK =
      Opt.local(
          "-N --relative-execution",
          "K",
          new Kind.Range(Integer.MIN_VALUE, 0),
          "0 or below: of each task only the execution so many before its newest, such as -1");
  private static final Opt COLUMNS =
      Opt.local(
          "-C --columns",
          "COLUMNS",
          new Kind.Text(),
          "only these columns in this order, separated by commas: " + String.join(",", FIELDS));
  private static final Opt RAW =
      Opt.display("--raw", "with -x and -o or -e: the text alone, as it is, of any length");

  @Override
  public String name() {
    return "output";
  }

  @Override
  public Help help() {
    return new Help(
        "show what executions printed, newest first",
        "The columns are those of 'execution list' and the whole output and error, each up to"
            + " 1,000,000 characters; --raw prints longer ones.",
        List.of(
            "scitq-manage execution output -i 12",
            "scitq-manage execution output -n mytask -N -1 -o",
            "scitq-manage execution output -x 345 -C execution_id,status,error -H",
            "scitq-manage execution output -x 345 -o --raw"));
  }

  @Override
  public List<Opt> options() {
    return List.of(
        ExecutionWords.TASK,
        ExecutionWords.NAME,
        EXECUTION,
        BACK,
        ExecutionWords.STATUS,
        ExecutionWords.LIMIT,
        TaskOutput.OUTPUT.saying("leave out the error"),
        TaskOutput.ERROR.saying("leave out the output"),
        COLUMNS,
        RAW,
        Listing.NO_HEADER_OPTION);
  }

  @Override
  public List<String> objections(Options given) {
    List<String> mistakes =
        new ArrayList<>(
            TaskWords.exclusive(given, ExecutionWords.TASK, ExecutionWords.NAME, EXECUTION));
    mistakes.addAll(TaskWords.exclusive(given, TaskOutput.OUTPUT, TaskOutput.ERROR));
    boolean oneText = given.has(TaskOutput.OUTPUT.name()) || given.has(TaskOutput.ERROR.name());
    if (given.has(RAW.name()) && !(oneText && given.value(EXECUTION.name()).isPresent())) {
      mistakes.add("--raw wants --execution-id and one of --output and --error");
    }
    for (String column : columns(given)) {
      if (!FIELDS.contains(column)) {
        mistakes.add(
            "--columns wants some of " + String.join(",", FIELDS) + "; got '" + column + "'");
      }
    }
    return mistakes;
  }

  @Override
  public boolean isListing() {
    return true;
  }

  @Override
  public int run(Desk desk, Call call) {
    return call.given().has(RAW.name()) ? raw(desk, call) : table(desk, call);
  }

  private static int raw(Desk desk, Call call) {
    Json.Fields key = new Json.Fields(Map.of("execution_id", call.body().get("execution_id")));
    boolean wantsError = call.given().has(TaskOutput.ERROR.name());
    return OutputText.print(desk, new OutputReader(desk, key), wantsError);
  }

  private static int table(Desk desk, Call call) {
    List<String> columns = columns(call.given());
    ExecutionTexts texts = new ExecutionTexts(desk, columns);
    RowStream rows = RowStream.whole(desk, columns, call.given());
    Paging.Reader page = views -> rows.take(texts.fill(views)) && texts.isWell();
    int back = call.given().value(BACK.name()).map(Integer::parseInt).orElse(0);
    boolean one = call.given().value(EXECUTION.name()).isPresent();
    long limit = one ? 1 : ExecutionWords.limit(call.given());
    Optional<Reply.Miss> miss =
        back == 0
            ? Paging.EXECUTIONS.inPagesOf(ExecutionTexts.PAGE).read(desk, call.body(), limit, page)
            : Generations.read(desk, call.body(), new Generations.Wanted(-back, limit), page);
    return miss.or(texts::failure).map(why -> desk.fail(why, false)).orElseGet(rows::end);
  }

  /** All columns but those left out; -o and -e leave out also what -C names. */
  private static List<String> columns(Options given) {
    Optional<String> chosen = given.value(COLUMNS.name());
    List<String> left = new ArrayList<>(chosen.map(ExecutionOutput::words).orElse(FIELDS));
    if (given.has(TaskOutput.OUTPUT.name())) {
      left.remove("error");
    }
    if (given.has(TaskOutput.ERROR.name())) {
      left.remove("output");
    }
    return left;
  }

  private static List<String> words(String columns) {
    return List.of(columns.strip().split("[\\s,]+", -1));
  }
}
