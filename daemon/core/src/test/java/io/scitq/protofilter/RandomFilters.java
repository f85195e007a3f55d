package io.scitq.protofilter;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Filters from a seed, such as people write and such as they would not. */
public final class RandomFilters {
  private static final String[] WORDS = {
    "ovh", "azure", "GRA%", "GRA1", "%1", "region-_", "region-3", "%", "_%", "x", "re%-%1"
  };
  private static final String[] LETTERS = {"G", "M", "N", "GM", "NG", "X"};

  private RandomFilters() {}

  public static Protofilter make(Random random) {
    List<Condition> conditions = new ArrayList<>();
    for (int count = random.nextInt(4); count > 0; count--) {
      conditions.add(condition(random));
    }
    return new Protofilter(conditions);
  }

  private static Condition condition(Random random) {
    Item item = Item.values()[random.nextInt(Item.values().length)];
    List<Operator> operators = item.kind().operators();
    Operator operator = operators.get(random.nextInt(operators.size()));
    if (item.kind().numeric()) {
      return new Condition.Figure(item, operator, figure(item, random));
    }
    String letters = LETTERS[random.nextInt(LETTERS.length)];
    if (operator == Operator.HAS || operator == Operator.HAS_NOT) {
      return new Condition.HasTags(operator == Operator.HAS, letters);
    }
    boolean tag = item == Item.TAGS && random.nextBoolean();
    return new Condition.Text(item, operator, tag ? letters : WORDS[random.nextInt(WORDS.length)]);
  }

  private static BigDecimal figure(Item item, Random random) {
    int whole = random.nextInt(item == Item.EVICTION ? 30 : 100);
    return switch (item) {
      case CPU, EVICTION -> BigDecimal.valueOf(whole);
      case COST -> BigDecimal.valueOf(random.nextInt(40000), 4);
      case RAM, DISK, GPUMEM -> BigDecimal.valueOf(whole * 5L + random.nextInt(2) * 5L, 0);
      case TAGS, REGION, PROVIDER -> throw new IllegalArgumentException("text");
    };
  }
}
