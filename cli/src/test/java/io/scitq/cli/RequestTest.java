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
          recruiter update -b B --region= --provider= --minimum-tasks= -W 4 --maximum-workers= | scitq.recruiter.update {"batch": "B", "clear": ["region", "provider", "minimum_tasks", "maximum_workers"]}
          recruiter update -b B --region= -r GRA11 | scitq.recruiter.update {"batch": "B", "region": "GRA11"}
          worker update -n w --batch= --flavor= -C 2 | scitq.worker.update {"name": "w", "concurrency": 2, "clear": ["batch", "flavor"]}
          task update -i 3 --new-name= --docker= --option= --input= --output= --resource= --requirements= --run-timeout= --download-timeout= | scitq.task.update {"task_id": 3, "clear": ["new_name", "container", "container_options", "input", "output", "resource", "required_task_ids", "run_timeout", "download_timeout"]}
          recruiter delete -b B -n 3  | scitq.recruiter.delete {"batch": "B", "rank": 3}
          worker list -b B -S evicted | scitq.worker.list {"batch": "B", "status": "evicted"}
          worker deploy -f d2-2 -r GRA11 -P ovh -b B -C 2 -p 1 -N 3 | scitq.worker.deploy {"flavor": "d2-2", "region": "GRA11", "provider": "ovh", "concurrency": 2, "prefetch": 1, "number": 3, "batch": "B"}
          worker delete -n node1      | scitq.worker.delete {"name": "node1"}
          worker delete -i 12         | scitq.worker.delete {"worker_id": 12}
          worker update -n w -S paused -b B -C 0 -p 2 -f x | scitq.worker.update {"name": "w", "status": "paused", "batch": "B", "concurrency": 0, "prefetch": 2, "flavor": "x"}
          task list                   | scitq.task.list {"limit": 1000}
          task list -b B -S failed -n N -i 1 -i 2 -L -H | scitq.task.list {"status": "failed", "batch": "B", "name": "N", "task_ids": [1, 2], "limit": 1000}
          task relaunch -i 3          | scitq.task.relaunch {"task_id": 3}
          task relaunch -n N          | scitq.task.relaunch {"name": "N"}
          task delete -i 3            | scitq.task.delete {"task_id": 3}
          task delete -n N            | scitq.task.delete {"name": "N"}
          task update -i 3 -N M -c ls -S pending -b B -d ubuntu -O --rm -j file:///i -o file:///o -r file:///r -R 4,5 --retry 2 --run-timeout 60 --download-timeout 70 --use-cache yes | scitq.task.update {"task_id": 3, "new_name": "M", "command": "ls", "status": "pending", "batch": "B", "container": "ubuntu", "container_options": "--rm", "input": "file:///i", "output": "file:///o", "resource": "file:///r", "required_task_ids": [4, 5], "retry": 2, "run_timeout": 60, "download_timeout": 70, "use_cache": true}
          task update -n N --use-cache no | scitq.task.update {"name": "N", "use_cache": false}
          task output -i 3 -o         | scitq.execution.output {"task_id": 3, "output_position": 1, "error_position": 0, "limit": 250000}
          task output -n N -e         | scitq.execution.output {"name": "N", "output_position": 0, "error_position": 1, "limit": 250000}
          execution list              | scitq.execution.list {"limit": 10}
          execution list -i 3 -S refused -b B -l 5 -L | scitq.execution.list {"task_id": 3, "status": "refused", "batch": "B", "trunc": 50, "limit": 5}
          execution list -n N -l 2000 | scitq.execution.list {"task_name": "N", "limit": 1000}
          execution output -x 9       | scitq.execution.list {"execution_id": 9, "limit": 1}
          execution output -n N -S failed -l 3 | scitq.execution.list {"task_name": "N", "status": "failed", "limit": 3}
          execution output -i 3 -N -2 | scitq.execution.list {"task_id": 3, "limit": 1000}
          execution output -i 3 -N 0  | scitq.execution.list {"task_id": 3, "limit": 10}
          execution output -x 9 -e --raw | scitq.execution.output {"execution_id": 9, "output_position": 0, "error_position": 1, "limit": 250000}
          batch list                  | scitq.batch.list {}
          batch list -b B -L          | scitq.batch.list {"batch": "B"}
          batch stop -n A -n B        | scitq.batch.stop {"batches": ["A", "B"]}
          batch stop -n A -N 9        | scitq.batch.stop {"batches": ["A"], "signal": 9}
          batch stop -n A --term      | scitq.batch.stop {"batches": ["A"], "signal": 3}
          batch stop -n A --kill      | scitq.batch.stop {"batches": ["A"], "signal": 9}
          batch stop -n A --pause     | scitq.batch.stop {"batches": ["A"], "signal": 20}
          batch go -n A               | scitq.batch.go {"batches": ["A"]}
          batch go -n A --cont        | scitq.batch.go {"batches": ["A"], "signal": 18}
          batch go -n A -N 18         | scitq.batch.go {"batches": ["A"], "signal": 18}
          batch delete -n A -n B      | scitq.batch.delete {"batches": ["A", "B"]}
          job list -S failed -l 5     | scitq.job.list {"status": "failed", "limit": 5}
          job show -i 7               | scitq.job.list {"job_id": 7}
          config rclone --show        | scitq.config.rclone {}
          ansible inventory --list    | scitq.worker.inventory {}
          ansible inventory --host h  | scitq.worker.inventory {}
          debug run -i 3              | scitq.task.list {"task_ids": [3], "limit": 1}
          debug run -n N              | scitq.task.list {"name": "N", "limit": 1}
          debug run -b B              | scitq.task.list {"status": "pending", "batch": "B", "limit": 1}
          debug run                   | scitq.task.list {"status": "pending", "limit": 1}
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
  void clearsWithAnEmptyArgument() {
    Run.of(server, "worker", "update", "-n", "w", "-b", "");

    assertThat(server.asked())
        .containsExactly("POST /bus/scitq.worker.update {\"name\": \"w\", \"clear\": [\"batch\"]}");
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
