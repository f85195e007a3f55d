package io.scitq.cli.verb;

import io.scitq.cli.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a command line asks of the server, or what is wrong with it. */
public sealed interface Request {
  /** The field that lists the fields to clear: on the bus, absent means unchanged. */
  String CLEAR = "clear";

  /** Goes one of two ways. */
  <T> T fold(Function<Json.Fields, T> ready, Function<List<String>, T> wrong);

  /**
   * A request that can be sent.
   *
   * @param body its fields
   */
  record Ready(Json.Fields body) implements Request {
    @Override
    public <T> T fold(Function<Json.Fields, T> ready, Function<List<String>, T> wrong) {
      return ready.apply(body);
    }
  }

  /**
   * A command line that cannot be sent.
   *
   * @param mistakes one sentence each, at least one
   */
  record Wrong(List<String> mistakes) implements Request {
    /** Copies the list. */
    public Wrong {
      mistakes = List.copyOf(mistakes);
    }

    @Override
    public <T> T fold(Function<Json.Fields, T> ready, Function<List<String>, T> wrong) {
      return wrong.apply(mistakes);
    }
  }

  /** Reads every option by its kind and reports all mistakes at once. */
  public static Request of(Verb verb, Options given) {
    Map<String, Json> fields = new LinkedHashMap<>();
    List<Json> cleared = new ArrayList<>();
    List<String> mistakes = new ArrayList<>();
    for (Opt opt : verb.options()) {
      if (given.has(opt.name())) {
        if (clears(opt, given)) {
          cleared.add(new Json.Text(opt.field().orElseThrow()));
        } else {
          add(opt, given.all(opt.name()), fields, mistakes);
        }
      }
    }
    if (!cleared.isEmpty()) {
      fields.put(CLEAR, new Json.Array(cleared));
    }
    if (mistakes.isEmpty()) {
      mistakes.addAll(verb.objections(given));
    }
    return mistakes.isEmpty() ? new Ready(new Json.Fields(fields)) : new Wrong(mistakes);
  }

  private static boolean clears(Opt opt, Options given) {
    return opt.whenEmpty() == WhenEmpty.CLEARS && given.all(opt.name()).getLast().isEmpty();
  }

  private static void add(
      Opt opt, List<String> values, Map<String, Json> fields, List<String> mistakes) {
    List<String> counting = opt.repeatable() ? values : List.of(values.getLast());
    List<Json> read = new ArrayList<>();
    for (String value : counting) {
      if (value.isEmpty() && !(opt.kind() instanceof Kind.Flag)) {
        if (opt.required()) {
          mistakes.add(opt.name() + " is empty");
        } else if (opt.whenEmpty() == WhenEmpty.REFUSED) {
          mistakes.add(
              opt.name() + " is empty and cannot be cleared; it wants " + opt.kind().wants());
        }
      } else {
        opt.kind()
            .read(value)
            .ifPresentOrElse(
                read::add,
                () ->
                    mistakes.add(
                        opt.name() + " wants " + opt.kind().wants() + "; got '" + value + "'"));
      }
    }
    if (!read.isEmpty()) {
      Json sent = opt.repeatable() ? new Json.Array(read) : read.getFirst();
      opt.field().ifPresent(field -> fields.put(field, sent));
    }
  }
}
