package io.scitq.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachPostgres
class MigrationsIT {
  private final TestDatabase test;

  MigrationsIT(TestPostgres postgres) {
    test = TestDatabase.migrated(postgres);
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void makesTheElevenTablesOfScitq13AndNothingElseInPublic() {
    assertThat(
            test.value(
                "SELECT string_agg(tablename, ' ' ORDER BY tablename) FROM pg_tables"
                    + " WHERE schemaname = 'public'"))
        .isEqualTo(
            "execution flavor flavormetrics flavorstats job recruiter region requirement signal"
                + " task worker");
  }

  @Test
  void changesNothingTheSecondTime() {
    String before = test.value("SELECT count(*) FROM scitqd.schema_history");
    test.database().migrate();
    assertThat(test.value("SELECT count(*) FROM scitqd.schema_history")).isEqualTo(before);
  }

  @Test
  void onlyTheNewestExecutionOfATaskIsLatest() {
    test.execute(
        "INSERT INTO task (command, status, creation_date, batch, retry)"
            + " VALUES ('true', 'pending', now(), 'b', 0)");
    for (int i = 0; i < 3; i++) {
      test.execute(
          "INSERT INTO execution (task_id, status, creation_date, latest)"
              + " VALUES (1, 'pending', now(), true)");
    }
    assertThat(test.value("SELECT string_agg(execution_id::text, ',') FROM execution WHERE latest"))
        .isEqualTo("3");
  }

  @Test
  void quartzHasItsTablesInASchemaOfItsOwn() {
    assertThat(test.value("SELECT count(*) FROM pg_tables WHERE schemaname = 'quartz'"))
        .isEqualTo("11");
  }
}
