package io.scitq.cli.bus;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the daemon listens.
 *
 * @param host name or address, without the brackets of an IPv6 address
 * @param port 1 to 65535
 */
public record ServerAddress(String host, int port) {
  /** Port of a scitq server when none is given. */
  public static final int DEFAULT_PORT = 5000;

  /** A server on this machine. */
  public static final ServerAddress LOCAL = new ServerAddress("127.0.0.1", DEFAULT_PORT);

  private static final int LAST_PORT = 65535;
  private static final Pattern FORM =
      Pattern.compile("(?:\\[([0-9a-fA-F:.%]+)]|([A-Za-z0-9._-]+))(?::([0-9]{1,5}))?");
  private static final Pattern BARE_IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*:[^/]*");

  /** Checks the port. */
  public ServerAddress {
    if (port < 1 || port > LAST_PORT) {
      throw new IllegalArgumentException("port must be 1 to 65535, got " + port);
    }
  }

  /** HOST, HOST:PORT, [IPV6] or [IPV6]:PORT; nothing when the text is none of these. */
  public static Optional<ServerAddress> parse(String text) {
    if (BARE_IPV6.matcher(text).matches()) {
      return Optional.of(new ServerAddress(text, DEFAULT_PORT));
    }
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    String host = form.group(1) != null ? form.group(1) : form.group(2);
    int port = form.group(3) == null ? DEFAULT_PORT : Integer.parseInt(form.group(3));
    return port < 1 || port > LAST_PORT
        ? Optional.empty()
        : Optional.of(new ServerAddress(host, port));
  }

  /** HOST:PORT, as people and the Host header write it. */
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
