package io.scitq.store;

import io.scitq.store.DatabaseUri.Endpoint;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the URI forms that SQLAlchemy and libpq accept for PostgreSQL. */
final class DatabaseUriParser {
  /** postgres, postgresql, postgresql+psycopg2 and the other drivers of SQLAlchemy. */
  private static final Pattern SCHEME =
      Pattern.compile("(?i)(postgres|postgresql)(\\+[a-z0-9_]+)?://(.*)", Pattern.DOTALL);

  private static final Pattern PARTS =
      Pattern.compile(
          "(?:(?<login>[^:/?@]*(?::[^@]*)?)@)?(?<host>[^/?]*)(?:/(?<database>[^?]*))?(?:\\?(?<query>.*))?");

  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(?:\\[(?<six>[^\\]]+)\\]|(?<name>[^:]*))(?::(?<port>\\d*))?");

  /** Options that the driver knows under libpq's name. Others change nothing that we do. */
  private static final Set<String> PASSED = Set.of("sslmode", "sslrootcert", "sslcert", "sslkey");

  private static final String EXPECTED =
      "expected postgresql://user:password@host:port/database or postgresql://user@/database";

  private final String osUser;

  DatabaseUriParser(String osUser) {
    this.osUser = osUser;
  }

  DatabaseUri parse(String text) {
    Matcher scheme = SCHEME.matcher(text.strip());
    if (!scheme.matches()) {
      throw notPostgres(text.strip());
    }
    Matcher parts = PARTS.matcher(scheme.group(3));
    if (!parts.matches()) {
      throw refuse(EXPECTED);
    }
    Map<String, String> query = query(parts.group("query"));
    Login login = login(parts.group("login"), query);
    Endpoint endpoint = endpoint(parts.group("host"), query);
    String database = decode(Optional.ofNullable(parts.group("database")).orElse(""));
    database = database.isEmpty() ? query.getOrDefault("dbname", login.user()) : database;
    query.keySet().retainAll(PASSED);
    return new DatabaseUri(endpoint, database, login.user(), login.password(), query);
  }

  private static IllegalArgumentException notPostgres(String text) {
    int end = text.indexOf(':');
    String scheme = end < 0 ? "" : text.substring(0, end);
    if (scheme.startsWith("sqlite")) {
      return refuse(
          "SQLite is not supported: use PostgreSQL, or leave it out to use the embedded one");
    }
    return refuse(
        scheme.isEmpty() ? EXPECTED : "the scheme " + scheme + " is not PostgreSQL; " + EXPECTED);
  }

  private Login login(@Nullable String text, Map<String, String> query) {
    String[] both = Optional.ofNullable(text).orElse("").split(":", 2);
    String user = decode(both[0]);
    Optional<String> password =
        both.length == 2
            ? Optional.of(decode(both[1]))
            : Optional.ofNullable(query.get("password"));
    return new Login(user.isEmpty() ? query.getOrDefault("user", osUser) : user, password);
  }

  private static Endpoint endpoint(String text, Map<String, String> query) {
    if (text.contains(",")) {
      throw refuse("several hosts are not supported: name one");
    }
    Matcher matcher = HOST_AND_PORT.matcher(text);
    if (!matcher.matches()) {
      throw refuse("the host and port are not readable; " + EXPECTED);
    }
    String host =
        Optional.ofNullable(matcher.group("six"))
            .or(() -> Optional.ofNullable(matcher.group("name")))
            .map(DatabaseUriParser::decode)
            .orElse("");
    host = host.isEmpty() ? query.getOrDefault("host", "") : host;
    String port = Optional.ofNullable(matcher.group("port")).orElse("");
    int number = port(port.isEmpty() ? query.getOrDefault("port", "") : port);
    // sqlalchemy also allows ?host=name:port
    int colon = host.startsWith("/") ? -1 : host.indexOf(':');
    if (colon > 0 && colon == host.lastIndexOf(':')) {
      number = port(host.substring(colon + 1));
      host = host.substring(0, colon);
    }
    if (host.isEmpty()) {
      return new Endpoint.Local(DatabaseUri.DEFAULT_SOCKET_FOLDER, number);
    }
    return host.startsWith("/") ? new Endpoint.Local(host, number) : new Endpoint.Tcp(host, number);
  }

  private static int port(String text) {
    if (text.isEmpty()) {
      return DatabaseUri.DEFAULT_PORT;
    }
    boolean digits = text.matches("\\d{1,5}");
    int number = digits ? Integer.parseInt(text) : 0;
    if (number < 1 || number > 65_535) {
      throw refuse("the port must be a number from 1 to 65535, got " + text);
    }
    return number;
  }

  private static Map<String, String> query(@Nullable String text) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String pair : Optional.ofNullable(text).orElse("").split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        all.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return all;
  }

  /** Percent signs only: a plus is a plus, as in SQLAlchemy's passwords. */
  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw refuse("a % must be followed by two hexadecimal digits (write %25 for a plain %)");
    }
  }

  private static IllegalArgumentException refuse(String why) {
    return new IllegalArgumentException("SQLALCHEMY_DATABASE_URI: " + why + ".");
  }

  private record Login(String user, Optional<String> password) {}
}
