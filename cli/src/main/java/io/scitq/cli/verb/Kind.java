package io.scitq.cli.verb;

import io.scitq.cli.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an option takes. */
public sealed interface Kind {

  /** The value as the server wants it, or nothing when it is not what this kind wants. */
  Optional<Json> read(String given);

  /** What is allowed, for a message: {@code --limit wants a whole number, 0 or more}. */
  String wants();

  /** What the shell may offer for it; nothing when there are too many. */
  default List<String> candidates() {
    return List.of();
  }

  /** Takes nothing: present or not. */
  record Flag() implements Kind {
    @Override
    public Optional<Json> read(String given) {
      return Optional.of(new Json.Bool(true));
    }

    @Override
    public String wants() {
      return "no value";
    }
  }

  /** Any text; empty text counts as not given. */
  record Text() implements Kind {
    @Override
    public Optional<Json> read(String given) {
      return Optional.of(new Json.Text(given));
    }

    @Override
    public String wants() {
      return "a text";
    }
  }

  /**
   * A whole number that fits in 32 bits.
   *
   * @param least smallest value allowed
   */
  record Whole(int least) implements Kind {
    @Override
    public Optional<Json> read(String given) {
      return Numbers.whole(given, least, Integer.MAX_VALUE);
    }

    @Override
    public String wants() {
      return "a whole number, " + least + " or more";
    }
  }

  /**
   * A number, whole or with a decimal point.
   *
   * @param least smallest value allowed
   */
  record Decimal(int least) implements Kind {
    @Override
    public Optional<Json> read(String given) {
      return Numbers.decimal(given, least);
    }

    @Override
    public String wants() {
      return "a number, " + least + " or more";
    }
  }

  /**
   * One of a few words.
   *
   * @param words all that are allowed
   */
  record Choice(List<String> words) implements Kind {
    /** Copies the list. */
    public Choice {
      words = List.copyOf(words);
    }

    @Override
    public Optional<Json> read(String given) {
      return words.contains(given) ? Optional.of(new Json.Text(given)) : Optional.empty();
    }

    @Override
    public String wants() {
      return "one of " + String.join(", ", words);
    }

    @Override
    public List<String> candidates() {
      return words;
    }
  }

  /**
   * A whole number of a range that may be negative.
   *
   * @param least smallest value allowed
   * @param most largest value allowed
   */
  record Range(int least, int most) implements Kind {
    @Override
    public Optional<Json> read(String given) {
      return Numbers.whole(given, least, most);
    }

    @Override
    public String wants() {
      return "a whole number, " + least + " to " + most;
    }
  }

  /**
   * One of a few numbers.
   *
   * @param codes all that are allowed
   */
  record Codes(List<Integer> codes) implements Kind {
    /** Copies the list. */
    public Codes {
      codes = List.copyOf(codes);
    }

    @Override
    public Optional<Json> read(String given) {
      return codes.stream()
          .map(String::valueOf)
          .filter(given::equals)
          .findFirst()
          .map(Json.Numeral::new);
    }

    @Override
    public String wants() {
      return "one of " + codes.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    @Override
    public List<String> candidates() {
      return codes.stream().map(String::valueOf).toList();
    }
  }

  /** Ids separated by blanks or commas; no id at all is an empty list. */
  record Ids() implements Kind {
    @Override
    public Optional<Json> read(String given) {
      List<Json> ids = new ArrayList<>();
      for (String word : given.strip().split("[\\s,]+", -1)) {
        Optional<Json> id = Numbers.whole(word, 0, Integer.MAX_VALUE);
        if (id.isEmpty()) {
          return given.isBlank() ? Optional.of(new Json.Array(List.of())) : Optional.empty();
        }
        ids.add(id.get());
      }
      return Optional.of(new Json.Array(ids));
    }

    @Override
    public String wants() {
      return "ids separated by blanks or commas";
    }
  }

  /** Yes or no. */
  record YesNo() implements Kind {
    @Override
    public Optional<Json> read(String given) {
      return switch (given) {
        case "yes" -> Optional.of(new Json.Bool(true));
        case "no" -> Optional.of(new Json.Bool(false));
        default -> Optional.empty();
      };
    }

    @Override
    public String wants() {
      return "yes or no";
    }

    @Override
    public List<String> candidates() {
      return List.of("yes", "no");
    }
  }

  /** Reads numbers as the command line writes them. */
  final class Numbers {
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,10}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,9})?");

    private Numbers() {}

    private static Optional<Json> whole(String given, int least, int most) {
      if (!WHOLE.matcher(given).matches()) {
        return Optional.empty();
      }
      long value = Long.parseLong(given);
      return value < least || value > most
          ? Optional.empty()
          : Optional.of(new Json.Numeral(Long.toString(value)));
    }

    private static Optional<Json> decimal(String given, int least) {
      return DECIMAL.matcher(given).matches() && Double.parseDouble(given) >= least
          ? Optional.of(new Json.Numeral(given.replaceFirst("^0+(?=[0-9])", "")))
          : Optional.empty();
    }
  }
}
