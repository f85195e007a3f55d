package io.scitq.store;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Where a PostgreSQL database is and how to log in, as {@code SQLALCHEMY_DATABASE_URI} says it.
 *
 * @param endpoint TCP or Unix socket
 * @param database name of the database
 * @param user role to log in as
 * @param password empty when the server asks for none (peer, trust)
 * @param options further libpq options that have a meaning for us, e.g. {@code sslmode}
 */
public record DatabaseUri(
    Endpoint endpoint,
    String database,
    String user,
    Optional<String> password,
    Map<String, String> options) {
  /** PostgreSQL's own. */
  static final int DEFAULT_PORT = 5432;

  /** Where Debian's and most other servers put their socket. */
  static final String DEFAULT_SOCKET_FOLDER = "/var/run/postgresql";

  public DatabaseUri {
    options = Map.copyOf(options);
    if (database.isEmpty() || user.isEmpty()) {
      throw new IllegalArgumentException("database and user must not be empty");
    }
  }

  /** The two ways to reach a server. */
  public sealed interface Endpoint {
    /** A host name or address, and a port of 1 to 65535. */
    record Tcp(String host, int port) implements Endpoint {}

    /** The folder of the server's Unix socket, and the port in the socket's name. */
    record Local(String folder, int port) implements Endpoint {
      String file() {
        return folder + "/.s.PGSQL." + port;
      }
    }
  }

  /** A database reached by TCP with a password. */
  public static DatabaseUri tcp(
      String host, int port, String database, String user, String password) {
    return new DatabaseUri(
        new Endpoint.Tcp(host, port), database, user, Optional.of(password), Map.of());
  }

  /**
   * Reads a URI as scitq 1.3's configuration writes it; {@code osUser} stands in when it names no
   * user, as with libpq.
   *
   * @throws IllegalArgumentException with a sentence for the user; it never repeats the password
   */
  public static DatabaseUri parse(String text, String osUser) {
    return new DatabaseUriParser(osUser).parse(text);
  }

  /** The same server and login, another database. */
  public DatabaseUri withDatabase(String name) {
    return new DatabaseUri(endpoint, name, user, password, options);
  }

  /** The driver's form; it holds no secret. */
  String jdbcUrl() {
    return switch (endpoint) {
      case Endpoint.Tcp(String host, int port) ->
          "jdbc:postgresql://"
              + (host.contains(":") ? "[" + host + "]" : host)
              + ":"
              + port
              + "/"
              + encode(database);
      case Endpoint.Local local ->
          "jdbc:postgresql://localhost:" + local.port() + "/" + encode(database);
    };
  }

  /** The driver's settings for this endpoint and login. */
  Properties jdbcProperties() {
    Properties properties = new Properties();
    properties.putAll(options);
    properties.setProperty("user", user);
    password.ifPresent(secret -> properties.setProperty("password", secret));
    if (endpoint instanceof Endpoint.Local local) {
      properties.setProperty("socketFactory", UnixSocketFactory.class.getName());
      properties.setProperty("socketFactoryArg", local.file());
      properties.setProperty("sslmode", "disable"); // the server offers none on a Unix socket
      properties.setProperty("gssEncMode", "disable");
    }
    return properties;
  }

  private static String encode(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** For messages and logs: everything but the password. */
  @Override
  public String toString() {
    String where =
        switch (endpoint) {
          case Endpoint.Tcp(String host, int port) ->
              "@" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/" + database;
          case Endpoint.Local local ->
              "@/" + database + "?host=" + local.folder() + "&port=" + local.port();
        };
    StringBuilder all = new StringBuilder("postgresql://").append(user);
    password.ifPresent(secret -> all.append(":***"));
    all.append(where);
    char separator = where.contains("?") ? '&' : '?';
    for (Map.Entry<String, String> option : new TreeMap<>(options).entrySet()) {
      all.append(separator).append(option.getKey()).append('=').append(option.getValue());
      separator = '&';
    }
    return all.toString();
  }
}
