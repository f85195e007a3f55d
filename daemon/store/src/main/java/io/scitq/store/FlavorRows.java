package io.scitq.store;

import io.scitq.spi.Flavor;
import io.scitq.spi.FlavorId;
import io.scitq.spi.Gpu;
import io.scitq.spi.ProviderId;
import io.scitq.spi.Tags;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Flavors between their two tables and their record. */
final class FlavorRows {
  /** Columns under the names that {@link #read} expects, from {@code f} and {@code d}. */
  static final String COLUMNS =
      "f.provider AS flavor_provider, f.name AS flavor_name, f.cpu, f.ram, f.disk, f.bandwidth,"
          + " f.gpu, f.gpumem, f.tags, d.family, d.gpu_model, d.gpu_count, d.gpu_memory";

  static final String DETAIL_JOIN =
      " LEFT JOIN scitqd.flavor_detail d ON d.provider = f.provider AND d.name = f.name";

  static final String SELECT = "SELECT " + COLUMNS + " FROM public.flavor f" + DETAIL_JOIN;

  /** {@code 4x A100}, {@code 2 x V100S 32 Go}, as 1.3's updaters write them. */
  private static final Pattern COUNTED_GPU = Pattern.compile("(\\d{1,3})\\s*[x×*]\\s*(.*)");

  private FlavorRows() {}

  /**
   * Reads one flavor.
   *
   * @throws IllegalArgumentException when the row makes no sense
   */
  static Flavor read(ResultSet rows) throws SQLException {
    FlavorId id =
        new FlavorId(
            new ProviderId(rows.getString("flavor_provider")), rows.getString("flavor_name"));
    double bandwidth = rows.getDouble("bandwidth");
    Optional<Double> known = rows.wasNull() ? Optional.empty() : Optional.of(bandwidth);
    String family = rows.getString("family");
    String tags = rows.getString("tags");
    return new Flavor(
        id,
        family == null ? "" : family,
        rows.getInt("cpu"),
        rows.getDouble("ram"),
        rows.getDouble("disk"),
        known,
        family == null ? theirGpu(rows) : ourGpu(rows),
        new Tags(tags == null ? "" : tags.toUpperCase(Locale.ROOT)));
  }

  private static Optional<Gpu> ourGpu(ResultSet rows) throws SQLException {
    String model = rows.getString("gpu_model");
    return model == null
        ? Optional.empty()
        : Optional.of(new Gpu(model, rows.getInt("gpu_count"), rows.getDouble("gpu_memory")));
  }

  private static Optional<Gpu> theirGpu(ResultSet rows) throws SQLException {
    String text = rows.getString("gpu");
    double memory = rows.getDouble("gpumem");
    if ((text == null || text.isBlank()) && memory <= 0) {
      return Optional.empty();
    }
    Matcher counted = COUNTED_GPU.matcher(text == null ? "" : text.strip());
    return counted.matches()
        ? Optional.of(
            new Gpu(counted.group(2), Math.max(1, Integer.parseInt(counted.group(1))), memory))
        : Optional.of(new Gpu(text == null ? "" : text.strip(), 1, memory));
  }

  /** The text of {@code public.flavor.gpu}, null without a GPU. */
  static @Nullable String gpuText(Flavor flavor) {
    return flavor.gpu().map(gpu -> gpu.count() + "x " + gpu.model()).orElse(null);
  }
}
