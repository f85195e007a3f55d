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
 * @param repeatable true when each of its values counts, otherwise the last does
 * @param whenEmpty what an empty value means
 * @param help one sentence
 */
public record Opt(
    List<String> names,
    Optional<String> field,
    String label,
    Kind kind,
    boolean required,
    boolean repeatable,
    WhenEmpty whenEmpty,
    String help) {

  /** Copies the names. */
  public Opt {
    names = List.copyOf(names);
  }

  /** The name used in messages and to find its value: the longest, or a positional's label. */
  public String name() {
    return names.isEmpty() ? label : names.getLast();
  }

  /** A flag that is not sent. */
  public static Opt display(String names, String help) {
    return new Opt(
        split(names),
        Optional.empty(),
        "",
        new Kind.Flag(),
        false,
        false,
        WhenEmpty.NOT_GIVEN,
        help);
  }

  /** An option with a value that is not sent. */
  public static Opt local(String names, String label, Kind kind, String help) {
    return new Opt(
        split(names), Optional.empty(), label, kind, false, false, WhenEmpty.NOT_GIVEN, help);
  }

  /** A flag that is sent. */
  public static Opt flag(String names, String field, String help) {
    return new Opt(
        split(names),
        Optional.of(field),
        "",
        new Kind.Flag(),
        false,
        false,
        WhenEmpty.NOT_GIVEN,
        help);
  }

  /** An option with a value. */
  public static Opt of(String names, String field, String label, Kind kind, String help) {
    return new Opt(
        split(names), Optional.of(field), label, kind, false, false, WhenEmpty.NOT_GIVEN, help);
  }

  /** An argument without a name. */
  public static Opt positional(String field, String label, String help) {
    return new Opt(
        List.of(),
        Optional.of(field),
        label,
        new Kind.Text(),
        false,
        false,
        WhenEmpty.NOT_GIVEN,
        help);
  }

  /** The same, but required. */
  public Opt mandatory() {
    return new Opt(names, field, label, kind, true, repeatable, whenEmpty, help);
  }

  /** The same, but it may be given several times; its values are sent as a list. */
  public Opt several() {
    return new Opt(names, field, label, kind, required, true, whenEmpty, help);
  }

  /** The same, but an empty value clears its field. */
  Opt clearable() {
    return when(WhenEmpty.CLEARS);
  }

  /** The same, but an empty value is a mistake. */
  Opt neverEmpty() {
    return when(WhenEmpty.REFUSED);
  }

  private Opt when(WhenEmpty empty) {
    return new Opt(names, field, label, kind, required, repeatable, empty, help);
  }

  /** The same with another help. */
  Opt saying(String otherHelp) {
    return new Opt(names, field, label, kind, required, repeatable, whenEmpty, otherHelp);
  }

  private static List<String> split(String names) {
    return List.of(names.split(" ", -1));
  }
}
