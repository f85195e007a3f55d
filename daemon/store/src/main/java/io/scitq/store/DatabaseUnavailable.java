package io.scitq.store;

import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The database cannot be reached or does not let us in. The message is a sentence for the person
 * who configured it and holds no secret.
 */
public final class DatabaseUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Meanings of SQLSTATE, longest prefix first looked for. */
  private static final Map<String, String> MEANINGS =
      Map.of(
          "28P01", "the password is wrong",
          "28000", "the server does not let this user in (see its pg_hba.conf)",
          "3D000", "the server has no such database: create it, or correct its name",
          "42501", "the user may not do this: give it the right to create schemas there",
          "53300", "the server has no free connection: lower SQLALCHEMY_POOL_SIZE",
          "57P03", "the server is starting or stopping",
          "08001", "nobody answers there: is PostgreSQL running, are host and port right?",
          "08004", "the server refused the connection",
          "08006", "the connection broke");

  DatabaseUnavailable(DatabaseUri uri, Throwable cause) {
    super("The database " + uri + " cannot be used: " + reason(cause) + ".", cause);
  }

  private static String reason(Throwable cause) {
    SQLException problem = sqlCause(cause);
    if (problem == null) {
      return String.valueOf(cause.getMessage());
    }
    String meaning = MEANINGS.get(String.valueOf(problem.getSQLState()));
    String words = String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
    return meaning == null ? words : meaning + " (" + words + ")";
  }

  private static @Nullable SQLException sqlCause(Throwable cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof SQLException problem && problem.getSQLState() != null) {
        return problem;
      }
    }
    return null;
  }
}
