package io.scitq.server.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What defaults depend on.
 *
 * @param root true when running as root
 * @param dataHome where an ordinary user's programs keep data
 * @param name this machine's name
 */
public record Host(boolean root, Path dataHome, String name) {
  private static final Path SYSTEM_DATA = Path.of("/var/lib/scitq");

  /** Asks this machine. */
  public static Host current(Map<String, String> environment) {
    String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
    String named = environment.getOrDefault("HOME", "");
    Path home = Path.of(named.startsWith("/") ? named : System.getProperty("user.home", "/tmp"));
    Path dataHome = xdg.startsWith("/") ? Path.of(xdg) : home.resolve(".local/share");
    return new Host("root".equals(System.getProperty("user.name")), dataHome, hostName());
  }

  Path defaultData() {
    return root ? SYSTEM_DATA : dataHome.resolve("scitq");
  }

  private static String hostName() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException e) {
      return "localhost"; // no Linux: workers then need SCITQ_SERVER, which is said where it
      // matters
    }
  }
}
