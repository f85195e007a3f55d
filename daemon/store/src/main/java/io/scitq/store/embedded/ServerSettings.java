package io.scitq.store.embedded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings our server runs with: durable, small, reachable from this host only. */
final class ServerSettings {
  /** From this version on reads need no helper processes; older ones do not know the setting. */
  private static final int IO_METHOD_SINCE = 18;

  private ServerSettings() {}

  /** Arguments of {@code postgres}, as {@code -c name=value} pairs. */
  static List<String> arguments(
      int major, String clusterName, int port, Map<String, String> overrides) {
    Map<String, String> settings = new LinkedHashMap<>(base(clusterName, port));
    if (major >= IO_METHOD_SINCE) {
      settings.put("io_method", "sync");
    }
    settings.putAll(overrides);
    List<String> arguments = new ArrayList<>();
    settings.forEach((name, value) -> {
      arguments.add("-c");
      arguments.add(name + "=" + value);
    });
    return arguments;
  }

  private static Map<String, String> base(String clusterName, int port) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("cluster_name", clusterName);
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("port", Integer.toString(port));
    settings.put("unix_socket_directories", "");
    settings.put("password_encryption", "scram-sha-256");
    settings.put("fsync", "on");
    settings.put("full_page_writes", "on");
    settings.put("synchronous_commit", "on");
    // a catalog of 60,000 offerings and a few hundred thousand tasks fit; the JVM needs the rest
    settings.put("shared_buffers", "64MB");
    settings.put("max_connections", "60");
    settings.put("max_wal_size", "256MB");
    settings.put("wal_level", "minimal");
    settings.put("max_wal_senders", "0");
    settings.put("huge_pages", "off");
    settings.put("jit", "off");
    settings.put("max_parallel_workers_per_gather", "0");
    settings.put("timezone", "UTC");
    settings.put("log_timezone", "UTC");
    settings.put("log_destination", "stderr");
    settings.put("logging_collector", "off");
    settings.put("log_checkpoints", "off");
    settings.put("log_line_prefix", "%m [%p] ");
    return settings;
  }
}
