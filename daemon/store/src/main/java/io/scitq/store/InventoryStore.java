package io.scitq.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The machines that Ansible may work on: scitq 1.3 marks them {@code ansible_active}. */
public final class InventoryStore {
  private static final String HOSTS =
      """
      SELECT coalesce(nullif(w.ansible_host, ''), nullif(w.hostname, ''), w.name) AS name,
          nullif(w.ansible_group, '') AS ansible_group, nullif(w.ipv4, '') AS ipv4,
          nullif(w.ipv6, '') AS ipv6, nullif(w.provider, '') AS provider,
          nullif(w.region, '') AS region, nullif(w.flavor, '') AS flavor,
          f.cpu, f.ram, f.gpu, f.tags
      FROM public.worker w
      LEFT JOIN public.flavor f ON f.name = w.flavor AND f.provider = w.provider
      WHERE w.ansible_active
      ORDER BY w.worker_id
      """;

  private final Database database;

  /** Reads from this database. */
  public InventoryStore(Database database) {
    this.database = database;
  }

  /** All of them, by worker. */
  public List<InventoryRow> hosts() {
    return database
        .jdbi()
        .withHandle(handle -> handle.select(HOSTS).map((rows, context) -> row(rows)).list());
  }

  private static InventoryRow row(ResultSet rows) throws SQLException {
    int cpu = rows.getInt("cpu");
    boolean unknown = rows.wasNull();
    double ram = rows.getDouble("ram");
    return new InventoryRow(
        rows.getString("name"),
        text(rows, "ansible_group"),
        text(rows, "ipv4"),
        text(rows, "ipv6"),
        text(rows, "provider"),
        text(rows, "region"),
        text(rows, "flavor"),
        unknown ? OptionalInt.empty() : OptionalInt.of(cpu),
        unknown ? OptionalDouble.empty() : OptionalDouble.of(ram),
        text(rows, "gpu"),
        text(rows, "tags"));
  }

  private static Optional<String> text(ResultSet rows, String column) throws SQLException {
    return Optional.ofNullable(rows.getString(column));
  }
}
