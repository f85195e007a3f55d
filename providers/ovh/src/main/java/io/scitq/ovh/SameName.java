package io.scitq.ovh;

import io.scitq.spi.InstanceName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Instances that bear one name: OVH does not keep names unique. Pure. */
final class SameName {
  private SameName() {}

  /** Those that bear the name and are not deleted already. */
  static List<InstanceRow> among(List<InstanceRow> rows, InstanceName name) {
    return rows.stream()
        .filter(row -> row.name().equals(name.value()))
        .filter(row -> !InstanceMapping.isGone(row))
        .toList();
  }

  /** The one to go on with: running before starting before broken before leaving, then oldest. */
  static InstanceRow best(List<InstanceRow> rows) {
    return rows.stream().min(Comparator.comparingInt(SameName::order).thenComparing(age())).get();
  }

  /** A name of our shape. */
  static Optional<InstanceName> parse(String name) {
    try {
      return Optional.of(new InstanceName(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Comparator<InstanceRow> age() {
    return Comparator.comparing((InstanceRow row) -> row.created().map(Object::toString).orElse(""))
        .thenComparing(InstanceRow::id);
  }

  private static int order(InstanceRow row) {
    return switch (InstanceMapping.status(row.status())) {
      case RUNNING -> 0;
      case STARTING -> 1;
      case STOPPED -> 2;
      case FAILED -> 3;
      case DELETING, LEFTOVER -> 4;
    };
  }
}
