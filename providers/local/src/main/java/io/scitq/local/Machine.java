package io.scitq.local;

import io.scitq.spi.Flavor;
import io.scitq.spi.FlavorId;
import io.scitq.spi.Gpu;
import io.scitq.spi.Tags;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What this host is.
 *
 * @param proc where the kernel tells, usually {@code /proc}
 * @param devices usually {@code /dev}
 * @param work whose file system counts as the disk
 */
record Machine(Path proc, Path devices, Path work) {
  /** The only flavor, and the only region. */
  static final String NAME = "local";

  private static final double KIB_PER_GIB = 1 << 20;
  private static final long GIB = 1L << 30;

  static Machine ofThisHost(Path work) {
    return new Machine(Path.of("/proc"), Path.of("/dev"), work);
  }

  /**
   * Its hardware as a flavor.
   *
   * @throws IOException when the kernel does not tell
   */
  Flavor flavor() throws IOException {
    int gpus = gpus();
    return new Flavor(
        new FlavorId(LocalProviderFactory.LOCAL, NAME),
        "",
        Runtime.getRuntime().availableProcessors(),
        memoryGib(),
        freeDiskGib(),
        Optional.empty(),
        gpus > 0 ? Optional.of(new Gpu("", gpus, 0)) : Optional.empty(),
        gpus > 0 ? new Tags("G") : Tags.NONE);
  }

  private double memoryGib() throws IOException {
    List<String> lines = Files.readAllLines(proc.resolve("meminfo"));
    String[] words =
        lines.stream()
            .filter(line -> line.startsWith("MemTotal:"))
            .findFirst()
            .orElseThrow(() -> new IOException("meminfo has no MemTotal"))
            .strip()
            .split("\\s+");
    if (words.length < 3 || !words[1].matches("[1-9]\\d{0,14}") || !words[2].equals("kB")) {
      throw new IOException("MemTotal of meminfo is not understood: " + String.join(" ", words));
    }
    return Math.round(10 * Double.parseDouble(words[1]) / KIB_PER_GIB) / 10.0;
  }

  /** Whole GiB, so that the figure does not change at each look. */
  private double freeDiskGib() throws IOException {
    Files.createDirectories(work);
    return (double) (Files.getFileStore(work).getUsableSpace() / GIB);
  }

  private int gpus() throws IOException {
    if (!Files.exists(devices.resolve("nvidia0"))) {
      return 0;
    }
    int count = 0;
    try (DirectoryStream<Path> cards = Files.newDirectoryStream(devices, "nvidia[0-9]*")) {
      for (Path card : cards) {
        count += card.getFileName().toString().matches("nvidia\\d+") ? 1 : 0;
      }
    }
    return count;
  }
}
