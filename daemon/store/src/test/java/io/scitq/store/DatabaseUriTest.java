package io.scitq.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseUriTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgresql://u:p@db.lab:5433/scitq | postgresql://u:***@db.lab:5433/scitq",
        "postgresql+psycopg2://u:p@db.lab/scitq | postgresql://u:***@db.lab:5432/scitq",
        "postgres://u@db.lab/scitq | postgresql://u@db.lab:5432/scitq",
        "postgresql://u:p@[::1]:5433/scitq | postgresql://u:***@[::1]:5433/scitq",
        "postgresql://root@/scitq | postgresql://root@/scitq?host=/var/run/postgresql&port=5432",
        "postgresql:///scitq | postgresql://me@/scitq?host=/var/run/postgresql&port=5432",
        "postgresql:// | postgresql://me@/me?host=/var/run/postgresql&port=5432",
        "postgresql://u@/scitq?host=/tmp/pg&port=5433 | postgresql://u@/scitq?host=/tmp/pg&port=5433",
        "postgresql://u@%2Ftmp%2Fpg/scitq | postgresql://u@/scitq?host=/tmp/pg&port=5432",
        "postgresql://u@/scitq?host=db.lab:5440 | postgresql://u@db.lab:5440/scitq",
        "postgresql://u@h/db?sslmode=require&client_encoding=utf8 | postgresql://u@h:5432/db?sslmode=require",
        "postgresql://h/?user=u&password=secret | postgresql://u:***@h:5432/u",
      })
  void readsTheFormsOfSqlalchemyAndLibpq(String text, String shown) {
    assertThat(DatabaseUri.parse(text, "me")).hasToString(shown);
  }

  @Test
  void decodesPercentSignsInNamesAndPasswords() {
    DatabaseUri uri = DatabaseUri.parse("postgresql://l%40b:p%40ss%2Fw+rd:/x@h/my%20db", "me");
    assertThat(uri.user()).isEqualTo("l@b");
    assertThat(uri.password()).contains("p@ss/w+rd:/x");
    assertThat(uri.database()).isEqualTo("my db");
    assertThat(uri.jdbcUrl()).isEqualTo("jdbc:postgresql://h:5432/my%20db");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sqlite:////tmp/scitq.db | SQLite is not supported",
        "mysql://u:secret@h/db | the scheme mysql is not PostgreSQL",
        "nonsense | expected postgresql://user:password@host:port/database",
        "postgresql://u:secret@h:port/db | host and port are not readable",
        "postgresql://u:secret@h:70000/db | port must be a number from 1 to 65535, got 70000",
        "postgresql://u:secret@h1,h2/db | several hosts are not supported",
        "postgresql://u:secret%zz@h/db | a % must be followed by two hexadecimal digits",
      })
  void refusesOthersWithASentenceAndWithoutThePassword(String text, String sentence) {
    assertThatThrownBy(() -> DatabaseUri.parse(text, "me"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence)
        .message()
        .doesNotContain("secret");
  }
}
