package io.scitq.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.api.BusAddress;
import io.scitq.server.http.rest.ServerDatabase;
import io.scitq.sim.SimClouds;
import io.scitq.sim.cloud.Fault;
import io.scitq.sim.cloud.FaultRule;
import io.scitq.sim.cloud.SimOptions;
import io.scitq.store.Database;
import io.scitq.store.DatabaseUri;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A whole system on a database that the test can write to as other programs do. */
final class Rig implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Map<String, String> BOUNDS =
      Map.of(
          "AZURE_TIMEOUT_SECONDS", "2",
          "OVH_TIMEOUT_SECONDS", "2",
          "LOG_LEVEL", "ERROR");

  private final Database database;
  private final WholeSystem system;

  private Rig(Database database, WholeSystem system) {
    this.database = database;
    this.system = system;
  }

  /** Starts with a catalog of 1000 offerings and calls bound to two seconds. */
  static Rig start(Path data, Map<String, String> settings) {
    return start(data, SimOptions.defaults().withOfferings(1000), settings);
  }

  /** The same in another world. */
  static Rig start(Path data, SimOptions options, Map<String, String> settings) {
    Database database = ServerDatabase.fresh();
    Map<String, String> all = new TreeMap<>(BOUNDS);
    all.put("SQLALCHEMY_DATABASE_URI", text(database.uri()));
    all.putAll(settings);
    Rig rig = new Rig(database, WholeSystem.start(data, options, all));
    awaitCatalog(rig.client());
    return rig;
  }

  static void awaitCatalog(Client client) {
    await()
        .atMost(PATIENCE)
        .until(() ->
            client.bus(BusAddress.UPDATER_STATUS).items().stream()
                .filter(row -> !row.path("state").asText().equals("disabled"))
                .allMatch(row ->
                    row.path("offerings").asInt() > 0
                        && row.path("state").asText().equals("idle")));
  }

  /** The address of a database as a configuration has it. */
  static String text(DatabaseUri uri) {
    if (!(uri.endpoint() instanceof DatabaseUri.Endpoint.Tcp tcp)) {
      throw new AssertionError("not over TCP: " + uri);
    }
    return "postgresql://%s:%s@%s:%d/%s"
        .formatted(
            uri.user(), uri.password().orElseThrow(), tcp.host(), tcp.port(), uri.database());
  }

  Client client() {
    return system.client();
  }

  SimClouds clouds() {
    return system.clouds();
  }

  Database database() {
    return database;
  }

  void sql(String statement) {
    ServerDatabase.execute(database, statement);
  }

  /** The first column of the first row, as a number. */
  long number(String query) {
    return number(database, query);
  }

  static long number(Database database, String query) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** From now on this goes wrong with each request of the operation. */
  void always(String cloud, String operation, Fault fault) {
    clouds().faults().inject(FaultRule.always(cloud, operation, fault));
  }

  /** How the updater of a provider stands. */
  JsonNode status(String provider) {
    return client().bus(BusAddress.UPDATER_STATUS).items().stream()
        .filter(row -> row.path("provider").asText().equals(provider))
        .findFirst()
        .orElseThrow();
  }

  /** Runs an updater and gives how it then stands. */
  JsonNode update(String provider, boolean force) {
    return client()
        .bus(BusAddress.UPDATER_RUN, "provider", provider, "force", force)
        .items()
        .getFirst();
  }

  /** A recruiter of this batch for one provider, so many tasks for each worker. */
  void recruiter(String batch, int rank, String provider, int perWorker) {
    Answer created =
        client()
            .bus(
                BusAddress.RECRUITER_CREATE,
                "batch",
                batch,
                "rank",
                rank,
                "flavor",
                "auto:cpu>=4",
                "provider",
                provider,
                "region",
                "auto",
                "concurrency",
                perWorker,
                "tasks_per_worker",
                perWorker);
    assertThat(created.status()).as(created.toString()).isEqualTo(200);
  }

  List<JsonNode> workers() {
    return client().bus(BusAddress.WORKER_LIST).items();
  }

  int population() {
    return clouds().ovh().population() + clouds().azure().population();
  }

  void awaitSucceeded(String batch, int tasks) {
    await()
        .alias("tasks of " + batch)
        .atMost(PATIENCE)
        .until(() -> client().tasks(batch, "succeeded") == tasks);
  }

  /** Until every worker is retired and nothing is left at the clouds, parts included. */
  void awaitEmptyClouds() {
    await().alias("no machine left").atMost(PATIENCE).until(() -> population() == 0);
    await()
        .alias("no address, interface or disk left")
        .atMost(PATIENCE)
        .until(() -> clouds().azureServer().parts().isEmpty());
    await().alias("no worker left").atMost(PATIENCE).until(() -> workers().isEmpty());
  }

  /** Ends all faults and forgets what they taught. */
  void calm() {
    clouds().faults().clear();
    sql("DELETE FROM scitqd.unavailability");
  }

  @Override
  public void close() {
    system.close();
    database.close();
  }
}
