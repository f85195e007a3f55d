package io.scitq.server;

import io.scitq.server.http.HealthCheck;
import io.scitq.store.Database;
import java.util.List;
import java.util.Optional;

/** What must be there before requests make sense. */
final class ReadyChecks {
  private ReadyChecks() {}

  static List<HealthCheck> of(Database database) {
    return List.of(new DatabaseAnswers(database));
  }

  private record DatabaseAnswers(Database database) implements HealthCheck {
    @Override
    public String name() {
      return "database";
    }

    @Override
    public Optional<String> problem() {
      return database.answers()
          ? Optional.empty()
          : Optional.of("the database does not answer within two seconds");
    }
  }
}
