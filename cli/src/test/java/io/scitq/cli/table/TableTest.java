package io.scitq.cli.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  private static final List<String> WORKER =
      List.of(
          "worker_id",
          "name",
          "status",
          "concurrency",
          "creation_date",
          "last_contact_date",
          "batch");

  @Test
  void printsTheManualsListOfWorkers() {
    Table table =
        new Table(
            WORKER,
            List.of(
                List.of(
                    "1",
                    "epeire.local",
                    "running",
                    "1",
                    "2022-11-16 08:25:25.747354",
                    "2022-11-16 08:28:14.738917",
                    "Default")));

    assertThat(table.withTitles())
        .isEqualTo(
            """
              worker_id  name          status      concurrency  creation_date               last_contact_date           batch
                      1  epeire.local  running               1  2022-11-16 08:25:25.747354  2022-11-16 08:28:14.738917  Default
            """);
  }

  @Test
  void printsTheProtocolsSample() {
    Table table =
        new Table(
            WORKER,
            List.of(
                List.of(
                    "1",
                    "vm",
                    "offline",
                    "1",
                    "2026-11-23 01:06:13.106182",
                    "2026-11-23 01:08:10.532388",
                    "A")));

    assertThat(table.withTitles())
        .isEqualTo(
            """
              worker_id  name    status      concurrency  creation_date               last_contact_date           batch
                      1  vm      offline               1  2026-11-23 01:06:13.106182  2026-11-23 01:08:10.532388  A
            """);
  }

  @Test
  void printsTheManualsListOfBatches() {
    Table table =
        new Table(
            List.of("batch", "pending", "accepted", "running", "failed", "succeeded", "workers"),
            List.of(List.of("test", "", "", "", "", "1", "epeire.local")));

    assertThat(table.withTitles())
        .isEqualTo(
            """
            batch    pending    accepted    running    failed      succeeded  workers
            test                                                           1  epeire.local
            """);
  }

  @Test
  void printsTheManualsEmptyCountsAfterANumber() {
    Table table =
        new Table(
            List.of("batch", "prefetch", "assigned", "accepted"),
            List.of(List.of("Default", "0", "", "")));

    assertThat(table.withTitles())
        .isEqualTo(
            """
            batch      prefetch  assigned    accepted
            Default           0
            """);
  }

  @Test
  void alignsDecimalsOnThePointWithSixDigits() {
    Table table =
        new Table(
            List.of("cost"),
            List.of(List.of("0.123456789"), List.of("12"), List.of("3.5"), List.of("1234567.0")));

    // as tabulate prints them
    assertThat(table.withTitles()).isEqualTo("        cost\n 0.123457\n12\n 3.5\n 1.23457e+06\n");
  }

  @Test
  void showsNumbersAsWrittenWhenOneCellIsEmpty() {
    Table table = new Table(List.of("gpumem"), List.of(List.of("32.0"), List.of("")));

    assertThat(table.withTitles()).isEqualTo("gpumem\n32.0\n\n");
  }

  @Test
  void printsOnlyTitlesWithoutRows() {
    Table table = new Table(List.of("batch", "rank"), List.of());

    assertThat(table.withTitles()).isEqualTo("batch    rank\n");
    assertThat(table.withoutTitles()).isEmpty();
  }

  @Test
  void isAsNarrowAsItsCellsWithoutTitles() {
    Table table =
        new Table(List.of("batch", "rank"), List.of(List.of("a", "1"), List.of("bc", "10")));

    assertThat(table.withoutTitles()).isEqualTo("a    1\nbc  10\n");
  }

  @Test
  void spreadsACellWithLineBreaksOverLines() {
    Table table = new Table(List.of("a", "b"), List.of(List.of("x\nyy", "1"), List.of("z", "2")));

    assertThat(table.withTitles()).isEqualTo("a      b\nx      1\nyy\nz      2\n");
  }

  @Test
  void countsCharactersNotBytesNorSurrogates() {
    Table table = new Table(List.of("n", "m"), List.of(List.of("été😀😀", "x"), List.of("a", "y")));

    assertThat(table.withoutTitles()).isEqualTo("été😀😀  x\na      y\n");
  }

  @Test
  void refusesARowOfAnotherLength() {
    assertThatThrownBy(() -> new Table(List.of("a"), List.of(List.of("1", "2"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 cells");
  }
}
