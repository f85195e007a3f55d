package io.scitq.protofilter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a filter can ask about. The units are those of the manual. */
public enum Item {
  /** vCPUs. */
  CPU(Kind.WHOLE),
  /** Main memory in GB. */
  RAM(Kind.DECIMAL),
  /** The biggest local disk in GB. */
  DISK(Kind.DECIMAL),
  /** Tag letters: G GPU, M bare metal, N NVMe. */
  TAGS(Kind.LETTERS),
  /** Memory of all GPUs together in GB. */
  GPUMEM(Kind.DECIMAL),
  /** Percent per hour. */
  EVICTION(Kind.WHOLE),
  /** Name of the region. */
  REGION(Kind.TEXT),
  /** Price per hour in the provider's currency. */
  COST(Kind.DECIMAL),
  /** Name of the provider. */
  PROVIDER(Kind.TEXT);

  /** How the values of an item are compared. */
  enum Kind {
    WHOLE("a whole number", Operator.NUMERIC),
    DECIMAL("a number", Operator.NUMERIC),
    TEXT("text", Operator.TEXTUAL),
    LETTERS("letters", Operator.TAGS);

    private final String words;
    private final List<Operator> operators;

    Kind(String words, Operator[] operators) {
      this.words = words;
      this.operators = List.of(operators);
    }

    String words() {
      return words;
    }

    List<Operator> operators() {
      return operators;
    }

    boolean numeric() {
      return this == WHOLE || this == DECIMAL;
    }
  }

  private final Kind kind;

  Item(Kind kind) {
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  /** The word of the filter language. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The item of a word, empty for an unknown one. */
  public static Optional<Item> of(String label) {
    return Arrays.stream(values()).filter(item -> item.label().equals(label)).findFirst();
  }

  /** All words of the filter language, in the manual's order. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(Item::label).toList();
  }
}
