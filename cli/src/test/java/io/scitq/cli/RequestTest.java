package io.scitq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What command lines ask of the server. */
class RequestTest {
  private FakeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          flavor list                 | scitq.flavor.list {}
          flavor find                 | scitq.flavor.list {}
          flavor list --explain       | scitq.flavor.explain {}
          flavor explain --limit 3    | scitq.flavor.explain {"limit": 3}
          flavor list -P ovh -rGRA11 --min-cpu 8 --min-ram=30.5 --min-disk 007 --max-eviction 0 --limit 2 --protofilters cpu>=10:region~GRA% | scitq.flavor.list {"provider": "ovh", "region": "GRA11", "min_cpu": 8, "min_ram": 30.5, "min_disk": 7, "max_eviction": 0, "limit": 2, "protofilters": "cpu>=10:region~GRA%"}
          flavor list --proto cpu>=1  | scitq.flavor.list {"protofilters": "cpu>=1"}
          flavor list --limit 1 --limit 2 | scitq.flavor.list {"limit": 2}
          recruiter list              | scitq.recruiter.list {}
          recruiter list -LH -b B     | scitq.recruiter.list {"batch": "B"}
          recruiter list --batch=     | scitq.recruiter.list {}
          recruiter plan -b B         | scitq.recruiter.plan {"batch": "B"}
          recruiter create -b B -f auto:cpu>=8 -C 4 -n 2 -r auto -P ovh -p 1 -T 3 -m 5 -W 10 | scitq.recruiter.create {"batch": "B", "rank": 2, "flavor": "auto:cpu>=8", "concurrency": 4, "region": "auto", "provider": "ovh", "prefetch": 1, "tasks_per_worker": 3, "minimum_tasks": 5, "maximum_workers": 10}
          recruiter update -b B -W 0  | scitq.recruiter.update {"batch": "B", "maximum_workers": 0}
          recruiter delete -b B -n 3  | scitq.recruiter.delete {"batch": "B", "rank": 3}
          worker list -b B -S evicted | scitq.worker.list {"batch": "B", "status": "evicted"}
          worker deploy -f d2-2 -r GRA11 -P ovh -b B -C 2 -p 1 -N 3 | scitq.worker.deploy {"flavor": "d2-2", "region": "GRA11", "provider": "ovh", "concurrency": 2, "prefetch": 1, "number": 3, "batch": "B"}
          worker delete -n node1      | scitq.worker.delete {"name": "node1"}
          worker delete -i 12         | scitq.worker.delete {"worker_id": 12}
          worker update -n w -S paused -b B -C 0 -p 2 -f x | scitq.worker.update {"name": "w", "status": "paused", "batch": "B", "concurrency": 0, "prefetch": 2, "flavor": "x"}
          updater run azure --force   | scitq.updater.run {"provider": "azure", "force": true}
          updater run ovh             | scitq.updater.run {"provider": "ovh"}
          updater status              | scitq.updater.status {}
          updater status ovh          | scitq.updater.status {"provider": "ovh"}
          """)
  void asksOnceWithWhatWasGiven(String line, String request) {
    Run.of(server, line.split(" +", -1));

    assertThat(server.asked()).containsExactly("POST /bus/" + request);
  }

  @Test
  void takesTheOptionBeforeTheVariable() {
    Run.with(Map.of("SCITQ_SERVER", "127.0.0.1:1"), "-s", server.address(), "worker", "list");

    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void sendsTextBeyondAsciiAsUtf8() {
    Run.of(server, "recruiter", "list", "-b", "données \"x\"");

    assertThat(server.asked())
        .containsExactly("POST /bus/scitq.recruiter.list {\"batch\": \"données \\\"x\\\"\"}");
  }

  @Test
  void splitsNothingAtBlanksInsideAnArgument() {
    Run.of(server, "worker", "list", "-b", "a b");

    assertThat(server.asked()).containsExactly("POST /bus/scitq.worker.list {\"batch\": \"a b\"}");
  }
}
