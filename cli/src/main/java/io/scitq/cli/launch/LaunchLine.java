package io.scitq.cli.launch;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command line of {@code scitq-launch}, taken apart: options strictly before the command, each
 * with its value in the next word.
 *
 * @param options what was given, in order; an empty text for an option without a value
 * @param command the words of the task's command
 * @param ended true when {@code --} ended the options: then the command may be empty
 */
record LaunchLine(Map<LaunchOption, List<String>> options, List<String> command, boolean ended) {
  private static final Set<LaunchOption> ONCE =
      Set.of(
          LaunchOption.DOCKER,
          LaunchOption.OPTION,
          LaunchOption.UID,
          LaunchOption.GID,
          LaunchOption.NAME,
          LaunchOption.BATCH,
          LaunchOption.OUTPUT);

  LaunchLine {
    options = Map.copyOf(options);
    command = List.copyOf(command);
  }

  static LaunchLine of(List<String> args) throws SyntaxErrorException {
    Map<LaunchOption, List<String>> options = new EnumMap<>(LaunchOption.class);
    int at = 0;
    while (at < args.size()) {
      String word = args.get(at);
      if (word.equals("--")) {
        return new LaunchLine(options, args.subList(at + 1, args.size()), true);
      }
      Optional<LaunchOption> option = LaunchOption.named(word);
      if (option.isEmpty()) {
        break;
      }
      at += add(options, option.get(), args.subList(at, args.size()));
    }
    return new LaunchLine(options, args.subList(at, args.size()), false);
  }

  /** Takes an option from the front; returns how many words it is. */
  private static int add(
      Map<LaunchOption, List<String>> options, LaunchOption option, List<String> words)
      throws SyntaxErrorException {
    if (option.takesValue() && words.size() < 2) {
      throw new SyntaxErrorException(words.getFirst() + " needs an argument");
    }
    List<String> values = options.computeIfAbsent(option, name -> new ArrayList<>());
    if (ONCE.contains(option) && !values.isEmpty()) {
      throw new SyntaxErrorException(option.longName() + " can be given only once");
    }
    values.add(option.takesValue() ? words.get(1) : "");
    return option.takesValue() ? 2 : 1;
  }

  boolean has(LaunchOption option) {
    return options.containsKey(option);
  }

  /** Every value of an option. */
  List<String> all(LaunchOption option) {
    return options.getOrDefault(option, List.of());
  }

  /** The last value of an option. */
  Optional<String> value(LaunchOption option) {
    return Optional.ofNullable(options.get(option)).map(List::getLast);
  }

  /** The last value, which must be a whole number of 32 bits. */
  Optional<Integer> number(LaunchOption option) throws SyntaxErrorException {
    Optional<String> value = value(option);
    return value.isEmpty() ? Optional.empty() : Optional.of(number(option.longName(), value.get()));
  }

  /** The whole number that a text is. */
  static int number(String option, String text) throws SyntaxErrorException {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException none) {
      throw new SyntaxErrorException(option + " wants a whole number; got '" + text + "'");
    }
  }
}
