package io.scitq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people read of money, quotas, bans, blocks and statistics. */
class AccountVerbsTest {
  private FakeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Run answered(String answer, String... line) {
    server.answers(200, answer);
    return Run.of(server, line);
  }

  private static String items(String... views) {
    return "{\"items\": [" + String.join(",", views) + "]}";
  }

  private static String block(boolean holds, String until) {
    return """
    {"id": 7, "provider": "azure", "region": "westeurope", "flavor": null,
     "family": "standardDSv5Family", "min_cpu": 8, "cause": "no_capacity",
     "since": "2026-11-24T10:00:00", "until": %s, "repeats": 2, "said": "Allocation failed",
     "holds": %s}
    """
        .formatted(until, holds);
  }

  @Test
  void listsWhatFailuresForbid() { // lesson 13
    assertThat(
            answered(items(block(true, "\"2026-11-24T12:00:00\"")), "unavailability", "list").out())
        .isEqualTo(
            """
              id  provider    region      flavor    family                min_cpu  cause        since                until                  repeats  said
               7  azure       westeurope            standardDSv5Family          8  no_capacity  2026-11-24 10:00:00  2026-11-24 12:00:00          2  Allocation failed
            """);
    assertThat(answered(items(block(true, "null")), "unavailability", "list").out())
        .contains("cleared by an operator");
    assertThat(
            answered(
                    items(block(false, "\"2026-11-24T12:00:00\"")),
                    "unavailability",
                    "list",
                    "--all")
                .out())
        .contains("ended, next launch probes");
  }

  @Test
  void clearsAndSaysWhat() {
    Run run = answered(items(block(true, "null")), "unavailability", "clear", "-i", "7");

    assertThat(run.out())
        .isEqualTo(
            "cleared 7: no_capacity of standardDSv5Family from 8 vCPUs at azure in westeurope\n");
    assertThat(run.status()).isZero();
  }

  @Test
  void clearingWantsToKnowWhich() {
    Run none = Run.of(server, "unavailability", "clear");
    Run noNumber = Run.of(server, "unavailability", "clear", "-i", "first");

    assertThat(none.status()).isEqualTo(2);
    assertThat(none.err()).contains("say which");
    assertThat(noNumber.status()).isEqualTo(2);
    assertThat(noNumber.err()).contains("--id wants a whole number").contains("'first'");
  }

  private static final String BAN =
      """
      {"flavor": "b3-8", "provider": "ovh", "region": null, "reason": "disk errors",
       "since": "2026-11-24T10:00:00"}
      """;

  @Test
  void bansAndAllowsAndListsBans() { // lesson 12
    assertThat(answered(BAN, "flavor", "ban", "b3-8", "-P", "ovh", "--reason", "disk errors").out())
        .isEqualTo("b3-8 at ovh is banned\n");
    assertThat(answered(items(BAN.replace("\"ovh\"", "null")), "flavor", "allow", "b3-8").out())
        .isEqualTo("b3-8 everywhere is allowed again\n");
    assertThat(answered(items(BAN), "flavor", "bans").out())
        .isEqualTo(
            """
            flavor    provider    region    since                reason
            b3-8      ovh                   2026-11-24 10:00:00  disk errors
            """);
  }

  @Test
  void aBanNeedsAReason() {
    Run run = Run.of(server, "flavor", "ban", "b3-8");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--reason");
  }

  @Test
  void saysWhatIsBannedInstead() {
    server.answers(
        404,
        "{\"code\": \"ban-unknown\", \"message\": \"no ban of b3-8 in GRA11\","
            + " \"details\": [\"banned: ovh/*/b3-8 (disk errors)\"]}");

    Run run = Run.of(server, "flavor", "allow", "b3-8", "-r", "GRA11");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("no ban of b3-8 in GRA11").contains("ovh/*/b3-8");
  }

  @Test
  void theListOfFlavorsSaysWhatIsNotBought() {
    Run run =
        answered(
            items(
                """
                {"name": "b3-8", "provider": "ovh", "region": "GRA11", "cpu": 2, "ram": 8.0,
                 "disk": 50.0, "tags": "", "gpu": null, "gpumem": null, "cost": 0.1,
                 "currency": "EUR", "eviction": 0, "eviction_assumed": false, "available": 3,
                 "banned": "disk errors", "blocked": "no_capacity until 2026-11-24T12:00:00Z",
                 "age_seconds": 4, "stale": false}
                """),
            "flavor",
            "list");

    assertThat(run.err())
        .contains("b3-8 in GRA11 is banned and not bought: disk errors")
        .contains("b3-8 in GRA11 is not bought now: no_capacity until");
  }

  @Test
  void listsQuotasWithTheirOrigin() {
    Run run =
        answered(
            items(
                """
                {"provider": "azure", "region": "westeurope", "kind": "spot-cores",
                 "origin": "provider", "limit": 100, "used_by_cloud": 40, "used_by_us": 32,
                 "in_flight": 8, "left": 52, "age_seconds": 125, "until": null, "said": null}
                """,
                """
                {"provider": "ovh", "region": "GRA11", "kind": "quota_reached",
                 "origin": "learned", "limit": null, "used_by_cloud": null, "used_by_us": null,
                 "in_flight": null, "left": 0, "age_seconds": null,
                 "until": "2026-11-24T12:00:00", "said": "Quota exceeded for cores"}
                """),
            "quota",
            "list");

    assertThat(run.out())
        .isEqualTo(
            """
            provider    region      kind           origin    limit    used_by_cloud    used_by_us    in_flight      left  age
            azure       westeurope  spot-cores     provider  100      40               32            8                52  2m
            ovh         GRA11       quota_reached  learned                                                             0
            """);
    assertThat(run.err())
        .isEqualTo("ovh/GRA11 is closed until 2026-11-24 12:00:00: Quota exceeded for cores\n");
  }

  @Test
  void showsWhatABatchCostsInEachCurrency() { // lesson 39
    Run run =
        answered(
            items(
                """
                {"batch": "A",
                 "totals": [{"currency": "EUR", "spent": 1.250000, "per_hour": 0.5},
                            {"currency": "USD", "spent": 0.080000, "per_hour": 0}],
                 "lines": [
                  {"provider": "ovh", "region": "GRA11", "flavor": "b3-8",
                   "purchase": "on-demand", "currency": "EUR", "launches": 3, "failed": 1,
                   "running": 1, "hours": 2.5, "spent": 1.250000, "per_hour": 0.5},
                  {"provider": "azure", "region": "westeurope", "flavor": "D8s",
                   "purchase": "spot", "currency": "USD", "launches": 1, "failed": 0,
                   "running": 0, "hours": 1.0, "spent": 0.080000, "per_hour": 0}]}
                """),
            "batch",
            "cost",
            "-n",
            "A");

    assertThat(run.out())
        .contains("A        ovh         GRA11       b3-8      on-demand")
        .endsWith("\nA: 1.25 EUR so far, 0.5 EUR/h now\nA: 0.08 USD so far, 0 USD/h now\n");
    assertThat(answered(items(), "batch", "cost").err()).contains("no machine was bought");
  }

  @Test
  void showsHowLaunchesFared() {
    Run run =
        answered(
            items(
                """
                {"flavor": "D8s", "provider": "azure", "region": "westeurope",
                 "launched": {"total": 12, "recent": 7.5},
                 "registered": {"total": 9, "recent": 5.25},
                 "evicted": {"total": 1, "recent": 0.5},
                 "failures": [{"cause": "no_capacity", "total": 3, "recent": 2.25}],
                 "register_seconds": 95.5}
                """),
            "flavor",
            "stats");

    assertThat(run.out())
        .isEqualTo(
            """
            flavor    provider    region        total    launched    registered    evicted    start  failures
            D8s       azure       westeurope       12         7.5          5.25        0.5     95.5  no_capacity 2.25
            """);
  }
}
