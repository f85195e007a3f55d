package io.scitq.cli.verb;

import java.util.List;
import java.util.Optional;

/**
 * One option or positional argument of a verb.
 *
 * @param names such as {@code -b, --batch}; none for a positional argument
 * @param field of the request it fills; absent when it concerns the display only
 * @param label of its value in the help, empty for a flag
 * @param kind what it takes
 * @param required true when the command is wrong without it
 * @param help one sentence
 */
public record Opt(
    List<String> names,
    Optional<String> field,
    String label,
    Kind kind,
    boolean required,
    String help) {

  /** Copies the names. */
  public Opt {
    names = List.copyOf(names);
  }

  /** The name used in messages and to find its value: the longest, or a positional's label. */
  public String name() {
    return names.isEmpty() ? label : names.getLast();
  }

  /** A flag that changes only what is displayed. */
  static Opt display(String names, String help) {
    return new Opt(split(names), Optional.empty(), "", new Kind.Flag(), false, help);
  }

  /** A flag that is sent. */
  static Opt flag(String names, String field, String help) {
    return new Opt(split(names), Optional.of(field), "", new Kind.Flag(), false, help);
  }

  /** An option with a value. */
  static Opt of(String names, String field, String label, Kind kind, String help) {
    return new Opt(split(names), Optional.of(field), label, kind, false, help);
  }

  /** An argument without a name. */
  static Opt positional(String field, String label, String help) {
    return new Opt(List.of(), Optional.of(field), label, new Kind.Text(), false, help);
  }

  /** The same, but required. */
  Opt mandatory() {
    return new Opt(names, field, label, kind, true, help);
  }

  private static List<String> split(String names) {
    return List.of(names.split(" ", -1));
  }
}
