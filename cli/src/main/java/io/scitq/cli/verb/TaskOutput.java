package io.scitq.cli.verb;

import io.scitq.cli.desk.Desk;
import io.scitq.cli.desk.ExitStatus;
import io.scitq.cli.json.Json;
import io.scitq.cli.json.JsonArrayText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code task output}. */
final class TaskOutput implements Verb {
  static final Opt OUTPUT = Opt.display("-o --output", "the standard output alone, as it is");
  static final Opt ERROR = Opt.display("-e --error", "the standard error alone, as it is");

  @Override
  public String name() {
    return "output";
  }

  @Override
  public Help help() {
    return new Help(
        "show what a task printed in its latest execution",
        "Both texts stand side by side; with -o or -e one of them is printed as it is, to be piped"
            + " or saved. Texts of any length are read piece by piece.",
        List.of(
            "scitq-manage task output -i 12",
            "scitq-manage task output -n mytask -e",
            "scitq-manage task output -i 12 -o"));
  }

  @Override
  public List<Opt> options() {
    return List.of(TaskWords.ID, TaskWords.NAME, OUTPUT, ERROR);
  }

  @Override
  public List<String> objections(Options given) {
    List<String> mistakes = new ArrayList<>(TaskWords.naming(given));
    mistakes.addAll(TaskWords.exclusive(given, OUTPUT, ERROR));
    return mistakes;
  }

  @Override
  public int run(Desk desk, Call call) {
    OutputReader reader = new OutputReader(desk, call.body());
    boolean wantsOutput = call.given().has(OUTPUT.name());
    boolean wantsError = call.given().has(ERROR.name());
    if (desk.json()) {
      return json(desk, reader, wantsOutput, wantsError);
    }
    return wantsOutput || wantsError
        ? OutputText.print(desk, reader, wantsError)
        : new OutputTable(desk, reader).print();
  }

  /** An array of the server's pieces. */
  private static int json(Desk desk, OutputReader reader, boolean onlyOutput, boolean onlyError) {
    JsonArrayText array = new JsonArrayText();
    List<OutputReader.Stream> wanted = new ArrayList<>();
    if (!onlyError) {
      wanted.add(reader.stream(false));
    }
    if (!onlyOutput) {
      wanted.add(reader.stream(true));
    }
    for (OutputReader.Stream stream : wanted) {
      for (Optional<Json.Fields> piece = stream.answer();
          piece.isPresent();
          piece = stream.answer()) {
        if (desk.print(array.more(List.of(piece.get()))) != ExitStatus.DONE) {
          return ExitStatus.NOT_DONE;
        }
      }
    }
    return reader.failure().isPresent()
        ? desk.fail(reader.failure().get(), false)
        : desk.print(array.end());
  }
}
