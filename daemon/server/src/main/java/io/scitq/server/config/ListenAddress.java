package io.scitq.server.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the daemon listens.
 *
 * @param host name or address, without brackets
 * @param port 0 to 65535; 0 takes any free port
 */
public record ListenAddress(String host, int port) {
  /** The port of scitq 1.3. */
  public static final int DEFAULT_PORT = 5000;

  private static final Pattern SHAPE =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)\\]|([A-Za-z0-9._-]+)):(\\d{1,5})");
  private static final Pattern IPV4_LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}");

  /** Checks the range of the port. */
  public ListenAddress {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("must have a port from 0 to 65535");
    }
  }

  /**
   * Reads {@code HOST:PORT} or {@code [IPV6]:PORT}.
   *
   * @throws IllegalArgumentException with what is allowed
   */
  public static ListenAddress parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "must be HOST:PORT or [IPV6]:PORT, such as 127.0.0.1:5000");
    }
    String host = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
    return new ListenAddress(host, Integer.parseInt(matcher.group(3)));
  }

  /** True when only this machine can connect. A name other than localhost is not looked up. */
  public boolean isLoopback() {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost") || name.equals("::1") || IPV4_LOOPBACK.matcher(name).matches();
  }

  /** True when it stands for all addresses of this machine. */
  boolean isWildcard() {
    return host.equals("0.0.0.0") || host.equals("::");
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
