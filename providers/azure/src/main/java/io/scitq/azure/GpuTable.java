package io.scitq.azure;

import io.scitq.spi.Gpu;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Models and memory of GPUs, which Resource SKUs does not tell, kept as the resource {@code
 * gpu.tsv}. The table's count wins over the capability, which is missing for parts of a GPU and for
 * some of the biggest sizes.
 */
final class GpuTable {
  private static final Map<String, Gpu> BY_SIZE = read();

  private GpuTable() {}

  /** The GPUs of a size, if it has any. */
  static Optional<Gpu> find(VmSize size) {
    Optional<Gpu> known = Optional.ofNullable(BY_SIZE.get(size.key()));
    return known.isPresent()
        ? known
        : size.figure("GPUs")
            .filter(count -> count >= 1)
            .map(count -> new Gpu("", count.intValue(), 0));
  }

  private static Map<String, Gpu> read() {
    try (InputStream in = Objects.requireNonNull(GpuTable.class.getResourceAsStream("gpu.tsv"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Map<String, Gpu> table = new HashMap<>();
      lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> add(line, table));
      return Map.copyOf(table);
    } catch (IOException broken) {
      throw new UncheckedIOException("gpu.tsv of this jar cannot be read", broken);
    }
  }

  private static void add(String line, Map<String, Gpu> table) {
    String[] columns = line.split("\t", -1);
    Gpu gpu = new Gpu(columns[1], Integer.parseInt(columns[2]), Double.parseDouble(columns[3]));
    table.put(columns[0].toLowerCase(Locale.ROOT), gpu);
  }
}
