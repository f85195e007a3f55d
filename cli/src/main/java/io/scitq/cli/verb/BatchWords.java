package io.scitq.cli.verb;

import io.scitq.cli.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the verbs that change batches share. */
final class BatchWords {
  static final Opt NAME =
      Opt.of("-n --name", "batches", "BATCH", new Kind.Text(), "the batch; can be repeated")
          .mandatory()
          .several();

  private BatchWords() {}

  /** The request, with the signal of the flag that is given. */
  static Json.Fields withSignal(Call call, Map<String, Integer> flags) {
    Map<String, Json> fields = new LinkedHashMap<>(call.body().fields());
    flags.forEach((flag, signal) -> {
      if (call.given().has(flag)) {
        fields.put("signal", new Json.Numeral(signal.toString()));
      }
    });
    return new Json.Fields(fields);
  }

  /** One line per batch; a batch that nothing knows is a failure. */
  static Report report(Json answer, Function<Json.Fields, String> done) {
    StringBuilder text = new StringBuilder();
    List<String> unknown = new ArrayList<>();
    for (Json.Fields view : Views.items(answer)) {
      if (view.isTrue("known")) {
        text.append(done.apply(view)).append('\n');
      } else {
        unknown.add("scitq-manage: no such batch '" + Views.text(view, "batch") + "'");
      }
    }
    return new Report(text.toString(), unknown, !unknown.isEmpty());
  }

  /** {@code batch test}. */
  static String name(Json.Fields view) {
    return "batch " + Views.text(view, "batch");
  }

  /** {@code 2 workers paused, 3 signals sent}. */
  static String workers(Json.Fields view, String done) {
    long signals = Views.number(view, "signals");
    return Words.count(Views.number(view, "workers"), "worker")
        + " "
        + done
        + (signals == 0 ? "" : ", " + Words.count(signals, "signal") + " sent");
  }
}
