package io.scitq.local.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** How this machine is: the body of a ping. Figures are of the time since the ping before. */
final class HostStats {
  private static final double MEGABIT = 1e6 / 8;
  private static final double GIGABYTE = 1e9;
  private static final int SECTOR_BYTES = 512;

  private final Path work;
  private long[] cpu = new long[0];
  private double user;
  private Counters before = new Counters(0, 0, 0, 0, 0);

  /** Bytes read and written, received and sent, since the machine started. */
  private record Counters(long nanos, long read, long written, long received, long sent) {}

  HostStats(Path work) {
    this.work = work;
  }

  ObjectNode ping(long nanos) throws IOException {
    double[] busy = busy();
    String arrow = busy[0] > user ? "\u2191" : "\u2193";
    user = busy[0];
    ObjectNode body =
        ServerClient.body()
            .put("load", String.format(Locale.ROOT, "%.1f%s / %.1f", busy[0], arrow, busy[1]))
            .put("memory", memory());
    return body.put("stats", stats(nanos).toString());
  }

  /** Percent of the processors' time for programs, and waiting for disks. */
  private double[] busy() throws IOException {
    String[] words = line("/proc/stat", "cpu ").split("\\s+");
    long[] now = new long[Math.min(8, words.length - 1)];
    for (int i = 0; i < now.length; i++) {
      now[i] = Long.parseLong(words[i + 1]);
    }
    double[] percent = new double[2];
    if (cpu.length == now.length && now.length > 4) {
      double all = 0;
      for (int i = 0; i < now.length; i++) {
        all += now[i] - cpu[i];
      }
      percent[0] = all > 0 ? 100.0 * (now[0] - cpu[0]) / all : 0;
      percent[1] = all > 0 ? 100.0 * (now[4] - cpu[4]) / all : 0;
    }
    cpu = now;
    return percent;
  }

  private static double memory() throws IOException {
    double total = kilobytes("MemTotal:");
    double free = kilobytes("MemAvailable:");
    return Math.round(1000 * (total - free) / total) / 10.0;
  }

  private static double kilobytes(String key) throws IOException {
    return Double.parseDouble(line("/proc/meminfo", key).split("\\s+")[1]);
  }

  private ObjectNode stats(long nanos) throws IOException {
    Counters now = counters(nanos);
    double seconds = before.nanos == 0 ? 0 : (now.nanos - before.nanos) / 1e9;
    ObjectNode stats = ServerClient.body();
    String load = Files.readString(Path.of("/proc/loadavg"));
    stats.put("load", String.join(" ", List.of(load.split(" ")).subList(0, 3)));
    ObjectNode disk = stats.putObject("disk");
    disk.put("speed", speed(now.read - before.read, now.written - before.written, seconds));
    disk.putArray("usage").add(work + ":" + usedPercent());
    disk.put("counter", counter(now.read, now.written));
    ObjectNode network = stats.putObject("network");
    network.put("speed", speed(now.received - before.received, now.sent - before.sent, seconds));
    network.put("counter", counter(now.received, now.sent));
    before = now;
    return stats;
  }

  private static String speed(long in, long out, double seconds) {
    return seconds > 0
        ? String.format(
            Locale.ROOT, "%.2f/%.2f Mb/s", in / seconds / MEGABIT, out / seconds / MEGABIT)
        : "-/- Mb/s";
  }

  private static String counter(long in, long out) {
    return String.format(Locale.ROOT, "%.1f/%.1f Gb", in / GIGABYTE, out / GIGABYTE);
  }

  private long usedPercent() throws IOException {
    FileStore store = Files.getFileStore(work);
    return Math.round(
        100.0
            * (store.getTotalSpace() - store.getUsableSpace())
            / Math.max(1, store.getTotalSpace()));
  }

  private static Counters counters(long nanos) throws IOException {
    long[] disk = new long[2];
    for (String line : lines("/proc/diskstats")) {
      String[] words = line.strip().split("\\s+");
      // whole disks only: their partitions would count twice
      if (words.length > 9 && words[2].matches("(sd|vd|xvd)[a-z]+|nvme\\d+n\\d+")) {
        disk[0] += SECTOR_BYTES * Long.parseLong(words[5]);
        disk[1] += SECTOR_BYTES * Long.parseLong(words[9]);
      }
    }
    long[] network = new long[2];
    for (String line : lines("/proc/net/dev")) {
      String[] words = line.replace(":", " ").strip().split("\\s+");
      if (words.length > 9 && words[1].matches("\\d+") && !words[0].equals("lo")) {
        network[0] += Long.parseLong(words[1]);
        network[1] += Long.parseLong(words[9]);
      }
    }
    return new Counters(nanos, disk[0], disk[1], network[0], network[1]);
  }

  /** None where this kernel, or this container, does not tell. */
  private static List<String> lines(String file) throws IOException {
    Path path = Path.of(file);
    return Files.isReadable(path) ? Files.readAllLines(path) : List.of();
  }

  private static String line(String file, String start) throws IOException {
    return lines(file).stream()
        .filter(line -> line.startsWith(start))
        .findFirst()
        .orElseThrow(() -> new IOException(file + " has no line " + start));
  }
}
