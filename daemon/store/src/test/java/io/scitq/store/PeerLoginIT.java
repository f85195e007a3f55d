package io.scitq.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.scitq.store.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logging in without a password, as the user of the operating system: Debian's own setting. */
@OnEachPostgres
class PeerLoginIT {
  private static final String ME = System.getProperty("user.name");

  /** Whom the kernel tells the server that we are when it runs in a user namespace of its own. */
  private static final String OVERFLOW = "nobody";

  private final TestPostgres postgres;
  private EmbeddedPostgres server;
  private Database admin;

  @TempDir private Path directory;

  PeerLoginIT(TestPostgres postgres) {
    this.postgres = postgres;
  }

  @BeforeEach
  void start() throws IOException {
    server =
        EmbeddedPostgres.start(
            postgres
                .settings(directory.resolve("pg"))
                .with("unix_socket_directories", directory.toString())
                .with("fsync", "off"));
    admin = Database.open(server.uri(), 2);
    for (String role : List.of(ME, OVERFLOW, "mapped", "stranger")) {
      sql("CREATE ROLE \"" + role + "\" LOGIN");
      sql("CREATE DATABASE \"of_" + role + "\" OWNER \"" + role + "\"");
    }
    Path rules = file("hba_file");
    List<String> lines = new ArrayList<>(List.of("local all mapped peer map=people"));
    lines.add("local all all peer");
    Files.readAllLines(rules).stream().filter(line -> line.startsWith("host")).forEach(lines::add);
    Files.write(rules, lines);
    Files.write(
        file("ident_file"), List.of("people \"" + ME + "\" mapped", "people nobody mapped"));
    sql("SELECT pg_reload_conf()");
  }

  @AfterEach
  void stop() {
    admin.close();
    server.close();
  }

  private void sql(String text) {
    admin.jdbi().useHandle(handle -> handle.execute(text));
  }

  private Path file(String setting) {
    String path =
        admin
            .jdbi()
            .withHandle(handle -> handle.select("SHOW " + setting).mapTo(String.class).one());
    return Path.of(path);
  }

  /** A URI as an operator writes it, with the place of the socket. */
  private DatabaseUri uri(String beginning, String osUser) {
    int port = ((DatabaseUri.Endpoint.Tcp) server.uri().endpoint()).port();
    return DatabaseUri.parse(beginning + "?host=" + directory + "&port=" + port, osUser);
  }

  private String user(DatabaseUri uri) {
    try (Database database = Database.open(uri, 2)) {
      database.migrate();
      return database
          .jdbi()
          .withHandle(handle -> handle.select("SELECT current_user").mapTo(String.class).one());
    }
  }

  @Test
  void aUriWithoutUserIsTheUserOfTheSystemAndAMapGivesAnotherRole() {
    await() // the server reads its rules again in its own time
        .ignoreExceptionsInstanceOf(DatabaseUnavailable.class)
        .untilAsserted(() ->
            assertThat(user(uri("postgresql+psycopg2://mapped@/of_mapped", ME)))
                .isEqualTo("mapped"));

    assertThat(Stream.of(ME, OVERFLOW).filter(this::logsInAs)).hasSize(1);
    assertThatThrownBy(() -> user(uri("postgresql://stranger@/of_stranger", ME)))
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("does not let this user in");
  }

  private boolean logsInAs(String osUser) {
    try {
      return user(uri("postgresql:///of_" + osUser, osUser)).equals(osUser);
    } catch (DatabaseUnavailable refused) {
      assertThat(refused).hasMessageContaining("does not let this user in");
      return false;
    }
  }
}
